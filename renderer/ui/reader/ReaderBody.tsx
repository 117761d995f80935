// Owns choosing how an entry is shown: by its kind, and by what could be read of it.
import Box from '@mui/material/Box';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftRow } from '../../../db/model/draft.ts';
import { type EntryContent, partExhibit } from '../../../db/model/entry.ts';
import { readerText } from '../../text/reader.ts';
import { readingText } from '../../text/reading.ts';
import { EmptyScreen } from '../EmptyScreen.tsx';
import { pictureAddress } from './evidenceAddress.ts';
import { HtmlBody } from './HtmlBody.tsx';
import { keepLine } from './keptLine.ts';
import { Margin } from './Margin.tsx';
import { MediaBody } from './MediaBody.tsx';
import { type Fold, nothingFolded } from './mail/folding.ts';
import { Message } from './mail/Message.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { PdfBody } from './PdfBody.tsx';
import { PictureBody } from './PictureBody.tsx';
import { readAgain } from './readAgain.ts';
import { useReader, useScrollPort } from './readerContext.ts';
import { scrollPortOf } from './scrollLink.ts';
import { SheetBody } from './sheet/SheetBody.tsx';
import { TextBody } from './TextBody.tsx';

/** A page to go to; a new object asks again. */
export interface AskedPage {
  readonly page: number;
}

interface ReaderBodyProps {
  readonly caseId: string;
  readonly content: EntryContent;
  readonly startPage: AskedPage | null;
  /** Every mark of the case, and the open one: a sheet shows them by cell. */
  readonly marks: readonly DraftRow<'mark'>[];
  readonly openId: string | null;
  readonly onOpenEntry: (entryId: string) => void;
  readonly onSaveOriginal: () => void;
}

/** The real thing, filling the reader. */
export function ReaderBody({ caseId, content, startPage, marks, openId, onOpenEntry, onSaveOriginal }: ReaderBodyProps) {
  const { entry } = content;
  // Typed to have it read, it shows the pages too; it goes with this reader.
  const [password, setPassword] = useState<string | null>(null);
  const open = async (typed: string) => {
    if (await readAgain(caseId, entry, { password: typed })) setPassword(typed);
  };
  if (content.isLeftOut) return <EmptyScreen title={readerText.notInPart} text={readerText.notInPartHint(entry.exhibit)} />;
  if (entry.status === 'unreadable') {
    return (
      <EmptyScreen title={readerText.unreadable} text={`${entry.reason ?? ''} ${readerText.unreadableKept}`}>
        {entry.mediaType === 'application/pdf' && /password/.test(entry.reason ?? '') && (
          <PasswordForm act={readingText.openLocked} onPassword={(typed) => void open(typed)} />
        )}
      </EmptyScreen>
    );
  }
  switch (entry.kind) {
    case 'pdf':
      return (
        <PdfBody
          caseId={caseId}
          entryId={entry.id}
          text={content.text}
          pages={content.pages}
          startPage={startPage}
          password={password}
          onPassword={setPassword}
        />
      );
    case 'audio':
    case 'video':
      return <MediaBody caseId={caseId} content={content} onSaveOriginal={onSaveOriginal} />;
    case 'picture':
      return <PictureBody caseId={caseId} entry={entry} pages={content.pages} text={content.text} startPage={startPage} />;
    case 'sheet':
      return <SheetBody caseId={caseId} sheetId={entry.id} recordExhibit={null} marks={marks} openId={openId} onOpenEntry={onOpenEntry} />;
    case 'record':
      // A row stands among its neighbours, in its sheet; a record made of quoted words has no columns.
      return entry.parentId === null || content.columns.length === 0 ? (
        <Scrolled>
          <TextBody entryId={entry.id} text={content.text} folds={nothingFolded} />
        </Scrolled>
      ) : (
        <SheetBody
          caseId={caseId}
          sheetId={entry.parentId}
          recordExhibit={entry.exhibit}
          marks={marks}
          openId={openId}
          onOpenEntry={onOpenEntry}
        />
      );
    case 'email':
      return (
        <Message caseId={caseId} content={content} onOpenEntry={onOpenEntry}>
          {(shown) => <Words caseId={caseId} content={content} {...shown} />}
        </Message>
      );
    default:
      return <Words caseId={caseId} content={content} html={content.html} text={content.text} folds={nothingFolded} />;
  }
}

interface WordsProps {
  readonly caseId: string;
  readonly content: EntryContent;
  readonly html: string | null;
  readonly text: string;
  readonly folds: readonly Fold[];
}

function Words({ caseId, content, html, text, folds }: WordsProps) {
  const { entry } = content;
  if (html !== null) return <MessageBody caseId={caseId} content={content} html={html} folds={folds} />;
  if (text === '') {
    return <EmptyScreen title={entry.title} text={entry.kind === 'archive' ? readerText.archive(entry.path) : readerText.noWords} />;
  }
  return (
    <Scrolled>
      <TextBody entryId={entry.id} text={text} folds={folds} />
    </Scrolled>
  );
}

/** Supplied HTML with the pictures that came with it. */
function MessageBody({ caseId, content, html, folds }: Omit<WordsProps, 'text' | 'html'> & { readonly html: string }) {
  const { entry, children } = content;
  const pictureOf = useCallback(
    (part: string) => {
      const child = children.find(({ kind, exhibit }) => kind === 'picture' && exhibit === partExhibit(entry.exhibit, part));
      return child === undefined ? null : pictureAddress(caseId, child);
    },
    [caseId, children, entry.exhibit],
  );
  return <HtmlBody entryId={entry.id} exhibit={entry.exhibit} html={html} text={content.text} folds={folds} pictureOf={pictureOf} />;
}

/** Words that scroll, the margin beside them. */
function Scrolled({ children }: { readonly children: React.ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null);
  useScrollPort(() => scroller.current && scrollPortOf(scroller.current), null);
  useEffect(() => (scroller.current === null ? undefined : keepLine(scroller.current, scroller.current)), []);
  const { onDrag } = useReader();
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
      <Margin of={scroller} />
      <Box
        ref={scroller}
        tabIndex={0}
        onDragStart={(event: React.DragEvent) => onDrag(event.dataTransfer)}
        sx={{ flex: 1, minWidth: 0, overflow: 'auto', scrollbarGutter: 'stable' }}
      >
        {children}
      </Box>
    </Box>
  );
}
