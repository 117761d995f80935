// Owns how a cited thing is shown beside the text: the words, where they stand, and the way to them. Must not change anything.
import OpenInNew from '@mui/icons-material/OpenInNew';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { formatDay, formatPartialDate } from '../../db/model/dates.ts';
import type { Cite, Draft, DraftValue } from '../../db/model/draft.ts';
import type { ListedEntry } from '../../db/model/entry.ts';
import { isRecording } from '../../db/model/entry.ts';
import { recognisedPassage } from '../../db/model/scan.ts';
import { describeWindow } from '../../db/model/scope.ts';
import { passageWords } from '../../db/model/wording.ts';
import { useIsPart } from '../api/draft.ts';
import { useRead } from '../api/operations.ts';
import { usePlace } from '../api/place.tsx';
import { citableText } from '../text/citables.ts';
import { mediaText } from '../text/media.ts';
import { passageText } from '../text/passage.ts';
import { marksText } from '../text/reader.ts';
import { readingText } from '../text/reading.ts';
import { replyText } from '../text/requests.ts';
import { sideText } from '../text/ui.ts';
import { fonts } from '../theme/tokens.ts';
import { AreaPicture } from './AreaPicture.tsx';
import { absenceWords, citeName } from './citables.ts';
import { ChipFaceTag } from './paragraphEditor/ChipFaceTag.tsx';
import type { Citable } from './paragraphEditor/picker.ts';

interface PassageCardProps {
  readonly cite: Cite;
  readonly draft: Draft;
  readonly entries: readonly ListedEntry[];
  readonly citables: readonly Citable[];
  /** Follows a citation inside what is shown. */
  readonly onOpen: (cite: Cite) => void;
}

/** The thing a citation points at. */
export function PassageCard({ cite, draft, entries, citables, onOpen }: PassageCardProps) {
  const { openEntry } = usePlace();
  const isPart = useIsPart();
  const citable = citables.find((one) => citeName(one.cite) === citeName(cite));
  if (citable === undefined) {
    return (
      <Typography variant="body2" color="textSecondary">
        {isPart ? passageText.notInPart : passageText.gone}
      </Typography>
    );
  }
  const cites = (list: readonly Cite[]) => <CiteList cites={list} citables={citables} onOpen={onOpen} />;
  switch (cite.kind) {
    case 'mark': {
      const mark = draft.mark.find(({ id }) => id === cite.id);
      const entry = entries.find(({ id }) => id === mark?.value.entryId);
      if (mark === undefined) return null;
      const said = [mark.value.stance, marksText.against(mark.value.speaksAgainst), ...mark.value.tags].filter(Boolean).join(' · ');
      return (
        <Body>
          {mark.value.anchor.exact === '' ? <WithoutWords mark={mark.value} entry={entry} /> : <Quotation mark={mark.value} />}
          {entry !== undefined && <RecognisedWords mark={mark.value} entry={entry} />}
          {entry !== undefined && <EntryLine entry={entry} />}
          {said !== '' && (
            <Typography variant="body2" color="textSecondary">
              {said}
            </Typography>
          )}
          {mark.value.note !== '' && <Typography variant="body2">{mark.value.note}</Typography>}
          <Button startIcon={<OpenInNew />} onClick={() => openEntry(mark.value.entryId, { markId: mark.id })}>
            {passageText.openSideBySide}
          </Button>
        </Body>
      );
    }
    case 'entry': {
      const entry = entries.find(({ id }) => id === cite.id);
      if (entry === undefined) return null;
      return (
        <Body>
          <EntryLine entry={entry} />
          <Excerpt key={entry.id} entryId={entry.id} />
          <Button startIcon={<OpenInNew />} onClick={() => openEntry(entry.id)}>
            {passageText.openSideBySide}
          </Button>
        </Body>
      );
    }
    case 'event': {
      const event = draft.event.find(({ id }) => id === cite.id);
      if (event === undefined) return null;
      return (
        <Body>
          <Typography variant="body2">
            <b>{formatPartialDate(event.value.date)}</b> {event.value.text}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {event.value.status}
          </Typography>
          {cites(event.value.cites)}
        </Body>
      );
    }
    case 'absence': {
      const absence = draft.absence.find(({ id }) => id === cite.id);
      if (absence === undefined) return null;
      return (
        <Body>
          <Typography variant="body2">
            <b>{citableText.absence[absence.value.absenceKind]}.</b> {absenceWords(draft, absence.value)}
          </Typography>
          <AbsenceBasis absence={absence.value} draft={draft} />
          {cites(draft.expectation.find(({ id }) => id === absence.value.expectationId)?.value.cites ?? [])}
        </Body>
      );
    }
    case 'contact':
      return (
        <Body>
          <Typography variant="body2">{citable.words}</Typography>
        </Body>
      );
  }
}

/** Citations as buttons in their party's hue. */
export function CiteList({
  cites,
  citables,
  onOpen,
}: {
  readonly cites: readonly Cite[];
  readonly citables: readonly Citable[];
  readonly onOpen: (cite: Cite) => void;
}) {
  if (cites.length === 0) return null;
  const faces = new Map(citables.map((one) => [citeName(one.cite), one.face]));
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
      {cites.map((cite) => {
        const face = faces.get(citeName(cite));
        if (face === undefined) return null;
        return (
          <Box
            key={citeName(cite)}
            component="button"
            type="button"
            aria-label={passageText.openCite(face.text, face.title)}
            onClick={() => onOpen(cite)}
            sx={{ font: 'inherit', p: 0, border: 0, background: 'none', cursor: 'pointer' }}
          >
            <ChipFaceTag face={face} />
          </Box>
        );
      })}
    </Box>
  );
}

