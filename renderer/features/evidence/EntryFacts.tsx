// Owns editing an entry's facts: title, date, whose it is, kind, disclosure; what the reader found stays beside each.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { dateConfidence } from '../../../db/model/dateCandidates.ts';
import { formatPartialDate } from '../../../db/model/dates.ts';
import { type Disclosure, disclosures, type EntryContent, sides } from '../../../db/model/entry.ts';
import type { EntryPatch } from '../../../db/model/operations.ts';
import { useRead, useWrite } from '../../api/operations.ts';
import { dateBasisInWords } from '../../text/doubtfulDates.ts';
import { evidenceText } from '../../text/evidence.ts';
import { readingText } from '../../text/reading.ts';
import { disclosureText, kindText, sideText, uiText } from '../../text/ui.ts';
import { Answer } from '../../ui/Answer.tsx';
import { ChangeButton, Changing } from '../../ui/changing.tsx';
import { PartialDateField } from '../../ui/DateField.tsx';
import { readAgain } from '../../ui/reader/readAgain.ts';

/** The choice of a part that follows what it came in. */
const asWhole = 'as-whole';

interface EntryFactsProps {
  readonly caseId: string;
  readonly entryId: string;
  readonly onClose: () => void;
}

/** The dialog for one entry. */
export function EntryFacts({ caseId, entryId, onClose }: EntryFactsProps) {
  const content = useRead('entry.read', { caseId, id: entryId });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="entry-facts">
      <Answer of={content}>{(read) => <Facts key={entryId} caseId={caseId} content={read} onClose={onClose} />}</Answer>
    </Dialog>
  );
}

function Facts({ caseId, content, onClose }: { readonly caseId: string; readonly content: EntryContent; readonly onClose: () => void }) {
  const { entry, found, seen } = content;
  const [patch, setPatch] = useState<EntryPatch>({});
  const edit = useWrite('entry.edit');
  const change = (part: EntryPatch) => setPatch((now) => ({ ...now, ...part }));
  /** Null where it follows what it came in. */
  const own = patch.disclosure === undefined ? seen.own : patch.disclosure;
  const disclosure: Disclosure = own ?? seen.whole?.disclosure ?? 'both';
  const isChanged = Object.keys(patch).length > 0;
  const save = async () => {
    const reply = await edit.run({ caseId, id: entry.id, seenRevision: entry.revision, patch });
    if (reply.ok) onClose();
  };
  const foundDate =
    found.date.precision === 'unknown'
      ? evidenceText.foundNothing
      : evidenceText.found(`${formatPartialDate(found.date)}, ${dateBasisInWords(found.dateBasis, dateConfidence[found.dateBasis])}`);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) void save();
      }}
    >
      <DialogTitle id="entry-facts">{evidenceText.editTitle(entry.exhibit)}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5, pt: '8px !important' }}>
        <Changing>
          <TextField
            autoFocus
            label={evidenceText.title}
            value={patch.title ?? entry.title}
            helperText={evidenceText.found(found.title)}
            onChange={(event) => change({ title: event.target.value })}
          />
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
            <Box>
              <PartialDateField label={evidenceText.date} value={patch.date ?? entry.date} onChange={(date) => change({ date })} />
              <Box sx={{ fontSize: 12, color: 'text.secondary', mx: 1.75, mt: 0.5 }}>{foundDate}</Box>
            </Box>
            <TextField
              select
              label={evidenceText.side}
              value={patch.side ?? entry.side}
              helperText={`${evidenceText.suppliedBy}: ${sideText[entry.suppliedBy]}`}
              onChange={(event) => change({ side: sides.find((side) => side === event.target.value) ?? entry.side })}
            >
              {sides.map((side) => (
                <MenuItem key={side} value={side}>
                  {sideText[side]}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              label={evidenceText.kind}
              placeholder={evidenceText.kindHint}
              value={patch.kindText === undefined ? (entry.kindText ?? '') : (patch.kindText ?? '')}
              helperText={evidenceText.found(kindText[entry.kind])}
              onChange={(event) => change({ kindText: event.target.value === '' ? null : event.target.value })}
            />
            <TextField
              select
              label={evidenceText.disclosure}
              value={own ?? asWhole}
              onChange={(event) => change({ disclosure: disclosures.find((each) => each === event.target.value) ?? null })}
            >
              {seen.whole !== null && (
                <MenuItem value={asWhole}>
                  {evidenceText.seenAsWhole(seen.whole.kind === 'email', seen.whole.exhibit, disclosureText[seen.whole.disclosure])}
                </MenuItem>
              )}
              {disclosures.map((each) => (
                <MenuItem key={each} value={each}>
                  {disclosureText[each]}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          {disclosure !== 'both' && own !== null && (
            <TextField
              label={evidenceText.disclosureWhy}
              value={patch.disclosureWhy ?? seen.why}
              onChange={(event) => change({ disclosureWhy: event.target.value })}
            />
          )}
          <Box
            component="dl"
            sx={{ m: 0, fontSize: 12, color: 'text.secondary', display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '2px 12px' }}
          >
            <dt>{evidenceText.path}</dt>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {entry.path}
            </Box>
            {entry.sha256 !== null && (
              <>
                <dt>{evidenceText.hash}</dt>
                <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                  {entry.sha256}
                </Box>
              </>
            )}
          </Box>
        </Changing>
      </DialogContent>
      <DialogActions>
        {entry.kind !== 'record' && (
          <ChangeButton color="inherit" title={readingText.againHint} onClick={() => void readAgain(caseId, entry)} sx={{ mr: 'auto' }}>
            {readingText.again}
          </ChangeButton>
        )}
        <Button onClick={onClose}>{uiText.cancel}</Button>
        <ChangeButton type="submit" variant="contained" disabled={!isChanged || edit.isBusy}>
          {uiText.save}
        </ChangeButton>
      </DialogActions>
    </form>
  );
}
