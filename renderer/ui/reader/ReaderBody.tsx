// Owns choosing how an entry is shown: by its kind, and by what could be read of it.
import Box from '@mui/material/Box';
import { useCallback, useRef } from 'react';
import { type EntryContent, partExhibit } from '../../../db/model/entry.ts';
import { useRead } from '../../api/operations.ts';
import { readerText } from '../../text/reader.ts';
import { Answer } from '../Answer.tsx';
import { EmptyScreen } from '../EmptyScreen.tsx';
import { HtmlBody } from './HtmlBody.tsx';
import { PdfBody } from './PdfBody.tsx';
import { PictureBody } from './PictureBody.tsx';
import { useScrollPort } from './readerContext.ts';
import { SheetBody } from './SheetBody.tsx';
import { scrollPortOf } from './scrollLink.ts';
import { TextBody } from './TextBody.tsx';

/** A page to go to; a new object asks again. */
export interface AskedPage {
  readonly page: number;
}

interface ReaderBodyProps {
  readonly caseId: string;
  readonly content: EntryContent;
  readonly startPage: AskedPage | null;
}

/** The real thing, filling the reader. */
export function ReaderBody({ caseId, content, startPage }: ReaderBodyProps) {
  const { entry } = content;
  if (entry.status === 'unreadable') {
    return <EmptyScreen title={readerText.unreadable} text={`${entry.reason ?? ''} ${readerText.unreadableKept}`} />;
  }
  switch (entry.kind) {
    case 'pdf':
      return <PdfBody caseId={caseId} entryId={entry.id} text={content.text} pages={content.pages} startPage={startPage} />;
    case 'picture':
      return <PictureBody caseId={caseId} entryId={entry.id} title={entry.title} />;
    case 'sheet':
      return (
        <SheetBody
          caseId={caseId}
          columns={content.columns}
          records={content.children.filter(({ kind }) => kind === 'record')}
          sheetId={entry.id}
          recordId={null}
        />
      );
    case 'record':
      return <RecordBody caseId={caseId} content={content} />;
    default:
      if (content.html !== null) return <MessageBody caseId={caseId} content={content} html={content.html} />;
      if (content.text === '') return <EmptyScreen title={entry.title} text={readerText.noWords} />;
      return (
        <Scrolled>
          <TextBody entryId={entry.id} text={content.text} />
        </Scrolled>
      );
  }
}

/** Supplied HTML with the pictures that came with it. */
function MessageBody({ caseId, content, html }: { readonly caseId: string; readonly content: EntryContent; readonly html: string }) {
  const { entry, children } = content;
  const pictureOf = useCallback(
    (part: string) => {
      const child = children.find(({ kind, exhibit }) => kind === 'picture' && exhibit === partExhibit(entry.exhibit, part));
      return child === undefined ? null : `evidence://case/${caseId}/${child.id}`;
    },
    [caseId, children, entry.exhibit],
  );
  return <HtmlBody entryId={entry.id} exhibit={entry.exhibit} html={html} pictureOf={pictureOf} />;
}

/** A record stands among its neighbours, in its sheet. */
function RecordBody({ caseId, content }: { readonly caseId: string; readonly content: EntryContent }) {
  const { entry } = content;
  const sheet = useRead('entry.read', entry.parentId === null ? null : { caseId, id: entry.parentId });
  if (entry.parentId === null) return <TextBody entryId={entry.id} text={content.text} />;
  return (
    <Answer of={sheet}>
      {({ columns, children }) => (
        <SheetBody
          caseId={caseId}
          columns={columns}
          records={children.filter(({ kind }) => kind === 'record')}
          sheetId={entry.parentId ?? entry.id}
          recordId={entry.id}
        />
      )}
    </Answer>
  );
}

function Scrolled({ children }: { readonly children: React.ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  useScrollPort(() => scroller.current && scrollPortOf(scroller.current), null);
  return (
    <Box ref={scroller} tabIndex={0} sx={{ flex: 1, minHeight: 0, overflow: 'auto', scrollbarGutter: 'stable' }}>
      {children}
    </Box>
  );
}
