// Owns what the pairing panel says of one report: steps linked with their working, what is expected of it, limits it can be held to, what was said not to
// belong. Each change is one command.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Calendar } from '../../../db/model/clocks.ts';
import { formatDay } from '../../../db/model/dates.ts';
import { type Draft, type DraftRow, emptyExpectation, type Link, linkSteps } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { type ExpectationReading, exactDay, type PairedStep } from '../../../db/model/pairing.ts';
import { limitsInForce } from '../../../db/model/policies.ts';
import { limitEnd, limitWords } from '../../../db/model/timeLimit.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { wordingOf } from '../../api/fact.ts';
import { sayWithUndo } from '../../api/history.ts';
import { pairingText, stepText, pairingPanelText as text } from '../../text/pairing.ts';
import { ChangeButton, Changing } from '../../ui/changing.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { TypedField } from '../../ui/TypedField.tsx';

interface LinkedStepsProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly byId: ReadonlyMap<string, AxisRow>;
  readonly report: AxisRow;
  readonly steps: readonly PairedStep[];
  readonly readings: readonly ExpectationReading[];
  readonly calendar: Calendar | null;
  readonly sourceOf: (reading: ExpectationReading) => string | null;
  readonly onOpen: (row: AxisRow) => void;
  /** What had the keyboard may be gone with the line it stood in. */
  readonly onDone: () => void;
}

/** The lists of one report. */
export function LinkedSteps({ caseId, draft, byId, report, steps, readings, calendar, sourceOf, onOpen, onDone }: LinkedStepsProps) {
  const change = useChangeDraft(caseId);
  const [openId, setOpenId] = useState<string | null>(null);
  const run = async (label: string, ...changes: Parameters<typeof change>[1]) => {
    const reply = await change(label, changes);
    if (!reply.ok) return;
    sayWithUndo(caseId, text.done(label));
    onDone();
  };
  const exhibitOf = (id: string) => byId.get(id)?.exhibit ?? '';
  const ofReport = draft.link.filter(({ value }) => value.reportId === report.id);
  const notLinked = ofReport.filter(({ value }) => value.verdict === 'not linked');
  const about = new Set([report.id, ...steps.map(({ link }) => link.value.stepId)]);
  const heldAgainst = new Set(steps.map(({ link }) => link.value.expectationId));
  const expected = readings.filter(
    ({ expectation: { id, value } }) => heldAgainst.has(id) || (value.startEntryId !== null && about.has(value.startEntryId)),
  );
  const day = exactDay(report.date);
  const limits = limitsInForce(draft, day).filter(
    ({ limit }) => !draft.expectation.some(({ value }) => value.policyLimitId === limit.id && value.startEntryId === report.id),
  );
  const limitText = ({ policy, limit }: (typeof limits)[number]) => {
    const due = day === null || calendar === null ? null : formatDay(limitEnd(day, limit.value.limit, calendar));
    return text.limit(policy.value.name, limit.value.text, limitWords(limit.value.limit), due);
  };
  const holdTo = (limitId: string) => {
    const chosen = limits.find(({ limit }) => limit.id === limitId);
    if (chosen === undefined) return;
    const { value } = chosen.limit;
    const words = wordingOf(`${report.exhibit}: ${value.text}`);
    const heads = Object.entries(report.scope).filter(([, position]) => position === 'in');
    const expectation = {
      ...emptyExpectation(heads.length === 1 ? (heads[0]?.[0] ?? null) : null),
      text: words,
      basis: 'limit' as const,
      policyLimitId: chosen.limit.id,
      startEntryId: report.id,
      limit: value.limit,
      steps: [value.step],
      cites: value.cites,
    };
    void run(text.labelExpect(words), add('expectation', expectation));
  };
  return (
    <div>
      <Heading>{text.steps}</Heading>
      {steps.length === 0 && <Box sx={{ color: 'text.secondary', py: 0.25 }}>{text.noSteps}</Box>}
      <Box component="ul" sx={listLook}>
        {steps.map(({ link, count, standing }) => {
          const step = byId.get(link.value.stepId);
          if (step === undefined) return null;
          return (
            <Box component="li" key={link.id} sx={{ py: 0.25 }}>
              <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline' }}>
                <ExhibitTag exhibit={step.exhibit} side={step.side} onOpen={() => onOpen(step)} />
                <span>{pairingText.asStep(link.value.step, count?.workingDays ?? null, report.exhibit, standing)}</span>
                <Box sx={{ flex: 1 }} />
                <Button
                  size="small"
                  sx={small}
                  aria-expanded={openId === link.id}
                  onClick={() => setOpenId(openId === link.id ? null : link.id)}
                >
                  {text.details}
                </Button>
                <ChangeButton
                  size="small"
                  color="inherit"
                  sx={small}
                  aria-label={text.labelUnlink(report.exhibit, step.exhibit)}
                  onClick={() => void run(text.labelUnlink(report.exhibit, step.exhibit), remove('link', link))}
                >
                  {text.unlink}
                </ChangeButton>
              </Box>
              {count !== null && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{pairingText.working(count)}</Box>}
              {link.value.note !== '' && openId !== link.id && <Box sx={{ fontSize: 12 }}>{link.value.note}</Box>}
              {openId === link.id && (
                <LinkDetails
                  draft={draft}
                  link={link}
                  onPatch={(patch) => void change(text.labelEdit(report.exhibit, step.exhibit), [edit('link', link, patch)])}
                />
              )}
            </Box>
          );
        })}
      </Box>
      {(expected.length > 0 || limits.length > 0) && <Heading>{text.expectations}</Heading>}
      <Box component="ul" sx={listLook}>
        {expected.map((reading) => (
          <Box component="li" key={reading.expectation.id} sx={{ py: 0.25 }}>
            {pairingText.expected(reading, sourceOf(reading), reading.due === null ? null : formatDay(reading.due))}
          </Box>
        ))}
      </Box>
      {limits.length > 0 && (
        <Changing>
          <TextField
            select
            fullWidth
            label={text.holdTo(report.exhibit)}
            value=""
            onChange={(event) => holdTo(event.target.value)}
            sx={{ my: 0.75, maxWidth: 560 }}
          >
            {limits.map((each) => (
              <MenuItem key={each.limit.id} value={each.limit.id}>
                {limitText(each)}
              </MenuItem>
            ))}
          </TextField>
        </Changing>
      )}
      {notLinked.length > 0 && <Heading>{text.notLinked}</Heading>}
      <Box component="ul" sx={listLook}>
        {notLinked.map((link) => (
          <Box component="li" key={link.id} sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline' }}>
            <span>
              {exhibitOf(link.value.stepId)} {byId.get(link.value.stepId)?.title}
            </span>
            <ChangeButton
              size="small"
              sx={small}
              onClick={() => void run(text.labelTakeBack(report.exhibit, exhibitOf(link.value.stepId)), remove('link', link))}
            >
              {text.takeBack}
            </ChangeButton>
          </Box>
        ))}
      </Box>
    </div>
  );
}

