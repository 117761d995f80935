// Owns the list of entries as supplied: folders kept, unreadable ones with their reason, duplicates shown. Editing is EntryFacts.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows placed by a virtual list; the roles say the same
import EditOutlined from '@mui/icons-material/EditOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import SaveAltOutlined from '@mui/icons-material/SaveAltOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { formatPartialDate } from '../../../db/model/dates.ts';
import { type BatchRow, isUnread, type ListedEntry, type Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { bridge } from '../../api/bridge.ts';
import { saveMarkedCopy } from '../../api/markedCopy.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { evidenceText, sizeInWords } from '../../text/evidence.ts';
import { faultText } from '../../text/faults.ts';
import { readerText } from '../../text/reader.ts';
import { disclosureText, kindText, sideText } from '../../text/ui.ts';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import { entryTree, isFromBothSides, type Showing, shownEntries } from './entryTree.ts';

/** Where titles start, behind the padding and the label; and how much further those of parts do. */
const titleStarts = 8 + 76;
const indent = 12;
const columns = '76px minmax(160px, 1fr) 150px 92px 120px 72px 112px 112px';
const heights = { delivery: 30, folder: 28, entry: 32 } as const;
const noBatches: readonly BatchRow[] = [];

/** The list, virtual, a table to assistive technology. */
export function EntryList({
  caseId,
  rows,
  startsWith,
}: {
  readonly caseId: string;
  readonly rows: readonly AxisRow[];
  readonly startsWith: Showing;
}) {
  const [typed, setTyped] = useState('');
  const [showing, setShowing] = useState<Showing>(startsWith);
  const [editing, setEditing] = useState<string | null>(null);
  const batches = useRead('entry.batches', { caseId }).data ?? noBatches;
  const { openEntry } = usePlace();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => entryTree(shownEntries(rows, typed, showing), batches), [rows, typed, showing, batches]);
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'entry' && hasReason(lines[index].row) ? 48 : heights[lines[index]?.kind ?? 'entry']),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 10,
  });
  const documents = rows.filter(({ kind }) => kind !== 'record');
  const count = (test: (row: ListedEntry) => boolean) => documents.filter(test).length;
  const choices: readonly (readonly [Showing, string])[] = [
    ['all', evidenceText.showAll(documents.length)],
    ['unread', evidenceText.showUnread(count(isUnread))],
    ['unreadable', evidenceText.showUnreadable(count(({ status }) => status === 'unreadable'))],
    ['duplicate', evidenceText.showDuplicate(count(({ status }) => status === 'duplicate'))],
    ['both sides', evidenceText.showBothSides(count(isFromBothSides))],
  ];
  return (
    <Box component="section" aria-label={evidenceText.entries} sx={{ flex: 1, minHeight: 260, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, mb: 0.75 }}>
        <Typography variant="h2" sx={{ mr: 1 }} title={evidenceText.entriesHint}>
          {evidenceText.entries}
        </Typography>
        <TextField
          type="search"
          placeholder={evidenceText.filter}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': evidenceText.filter } }}
          sx={{ width: 240, '& input': { py: '4px' } }}
        />
        <Box role="group" aria-label={evidenceText.show} sx={{ display: 'flex', gap: 0.5 }}>
          {choices.map(([name, label]) => (
            <Chip
              key={name}
              label={label}
              aria-pressed={showing === name}
              color={showing === name ? 'primary' : 'default'}
              variant={showing === name ? 'filled' : 'outlined'}
              onClick={() => setShowing(name)}
            />
          ))}
        </Box>
      </Box>
      <Box
        ref={scroller}
        role="table"
        aria-label={evidenceText.entries}
        aria-rowcount={lines.length + 1}
        tabIndex={0}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
      >
        <Box role="rowgroup" sx={{ position: 'sticky', top: 0, zIndex: 1 }}>
          <Box
            role="row"
            aria-rowindex={1}
            sx={{ display: 'grid', gridTemplateColumns: columns, px: 1, py: 0.5, bgcolor: 'desk.sunken', fontWeight: 600, fontSize: 12 }}
          >
            {Object.entries(evidenceText.listColumns).map(([name, label]) => (
              <Box key={name} component="span" role="columnheader" tabIndex={-1} sx={{ '&:last-of-type': { textAlign: 'right', pr: 1 } }}>
                {label}
              </Box>
            ))}
          </Box>
        </Box>
        <div role="rowgroup" style={{ height: list.getTotalSize(), position: 'relative' }}>
          {list.getVirtualItems().map((item) => {
            const line = lines[item.index];
            const place = {
              position: 'absolute',
              top: 0,
              left: 0,
              right: 0,
              height: item.size,
              transform: `translateY(${item.start}px)`,
            } as const;
            if (line === undefined) return null;
            if (line.kind !== 'entry') {
              const isDelivery = line.kind === 'delivery';
              return (
                <GroupLine
                  key={item.key}
                  rowIndex={item.index + 2}
                  place={place}
                  isOver={isDelivery}
                  side={isDelivery ? line.batch.suppliedBy : line.side}
                  words={isDelivery ? evidenceText.delivery(line.batch) : evidenceText.folder(line.path)}
                  count={line.count}
                />
              );
            }
            return (
              <EntryLine
                key={item.key}
                row={line.row}
                depth={line.depth}
                rowIndex={item.index + 2}
                place={place}
                onOpen={() => openEntry(line.row.id)}
                onEdit={() => setEditing(line.row.id)}
                onSave={() => void saveOriginal(caseId, line.row.id)}
                onSaveCopy={() => void saveMarkedCopy(caseId, line.row)}
              />
            );
          })}
        </div>
        {lines.length === 0 && <Typography sx={{ p: 2, color: 'text.secondary' }}>{evidenceText.noneMatch}</Typography>}
      </Box>
      {editing !== null && <EntryFacts caseId={caseId} entryId={editing} onClose={() => setEditing(null)} />}
    </Box>
  );
}

