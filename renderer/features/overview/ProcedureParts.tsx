// Owns complaint steps with their computed working days, related complaints and contacts on the Overview.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { type Calendar, workingDaysBetween } from '../../../db/model/clocks.ts';
import { formatDay } from '../../../db/model/dates.ts';
import type { Draft, DraftValue } from '../../../db/model/draft.ts';
import { add, type ChangeDraft, edit, remove } from '../../api/draft.ts';
import { contactText, overviewText as text } from '../../text/overview.ts';
import { DayField } from '../../ui/DateField.tsx';
import { TypedField } from '../../ui/TypedField.tsx';
import { ContactNote } from './ContactNote.tsx';
import { LongFields, Part, PartRow } from './Part.tsx';

interface PartOfDraft {
  readonly draft: Draft;
  readonly change: ChangeDraft;
}

const wide = { gridColumn: '1 / -1' } as const;

/** Working days from one day to another in words; empty when either is not known. */
function daysBetween(from: string | null, to: string | null, calendar: Calendar | null): string {
  if (from === null || to === null || calendar === null) return '';
  return text.afterDays(workingDaysBetween(from, to, calendar));
}

/** What was sent, how it was treated, and how long each answer took. */
export function StepsPart({ draft, change, calendar }: PartOfDraft & { readonly calendar: Calendar | null }) {
  const nextStage = Math.min(3, Math.max(0, ...draft.complaintStep.map(({ value }) => value.stage)) + 1);
  const empty: DraftValue<'complaintStep'> = {
    stage: nextStage,
    sent: null,
    sentAs: '',
    treatedAs: '',
    acknowledged: null,
    responded: null,
    points: [],
    outcome: '',
    offer: '',
    sought: '',
    mediation: '',
    cites: [],
  };
  return (
    <Part
      title={text.steps}
      addName={text.addStep}
      onAdd={() => void change(text.addStep, [add('complaintStep', empty)])}
      none={draft.complaintStep.length === 0 ? text.noSteps : null}
    >
      {draft.complaintStep.map((row) => {
        const { value } = row;
        const name = text.stepNames[value.stage] ?? `${text.stageNumber} ${value.stage}`;
        const keep = (part: Partial<DraftValue<'complaintStep'>>) => void change(text.edit(name), [edit('complaintStep', row, part)]);
        return (
          <PartRow
            key={row.id}
            name={`${name} ${row.key}`}
            lead={row.key}
            onRemove={() => void change(text.removeLabel(name), [remove('complaintStep', row)])}
          >
            <TypedField
              label={text.stageNumber}
              value={String(value.stage)}
              onKeep={(typed) => /^[0-9]$/.test(typed.trim()) && keep({ stage: Number(typed.trim()) })}
            />
            <DayField label={text.sent} value={value.sent} onChange={(sent) => keep({ sent })} />
            <Counted days={daysBetween(value.sent, value.acknowledged, calendar)}>
              <DayField label={text.acknowledged} value={value.acknowledged} onChange={(acknowledged) => keep({ acknowledged })} />
            </Counted>
            <Counted days={daysBetween(value.sent, value.responded, calendar)}>
              <DayField label={text.responded} value={value.responded} onChange={(responded) => keep({ responded })} />
            </Counted>
            <TypedField label={text.sentAs} value={value.sentAs} onKeep={(sentAs) => keep({ sentAs })} />
            <TypedField label={text.treatedAsStep} value={value.treatedAs} onKeep={(treatedAs) => keep({ treatedAs })} />
            <LongFields>
              <TypedField isMultiline label={text.outcome} value={value.outcome} onKeep={(outcome) => keep({ outcome })} />
              <TypedField isMultiline label={text.offer} value={value.offer} onKeep={(offer) => keep({ offer })} />
              <TypedField isMultiline label={text.sought} value={value.sought} onKeep={(sought) => keep({ sought })} />
              <TypedField isMultiline label={text.mediation} value={value.mediation} onKeep={(mediation) => keep({ mediation })} />
            </LongFields>
            <Box sx={wide}>
              <TypedField
                isMultiline
                label={text.points}
                value={value.points.join('\n')}
                onKeep={(typed) =>
                  keep({
                    points: typed
                      .split('\n')
                      .map((point) => point.trim())
                      .filter(Boolean),
                  })
                }
              />
            </Box>
          </PartRow>
        );
      })}
    </Part>
  );
}

