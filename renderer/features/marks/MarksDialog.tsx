// Owns the list of all marks of a case with the vocabulary of tags beside it: filters, selection, one command for many marks. Must not place marks: readers do.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import type { Draft, DraftChange } from '../../../db/model/draft.ts';
import { type ListedEntry, sides } from '../../../db/model/entry.ts';
import { useChangeDraft, useDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { marksListText } from '../../text/marks.ts';
import { sideText } from '../../text/ui.ts';
import { Answer } from '../../ui/Answer.tsx';
import { CameAgain } from '../../ui/CameAgain.tsx';
import { Changing } from '../../ui/changing.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { BulkBar } from './BulkBar.tsx';
import { asTable, bulkChanges, everyMark, listedMarks, type MarkFilter, renameChanges, shownMarks, takeTagChanges } from './listed.ts';
import { MarkTable } from './MarkTable.tsx';
import { Vocabulary } from './Vocabulary.tsx';

/** The dialog; it fills the window but for a margin. */
export function MarksDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const draft = useDraft(caseId);
  const axis = useRead('entry.axis', { caseId });
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth={false}
      aria-labelledby="marks-title"
      slotProps={{ paper: { sx: { height: 'calc(100% - 48px)', maxWidth: 1560, m: 3 } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography id="marks-title" variant="h2" sx={{ flex: 1 }}>
          {marksListText.title}
        </Typography>
        <IconButton aria-label={marksListText.close} onClick={onClose}>
          <CloseOutlined fontSize="small" />
        </IconButton>
      </Box>
      <Box sx={{ px: 2, '&:has(section)': { py: 1 } }}>
        <CameAgain caseId={caseId} />
      </Box>
      <Answer of={axis}>
        {(entries) => (
          <Answer of={draft}>{(answer) => <Marks caseId={caseId} draft={answer.draft} entries={entries} onClose={onClose} />}</Answer>
        )}
      </Answer>
    </Dialog>
  );
}

interface MarksProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly entries: readonly ListedEntry[];
  readonly onClose: () => void;
}

function Marks({ caseId, draft, entries, onClose }: MarksProps) {
  const { openEntry, headId } = usePlace();
  const change = useChangeDraft(caseId);
  const [filter, setFilter] = useState<MarkFilter>({ ...everyMark, headId });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => listedMarks(draft, entries), [draft, entries]);
  const shown = useMemo(() => shownMarks(all, filter), [all, filter]);
  const selected = useMemo(() => shown.filter(({ row }) => chosen.has(row.id)), [shown, chosen]);
  const notPlaced = all.filter(({ isPlaced }) => !isPlaced).length;
  const patch = (part: Partial<MarkFilter>) => setFilter((now) => ({ ...now, ...part }));
  const run = async (label: string, changes: readonly DraftChange[]) => {
    if (changes.length === 0) return;
    const reply = await change(label, changes);
    if (reply.ok) sayWithUndo(caseId, marksListText.done(label));
  };
  const headsOf = (ids: readonly string[]) =>
    draft.head
      .filter(({ id }) => ids.includes(id))
      .map(({ key }) => `(${key})`)
      .join(' ');
  const copy = async () => {
    await navigator.clipboard.writeText(asTable(shown, Object.values(marksListText.columns), headsOf));
    say(marksListText.copied(shown.length));
  };
  if (all.length === 0) return <EmptyScreen title={marksListText.none} text={marksListText.noneHint} />;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: '260px minmax(0, 1fr)' }}>
      <Vocabulary
        marks={draft.mark}
        tag={filter.tag}
        onTag={(tag) => patch({ tag })}
        onRename={(from, to, isMerge) =>
          void run(
            isMerge ? marksListText.labelMerge(from, to) : marksListText.labelRename(from, to),
            renameChanges(draft.mark, from, to),
          ).then(() => patch({ tag: null }))
        }
        onRemove={(tag) => void run(marksListText.labelTakeTag(tag), takeTagChanges(draft.mark, tag)).then(() => patch({ tag: null }))}
      />
      <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', minHeight: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, p: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <TextField
            autoFocus
            type="search"
            placeholder={marksListText.find}
            value={filter.find}
            onChange={(event) => patch({ find: event.target.value })}
            slotProps={{ htmlInput: { 'aria-label': marksListText.find } }}
            sx={{ width: 260, '& input': { py: '4px' } }}
          />
          <Box role="group" aria-label={marksListText.columns.heads} sx={{ display: 'flex', gap: 0.5 }}>
            {draft.head.map(({ id, key, value }) => (
              <Chip
                key={id}
                label={`(${key})`}
                title={value.title}
                aria-pressed={filter.headId === id}
                color={filter.headId === id ? 'primary' : 'default'}
                variant={filter.headId === id ? 'filled' : 'outlined'}
                onClick={() => patch({ headId: filter.headId === id ? null : id })}
              />
            ))}
          </Box>
          <TextField
            select
            value={filter.side ?? ''}
            slotProps={{ select: { displayEmpty: true, inputProps: { 'aria-label': marksListText.side } } }}
            onChange={(event) => patch({ side: sides.find((side) => side === event.target.value) ?? null })}
            sx={{ width: 140 }}
          >
            <MenuItem value="">{marksListText.anySide}</MenuItem>
            {sides.map((side) => (
              <MenuItem key={side} value={side}>
                {sideText[side]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            value={filter.use}
            slotProps={{ select: { inputProps: { 'aria-label': marksListText.use } } }}
            onChange={(event) => patch({ use: event.target.value as MarkFilter['use'] })}
            sx={{ width: 180 }}
          >
            {Object.entries(marksListText.useOf).map(([use, words]) => (
              <MenuItem key={use} value={use}>
                {words}
              </MenuItem>
            ))}
          </TextField>
          <Chip
            label={marksListText.onlyAgainst}
            aria-pressed={filter.onlyAgainst}
            color={filter.onlyAgainst ? 'primary' : 'default'}
            variant={filter.onlyAgainst ? 'filled' : 'outlined'}
            onClick={() => patch({ onlyAgainst: !filter.onlyAgainst })}
          />
          <Chip
            label={marksListText.notPlaced(notPlaced)}
            disabled={notPlaced === 0}
            aria-pressed={filter.onlyNotPlaced}
            color={notPlaced === 0 ? 'default' : 'warning'}
            variant={filter.onlyNotPlaced ? 'filled' : 'outlined'}
            onClick={() => patch({ onlyNotPlaced: !filter.onlyNotPlaced })}
          />
          <Box sx={{ flex: 1 }} />
          <Button color="inherit" onClick={() => void copy()}>
            {marksListText.csv}
          </Button>
        </Box>
        <MarkTable
          lines={shown}
          chosen={chosen}
          headsOf={headsOf}
          onChoose={setChosen}
          onShow={(line) => {
            onClose();
            openEntry(line.row.value.entryId, { markId: line.row.id });
          }}
        />
        <Changing>
          <BulkBar
            count={selected.length}
            shown={shown.length}
            draft={draft}
            tags={[...new Set(draft.mark.flatMap(({ value }) => value.tags))].sort()}
            onApply={(bulk) => {
              const changes = bulkChanges(
                selected.map(({ row }) => row),
                bulk,
              );
              void run(marksListText.labelChange(changes.length), changes);
            }}
            onRemove={() =>
              void run(
                marksListText.labelRemove(selected.length),
                selected.map(({ row }) => ({ do: 'remove', kind: 'mark', id: row.id, seenRevision: row.revision })),
              ).then(() => setChosen(new Set()))
            }
          />
        </Changing>
      </Box>
    </Box>
  );
}
