// Owns the lines over a reader's page: date and where it comes from, sender, who supplied it, what came with it.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useMemo, useState } from 'react';
import { formatPartialDate } from '../../../db/model/dates.ts';
import { cutExhibit, type EntryContent, isRecording, type ListedEntry } from '../../../db/model/entry.ts';
import { hiddenInSheet, notReadOfSheet, notWhole, pagesNotRead } from '../../../db/model/extraction.ts';
import { isUnsure } from '../../../db/model/scan.ts';
import { readerText } from '../../text/reader.ts';
import { readingText } from '../../text/reading.ts';
import { kindText, sideText } from '../../text/ui.ts';
import { ExhibitTag } from '../ExhibitTag.tsx';
import { Attachments } from './mail/Attachments.tsx';
import { MessageHead } from './mail/MessageHead.tsx';
import { NoneRecognised } from './NoneRecognised.tsx';

interface ReaderFactsProps {
  readonly caseId: string;
  readonly content: EntryContent;
  readonly onOpenEntry: (entryId: string) => void;
}

/** The facts of an entry in two or three quiet lines. */
export function ReaderFacts({ caseId, content, onOpenEntry }: ReaderFactsProps) {
  const { entry } = content;
  const [hasAll, setHasAll] = useState(false);
  return (
    <Box
      sx={{
        flex: 'none',
        px: 1.5,
        py: 0.75,
        fontSize: 12,
        color: 'text.secondary',
        borderBottom: 1,
        borderColor: 'divider',
        display: 'grid',
        gap: '2px',
      }}
    >
      <div>
        <Box component="span" sx={{ color: 'text.primary', fontWeight: 500 }}>
          {formatPartialDate(entry.date)}
          {entry.time === null ? '' : `, ${entry.time}`}
        </Box>{' '}
        {readerText.dateBasis[entry.dateBasis]}
        {' · '}
        {entry.kindText ?? kindText[entry.kind]}
        {' · '}
        {supplied(entry)}
        {content.aliases.length > 0 && ` · ${readerText.firstLabelled(content.aliases)}`}
        {content.isLabelProvisional && ` · ${readerText.provisional}`}
        {content.headers.some(({ name }) => !saidAbove.has(name)) && (
          <>
            {' · '}
            <Link
              component="button"
              type="button"
              aria-expanded={hasAll}
              onClick={() => setHasAll(!hasAll)}
              sx={{ font: 'inherit', color: 'inherit', verticalAlign: 'baseline' }}
            >
              {entry.kind === 'picture' ? readerText.camera : isRecording(entry) ? readerText.recorder : readerText.allHeaders}
            </Link>
          </>
        )}
      </div>
      <Recognised caseId={caseId} content={content} />
      <NotRead headers={content.headers} />
      {hasAll && <AllHeaders headers={content.headers} />}
      {entry.kind === 'email' && <MessageHead content={content} />}
      {entry.kind !== 'email' && entry.sender !== null && (
        <div>
          {readerText.of} {entry.sender}
          {entry.recipients === null ? '' : ` ${readerText.to.toLowerCase()} ${entry.recipients}`}
        </div>
      )}
      {entry.reason !== null && entry.status === 'duplicate' && <div>{entry.reason}</div>}
      <Attachments caseId={caseId} content={content} onOpenEntry={onOpenEntry} />
      <WholeLine content={content} onOpenEntry={onOpenEntry} />
    </Box>
  );
}

/** That words of the paper were recognised in pictures of its pages, and how many may be wrong. */
function Recognised({ caseId, content: { entry, pages } }: Pick<ReaderFactsProps, 'caseId' | 'content'>) {
  // A bundle of two thousand pages has a million runs, and these facts are drawn anew with every mark that is opened.
  const [count, unsure] = useMemo(() => {
    const runs = pages.flatMap((page) => page.runs.filter(({ confidence }) => confidence !== undefined));
    return [runs.length, runs.filter(isUnsure).length];
  }, [pages]);
  if (count > 0) return <div>{readingText.recognised(count, unsure)}</div>;
  return entry.kind === 'picture' || entry.kind === 'pdf' ? (
    <NoneRecognised caseId={caseId} entryId={entry.duplicateOf ?? entry.id} />
  ) : null;
}

/** Headers that are no more than what a line over the paper says. */
const saidAbove: ReadonlySet<string> = new Set([pagesNotRead, hiddenInSheet, notReadOfSheet, notWhole]);

/** Which pages or columns could not be read, so that nobody takes a search that finds nothing for a search of all of it; and what a workbook hides, which was read. */
function NotRead({ headers }: Pick<EntryContent, 'headers'>) {
  const said = (name: string) => headers.find((header) => header.name === name)?.value;
  const [pages, notRead, hidden] = [said(pagesNotRead), said(notReadOfSheet), said(hiddenInSheet)];
  return (
    <>
      {said(notWhole) !== undefined && <Box sx={{ color: 'warning.main', fontWeight: 500 }}>{readerText.notWhole}</Box>}
      {pages !== undefined && <Box sx={{ color: 'warning.main', fontWeight: 500 }}>{readerText.pagesNotRead(pages)}</Box>}
      {notRead !== undefined && <Box sx={{ color: 'warning.main', fontWeight: 500 }}>{readerText.notReadOfSheet(notRead)}</Box>}
      {hidden !== undefined && <Box sx={{ color: 'text.primary', fontWeight: 500 }}>{readerText.hiddenInSheet(hidden)}</Box>}
    </>
  );
}

/** What the camera noted, or every header of a message, as found. */
function AllHeaders({ headers }: Pick<EntryContent, 'headers'>) {
  return (
    <Box
      component="dl"
      tabIndex={0}
      aria-label={readerText.allHeaders}
      sx={{ m: 0, maxHeight: 180, overflowY: 'auto', display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 1.5 }}
    >
      {headers.map(({ name, value }, at) => (
        // A header may come twice, and in the order of the message.
        // biome-ignore lint/suspicious/noArrayIndexKey: the headers of one message never move
        <Box key={at} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ fontWeight: 500 }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

/** What it came in: a message, an archive, a mailbox; of a row its sheet, of a quoted message the one that quotes it. */
function WholeLine({
  content: { entry, quotedIn, seen },
  onOpenEntry,
}: {
  readonly content: EntryContent;
  readonly onOpenEntry: (entryId: string) => void;
}) {
  const id = entry.parentId ?? seen.whole?.id ?? null;
  if (id === null) return null;
  const exhibit = cutExhibit(entry.exhibit).whole ?? entry.exhibit;
  const how = () => {
    if (quotedIn !== null) return readerText.quotedIn;
    if (entry.kind === 'record') return readerText.partOf;
    return seen.whole?.kind === 'archive' ? readerText.cameIn : readerText.attachedTo;
  };
  return (
    <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
      {how()}
      <ExhibitTag exhibit={exhibit} side={entry.side} onOpen={() => onOpenEntry(id)} />
    </Box>
  );
}

/** Who supplied it, and that one party's paper came only from the other. */
function supplied(entry: ListedEntry): string {
  const also = entry.alsoSuppliedBy.filter((side) => side !== entry.suppliedBy);
  const parts = [readerText.suppliedBy(sideText[entry.suppliedBy].toLowerCase())];
  for (const side of also) parts.push(readerText.alsoSuppliedBy(sideText[side].toLowerCase()));
  if (entry.side !== 'third' && entry.suppliedBy !== entry.side && !also.includes(entry.side)) parts.push(readerText.onlyFromOther);
  if (entry.timesReceived > 1) parts.push(readerText.received(entry.timesReceived));
  return parts.join(', ');
}