function hasReason(row: ListedEntry): boolean {
  return reasonOf(row) !== null;
}

/** What stands under a title: why it could not be read or what it repeats, and that another party sent the same bytes. */
function reasonOf(row: ListedEntry): string | null {
  const others = row.alsoSuppliedBy.filter((side) => side !== row.suppliedBy).map((side) => sideText[side]);
  const parts = [row.reason?.replace(/\.$/, ''), others.length === 0 ? '' : evidenceText.alsoFrom(others)].filter(Boolean);
  return parts.length === 0 ? null : parts.join('; ');
}

interface GroupLineProps {
  readonly rowIndex: number;
  readonly place: React.CSSProperties;
  /** A delivery stands over its folders. */
  readonly isOver: boolean;
  readonly side: Side;
  readonly words: string;
  readonly count: number;
}

/** What the entries below it came in: a delivery, or a folder of one. */
function GroupLine({ rowIndex, place, isOver, side, words, count }: GroupLineProps) {
  return (
    <Box
      role="row"
      aria-rowindex={rowIndex}
      sx={{
        ...place,
        px: 1,
        display: 'flex',
        alignItems: 'center',
        fontSize: 12,
        bgcolor: isOver ? 'desk.sunken' : 'background.default',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <span role="cell">
        <Box component="span" sx={{ color: `${side}.main`, fontWeight: 600, mr: 1 }}>
          {sideText[side]}
        </Box>
        {words}{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {count.toLocaleString('en-GB')}
        </Box>
      </span>
    </Box>
  );
}

interface EntryLineProps {
  readonly row: ListedEntry;
  readonly depth: number;
  readonly rowIndex: number;
  readonly place: React.CSSProperties;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
  readonly onSave: () => void;
  readonly onSaveCopy: () => void;
}

function EntryLine({ row, depth, rowIndex, place, onOpen, onEdit, onSave, onSaveCopy }: EntryLineProps) {
  const cut = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;
  const quiet = { ...cut, color: 'text.secondary' } as const;
  const reason = reasonOf(row);
  return (
    <Box
      role="row"
      aria-rowindex={rowIndex}
      style={place}
      onDoubleClick={onOpen}
      sx={{
        display: 'grid',
        gridTemplateColumns: columns,
        alignItems: 'center',
        px: 1,
        // The reason stands below all of it: it says what to do, and is as long as that takes.
        pb: reason === null ? 0 : '18px',
        borderBottom: 1,
        borderColor: 'divider',
        '& .acts': { opacity: 0.55 },
        '&:hover .acts, &:focus-within .acts': { opacity: 1 },
        '&:hover': { bgcolor: 'desk.selected' },
      }}
    >
      <span role="cell">
        <ExhibitTag exhibit={row.exhibit} side={row.side} />
      </span>
      <Box role="cell" sx={{ minWidth: 0, pl: `${depth * indent}px`, pr: 1 }} title={row.path}>
        <Box sx={{ ...cut, fontWeight: isUnread(row) ? 600 : 400 }}>{row.title}</Box>
        {reason !== null && (
          <Box
            sx={{
              ...cut,
              position: 'absolute',
              left: `${titleStarts + depth * indent}px`,
              right: 8,
              bottom: 4,
              fontSize: 12,
              color: row.status === 'unreadable' ? 'error.main' : 'text.secondary',
            }}
            title={reason}
          >
            {reason}
          </Box>
        )}
      </Box>
      <Box role="cell" sx={cut}>
        {formatPartialDate(row.date)}
      </Box>
      <Box role="cell" sx={quiet}>
        {sideText[row.side]}
      </Box>
      <Box role="cell" sx={quiet}>
        {row.kindText ?? kindText[row.kind]}
        {row.records > 0 ? `, ${evidenceText.rows(row.records)}` : ''}
      </Box>
      <Box role="cell" sx={quiet}>
        {sizeInWords(row.bytes)}
      </Box>
      <Box role="cell" sx={row.disclosure === 'both' ? quiet : { ...cut, color: 'warning.main' }}>
        {disclosureText[row.disclosure]}
      </Box>
      <Box role="cell" className="acts" sx={{ display: 'flex', justifyContent: 'flex-end' }}>
        <Act name={`${evidenceText.open} ${row.exhibit}`} icon={OpenInNewOutlined} onClick={onOpen} />
        <Act name={`${evidenceText.edit} ${row.exhibit}`} icon={EditOutlined} onClick={onEdit} />
        <Act name={`${evidenceText.saveOriginal}: ${row.exhibit}`} icon={SaveAltOutlined} onClick={onSave} />
        {row.status !== 'unreadable' && (
          <Act name={`${readerText.saveMarkedCopy}: ${row.exhibit}`} icon={PictureAsPdfOutlined} onClick={onSaveCopy} />
        )}
      </Box>
    </Box>
  );
}

function Act({ name, icon: Icon, onClick }: { readonly name: string; readonly icon: typeof EditOutlined; readonly onClick: () => void }) {
  return (
    <IconButton aria-label={name} title={name} onClick={onClick} sx={{ p: '4px' }}>
      <Icon sx={{ fontSize: 16 }} />
    </IconButton>
  );
}

async function saveOriginal(caseId: string, id: string): Promise<void> {
  const reply = await bridge().saveOriginal({ caseId, id });
  if (!reply.ok) say(faultText(reply.fault), 'alert');
  else if (reply.value !== null) say(evidenceText.saved(reply.value.path));
}