function Counted({ days, children }: { readonly days: string; readonly children: React.ReactNode }) {
  return (
    <Box>
      {children}
      {days !== '' && <Box sx={{ fontSize: 12, color: 'text.secondary', ml: 1.75, mt: '2px' }}>{days}</Box>}
    </Box>
  );
}

/** The landlord's earlier or later references, and why they are not looked at here. */
export function RelatedPart({ draft, change }: PartOfDraft) {
  const empty: DraftValue<'relatedComplaint'> = {
    reference: text.newRelated,
    subject: '',
    raised: '',
    stage: null,
    responded: null,
    why: '',
    residentCan: '',
  };
  return (
    <Part
      title={text.related}
      addName={text.addRelated}
      onAdd={() => void change(text.addRelated, [add('relatedComplaint', empty)])}
      none={draft.relatedComplaint.length === 0 ? text.noRelated : null}
    >
      {draft.relatedComplaint.map((row) => {
        const { value } = row;
        const keep = (part: Partial<DraftValue<'relatedComplaint'>>) =>
          void change(text.edit(value.reference), [edit('relatedComplaint', row, part)]);
        return (
          <PartRow
            key={row.id}
            name={value.reference}
            onRemove={() => void change(text.removeLabel(value.reference), [remove('relatedComplaint', row)])}
          >
            <TypedField label={text.reference} value={value.reference} onKeep={(reference) => keep({ reference: reference.trim() })} />
            <TypedField label={text.subject} value={value.subject} onKeep={(subject) => keep({ subject })} />
            <TypedField label={text.raised} value={value.raised} onKeep={(raised) => keep({ raised })} />
            <DayField label={text.responded} value={value.responded} onChange={(responded) => keep({ responded })} />
            <TypedField
              label={text.stageReached}
              value={value.stage === null ? '' : String(value.stage)}
              onKeep={(typed) => {
                const stage = typed.trim();
                if (stage === '' || /^[0-9]$/.test(stage)) keep({ stage: stage === '' ? null : Number(stage) });
              }}
            />
            <Box sx={wide}>
              <TypedField isMultiline label={text.relatedWhy} value={value.why} onKeep={(why) => keep({ why })} />
            </Box>
            <Box sx={wide}>
              <TypedField isMultiline label={text.residentCan} value={value.residentCan} onKeep={(residentCan) => keep({ residentCan })} />
            </Box>
          </PartRow>
        );
      })}
    </Part>
  );
}

/** Our own calls, e-mails and letters with the parties. */
export function ContactsPart({ caseId, draft }: { readonly caseId: string; readonly draft: Draft }) {
  const [isNoting, setIsNoting] = useState(false);
  return (
    <Part title={text.contacts} addName={contactText.newNote} onAdd={() => setIsNoting(true)}>
      {draft.contact.length === 0 ? (
        <Button color="inherit" onClick={() => setIsNoting(true)} sx={{ color: 'text.secondary' }}>
          {text.noContacts}
        </Button>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
          {[...draft.contact]
            .sort((a, b) => (a.value.on < b.value.on ? 1 : -1))
            .map(({ id, value }) => (
              <li key={id}>
                <b>{formatDay(value.on)}</b> {value.at}{' '}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {value.how}, {contactText.directionOf[value.direction]}: {value.party}.
                </Box>{' '}
                {value.text}
              </li>
            ))}
        </Box>
      )}
      {isNoting && <ContactNote caseId={caseId} onClose={() => setIsNoting(false)} />}
    </Part>
  );
}