function Body({ children }: { readonly children: ReactNode }) {
  return <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 0.75 }}>{children}</Box>;
}

/** That quoted words were recognised in a scan, and how sure they are; nothing for words a file holds itself. */
function RecognisedWords({ mark, entry }: { readonly mark: DraftValue<'mark'>; readonly entry: ListedEntry }) {
  const canBe = entry.kind === 'pdf' || entry.kind === 'picture';
  const { caseId } = usePlace();
  const content = useRead('entry.read', canBe && caseId !== null ? { caseId, id: entry.id } : null).data;
  const { start, end, extractionId } = mark.anchor;
  if (content === undefined || start === null || end === null || content.extractionId !== extractionId) return null;
  const passage = recognisedPassage(content.text, content.pages, start, end);
  if (passage === null) return null;
  return (
    <Typography variant="body2" color={passage.unsure.length === 0 ? 'textSecondary' : 'warning'}>
      {readingText.recognisedPassage(passage)}
    </Typography>
  );
}

function Quotation({ mark }: { readonly mark: DraftValue<'mark'> }) {
  const { prefix, exact, suffix } = mark.anchor;
  return (
    <Box
      component="blockquote"
      sx={{ m: 0, fontFamily: fonts.reading, fontSize: 15, lineHeight: 1.45, maxHeight: 260, overflowY: 'auto', width: '100%' }}
      tabIndex={0}
    >
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {prefix === '' ? '' : `…${prefix}`}
      </Box>
      <Box component="mark" sx={{ bgcolor: 'var(--mui-palette-desk-mark)', color: 'inherit' }}>
        {exact}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {suffix === '' ? '' : `${suffix}…`}
      </Box>
    </Box>
  );
}

/** An area, or cells that are empty: what of the paper is meant, and the cut-out where it is a picture. */
function WithoutWords({ mark, entry }: { readonly mark: DraftValue<'mark'>; readonly entry: ListedEntry | undefined }) {
  return (
    <>
      {entry?.kind === 'picture' && <AreaPicture entryId={entry.id} page={mark.anchor.page} rects={mark.anchor.rects} />}
      <Typography variant="body2">{passageWords(mark.anchor)}</Typography>
    </>
  );
}

/** How much of an entry is shown where no passage of it is marked. */
const excerptLength = 700;

/** The beginning of an entry's words; a record is shown cell by cell. */
function Excerpt({ entryId }: { readonly entryId: string }) {
  const { caseId } = usePlace();
  const content = useRead('entry.read', caseId === null ? null : { caseId, id: entryId }).data;
  if (content === undefined) return null;
  const { entry, text, columns, cells } = content;
  // Of a sheet: what stands above its table, and the names of its columns.
  const plain = entry.kind === 'sheet' ? `${text}\n${columns.join(' · ')}` : text;
  const words = cells.length > 0 ? cells.map((cell, index) => `${columns[index] ?? ''}: ${cell}`).join('\n') : plain.trim();
  if (words === '') return null;
  return (
    <Box
      sx={{
        fontFamily: fonts.reading,
        fontSize: 15,
        lineHeight: 1.45,
        maxHeight: 220,
        overflowY: 'auto',
        whiteSpace: 'pre-wrap',
        width: '100%',
      }}
      tabIndex={0}
    >
      {words.length > excerptLength ? `${words.slice(0, excerptLength)}…` : words}
    </Box>
  );
}

function EntryLine({ entry }: { readonly entry: ListedEntry }) {
  return (
    <Typography variant="body2">
      <b>{entry.exhibit}</b> {entry.title}, {formatPartialDate(entry.date)} · {sideText[entry.side]}
      {entry.sender === null ? '' : ` · ${entry.sender}`}
      {isRecording(entry) ? ` · ${mediaText.words}` : ''}
    </Typography>
  );
}

function AbsenceBasis({ absence, draft }: { readonly absence: DraftValue<'absence'>; readonly draft: Draft }) {
  const request = draft.request.find(({ id }) => id === absence.requestId)?.value;
  const { searched } = absence;
  return (
    <>
      {request !== undefined && (
        <Typography variant="body2" color="textSecondary">
          {passageText.asked(request.to, request.item, request.asked === null ? null : formatDay(request.asked), request.state)}
        </Typography>
      )}
      {request?.replies.map((reply) => {
        const said = draft.contact.find(({ id }) => id === reply.contactId);
        return (
          <Typography key={`${reply.item} ${reply.on}`} variant="body2" color="textSecondary">
            {replyText.line(reply.item, reply.standing)}
            {said === undefined ? '' : `: ${said.key} “${said.value.text}”`}
          </Typography>
        );
      })}
      {searched !== null && (
        <Typography variant="body2" color="textSecondary">
          {citableText.searched(searched.query, searched.count)}
          {searched.on === null ? '' : `, ${formatDay(searched.on)}`}
        </Typography>
      )}
    </>
  );
}

/** The windows of a head in one line, for the top of a screen. */
export function windowsLine(draft: Draft, headId: string): string {
  const windows = draft.window.filter(({ value }) => value.headId === headId);
  return windows.length === 0 ? passageText.noWindow : windows.map(({ value }) => describeWindow(value)).join('; ');
}