/** A small heading inside the panel. */
export function Heading({ id, children }: { readonly id?: string; readonly children: React.ReactNode }) {
  return (
    <Box
      component="h3"
      {...(id === undefined ? {} : { id })}
      sx={{ m: 0, py: 0.25, fontSize: 12, fontWeight: 600, color: 'text.secondary' }}
    >
      {children}
    </Box>
  );
}

const listLook = { listStyle: 'none', m: 0, p: 0 } as const;
const small = { py: 0, fontSize: 12, minWidth: 0, whiteSpace: 'nowrap' } as const;

interface LinkDetailsProps {
  readonly draft: Draft;
  readonly link: DraftRow<'link'>;
  readonly onPatch: (patch: Partial<Link>) => void;
}

/** What a link can carry besides its step. */
function LinkDetails({ draft, link, onPatch }: LinkDetailsProps) {
  const { value } = link;
  const marksOf = (entryId: string) => draft.mark.filter((mark) => mark.value.entryId === entryId);
  const choices = [
    { label: text.reportMark, name: 'reportMarkId', none: text.noMark, options: marksOf(value.reportId).map(markOption) },
    { label: text.stepMark, name: 'stepMarkId', none: text.noMark, options: marksOf(value.stepId).map(markOption) },
    {
      label: text.expectation,
      name: 'expectationId',
      none: text.noExpectation,
      options: draft.expectation.map(({ id, key, value: { text: words } }) => ({ id, words: `${key} ${words}` })),
    },
  ] as const;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(170px, 1fr))', gap: 1, py: 0.75 }}>
      <Changing>
        {' '}
        <TextField
          select
          label={text.step}
          value={value.step}
          onChange={(event) => onPatch({ step: linkSteps.find((step) => step === event.target.value) ?? value.step })}
        >
          {linkSteps.map((step) => (
            <MenuItem key={step} value={step}>
              {stepText[step]}
            </MenuItem>
          ))}
        </TextField>
        {choices.map(({ label, name, none, options }) => (
          <TextField
            key={name}
            select
            label={label}
            value={value[name] ?? ''}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            onChange={(event) => onPatch({ [name]: event.target.value === '' ? null : event.target.value })}
          >
            <MenuItem value="">{none}</MenuItem>
            {options.map(({ id, words }) => (
              <MenuItem key={id} value={id}>
                {words}
              </MenuItem>
            ))}
          </TextField>
        ))}
        <TypedField label={text.note} value={value.note} onKeep={(note) => onPatch({ note })} />
      </Changing>
    </Box>
  );
}

function markOption({ id, key, value }: DraftRow<'mark'>) {
  return { id, words: `${key} ${wordingOf(value.anchor.exact).slice(0, 70)}` };
}
