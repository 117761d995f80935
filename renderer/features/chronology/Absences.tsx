// Owns the list of absences: which negative each is, what was asked for and searched, what is known of the evidence, and what raises it again. One command
// per line kept, removed or said to stand. Takes none back by itself.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { AbsenceReading, NotSearched } from '../../../db/model/absences.ts';
import { formatDay } from '../../../db/model/dates.ts';
import { type Absence, type DraftRow, emptyAbsence } from '../../../db/model/draft.ts';
import { editOf, useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { citableText } from '../../text/citables.ts';
import { requestStateText, absenceText as text } from '../../text/missing.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { absenceWords } from '../../ui/citables.ts';
import { EditableList } from '../../ui/EditableList.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { Cited, headLetter, isOfHead, Line, type ListedCase, type OpenList, Under } from '../../ui/missingLine.tsx';
import { AbsenceFields } from './AbsenceFields.tsx';
import { EvidenceLine } from './Evidence.tsx';
import { NotSearchedPapers } from './NotSearchedPapers.tsx';

interface AbsencesProps extends ListedCase, OpenList<'absence'> {
  readonly readings: ReadonlyMap<string, AbsenceReading>;
  /** Undefined until it is known. */
  readonly unsearched: NotSearched | undefined;
  /** The expectation a new one is for. */
  readonly forExpectation: string | null;
}

/** The absences. */
export function Absences(props: AbsencesProps) {
  const { caseId, draft, byId, headId, readings, forExpectation, open, setOpen, onKeep, onRemove } = props;
  const change = useChangeDraft(caseId);
  const startHead = draft.expectation.find(({ id }) => id === forExpectation)?.value.headId ?? headId;
  const stands = async (row: DraftRow<'absence'>) => {
    const ids = raisedIds(readings.get(row.id));
    if (ids.length === 0) return;
    const exhibits = ids.map((id) => byId.get(id)?.exhibit ?? '');
    const reply = await change(text.labelStands(row.key, exhibits), [
      editOf('absence', row, ({ lookedAt }) => ({ lookedAt: [...new Set([...lookedAt, ...ids])] })),
    ]);
    if (reply.ok) sayWithUndo(caseId, text.saidStands(row.key));
  };
  return (
    <EditableList
      title={text.title}
      none={text.none}
      addName={text.add}
      rows={draft.absence.filter(({ value }) => isOfHead(headId, value.headId))}
      open={open}
      setOpen={setOpen}
      nameOf={(row) => row.key}
      keysOf={(row) => ({ s: () => void stands(row) })}
      onRemove={(row) => onRemove(row, (act) => text.label(act, absenceWords(draft, row.value)))}
      line={(row) => (
        <AbsenceLine
          {...props}
          row={row}
          reading={readings.get(row.id)}
          onStands={() => void stands(row)}
          onRemoveIt={() => onRemove(row, (act) => text.label(act, absenceWords(draft, row.value)))}
        />
      )}
      fields={(row) => (
        <AbsenceFields
          key={row?.id ?? `new ${forExpectation ?? ''}`}
          caseId={caseId}
          draft={draft}
          unsearched={props.unsearched}
          onShow={props.onShow}
          title={row === null ? text.add : text.edit(row.key)}
          start={row?.value ?? emptyAbsence(startHead, forExpectation)}
          computed={readings.get(row?.id ?? '')?.computedState ?? 'not requested'}
          onKeep={(value) => onKeep(row, value, (act) => text.label(act, absenceWords(draft, value)))}
          onLeave={() => setOpen(null)}
        />
      )}
    />
  );
}

function raisedIds(reading: AbsenceReading | undefined): readonly string[] {
  return reading === undefined ? [] : [...new Set([...reading.linkedIds, ...reading.laterHits.map(({ entryId }) => entryId)])];
}

/** The three negatives differ in the line at their side, too. */
const edges = {
  'record-missing': 'dashed',
  'not-borne-out': 'dotted',
  uncontradicted: 'solid',
} as const satisfies Record<Absence['absenceKind'], string>;

interface AbsenceLineProps extends AbsencesProps {
  readonly row: DraftRow<'absence'>;
  readonly reading: AbsenceReading | undefined;
  readonly onStands: () => void;
  readonly onRemoveIt: () => void;
}

function AbsenceLine({ row, reading, unsearched, draft, byId, onShow, onStands, onRemoveIt }: AbsenceLineProps) {
  const { key, value } = row;
  const request = draft.request.find(({ id }) => id === value.requestId);
  const { searched, absenceKind } = value;
  return (
    <Box sx={{ borderLeft: `2px ${edges[absenceKind]} var(--mui-palette-warning-main)`, pl: 1 }}>
      <Line name={key} head={headLetter(draft, value.headId)} words={absenceWords(draft, value)}>
        <Typography variant="caption" component="div" sx={{ fontWeight: 600 }}>
          {citableText.absence[absenceKind]}
        </Typography>
        {request !== undefined && (
          <Under>
            {text.askedFor(request.key, request.value.to, request.value.item)} (
            {text.askedOn(
              request.value.asked === null ? null : formatDay(request.value.asked),
              requestStateText[request.value.state],
              request.value.reply,
            )}
            )
          </Under>
        )}
        {absenceKind === 'record-missing' && request === undefined && <Warning>{text.notAsked}</Warning>}
        <Under>
          {searched === null
            ? text.notSearched
            : text.searchedFor(searched.query, text.found(searched.count), searched.on === null ? null : formatDay(searched.on))}
        </Under>
        {searched !== null && <NotSearchedPapers unsearched={unsearched} />}
        {reading !== undefined && <EvidenceLine value={value} computed={reading.computedState} />}
        {value.lookedAt.length > 0 && <Under>{text.lookedAt(value.lookedAt.map((id) => byId.get(id)?.exhibit ?? ''))}</Under>}
        {reading !== undefined && reading.raisedBy.length > 0 && (
          <Box role="group" aria-label={text.raised} sx={{ mt: 0.5, p: 0.75, border: 1, borderColor: 'warning.main', borderRadius: 1 }}>
            <Warning>{text.raised}</Warning>
            {(['linked', 'received since'] as const).map((why) => {
              const ids = why === 'linked' ? reading.linkedIds : reading.laterHits.map(({ entryId }) => entryId);
              if (ids.length === 0) return null;
              return (
                <Cited key={why} lead={text.raisedBy[why]}>
                  {ids.map((id) => {
                    const entry = byId.get(id);
                    if (entry === undefined) return null;
                    return <ExhibitTag key={id} exhibit={entry.exhibit} side={entry.side} onOpen={() => onShow({ kind: 'entry', id })} />;
                  })}
                </Cited>
              );
            })}
            <Box sx={{ display: 'flex', gap: 1, mt: 0.5 }}>
              <ChangeButton size="small" variant="outlined" onClick={onStands}>
                {text.stands} (s)
              </ChangeButton>
              <ChangeButton size="small" color="inherit" onClick={onRemoveIt}>
                {text.removeIt}
              </ChangeButton>
            </Box>
          </Box>
        )}
      </Line>
    </Box>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <Typography variant="caption" component="div" sx={{ color: 'warning.main', fontWeight: 600 }}>
      {children}
    </Typography>
  );
}
