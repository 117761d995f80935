// Owns showing supplied HTML: sanitised, in a frame without scripts that can load nothing. Must not change its words.
import Box from '@mui/material/Box';
import { useColorScheme } from '@mui/material/styles';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { mailText } from '../../text/mail.ts';
import { readerText } from '../../text/reader.ts';
import { runKey } from '../keys.ts';
import { kerningFor } from './endlessWord.ts';
import { frameStyle } from './highlights.ts';
import { keepLine } from './keptLine.ts';
import { Margin } from './Margin.tsx';
import { type Fold, foldQuoted } from './mail/folding.ts';
import { useReader, useScrollPort } from './readerContext.ts';
import { heldBackMark, notShownMark, type PictureOf, sanitisedHtml } from './sanitise.ts';
import { scrollPortOf } from './scrollLink.ts';
import { wordsSurface } from './surface.ts';

interface HtmlBodyProps {
  readonly entryId: string;
  readonly exhibit: string;
  readonly html: string;
  /** Its canonical text, into which folds count. */
  readonly text: string;
  readonly folds: readonly Fold[];
  readonly pictureOf: PictureOf;
}

/** The frame fills what it is given and scrolls inside. */
export function HtmlBody({ entryId, exhibit, html, text, folds, pictureOf }: HtmlBodyProps) {
  const { painter, onClick, onDrag, onSurface } = useReader();
  const { mode, systemMode } = useColorScheme();
  const isDark = (mode === 'system' ? systemMode : mode) === 'dark';
  const frame = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState(0);
  const page = useMemo(
    () =>
      `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${exhibit}</title><style>${frameStyle(isDark, kerningFor(text))}</style></head><body>${sanitisedHtml(html, pictureOf)}</body></html>`,
    [exhibit, html, text, isDark, pictureOf],
  );
  const whenLoaded = useCallback(() => setLoaded((times) => times + 1), []);

  // Before the words are made a surface: folding splits their nodes.
  useLayoutEffect(() => {
    const body = frame.current?.contentDocument?.body;
    if (loaded > 0 && body && folds.length > 0) foldQuoted(body, text, folds);
  }, [loaded, text, folds]);
  const marked = (mark: string) => page.split(`${mark}=`).length - 1;
  const [heldBack, notShown] = [marked(heldBackMark), marked(notShownMark)];

  useEffect(() => {
    const document = frame.current?.contentDocument;
    if (loaded === 0 || !document?.body) return;
    const take = painter.addSurface(wordsSurface(entryId, document.body));
    onSurface();
    const click = (event: MouseEvent) => onClick(document, event.clientX, event.clientY);
    const drag = (event: DragEvent) => event.dataTransfer !== null && onDrag(event.dataTransfer);
    // Keys pressed in the frame belong to the window.
    const key = (event: KeyboardEvent) => void runKey(event);
    document.addEventListener('click', click);
    document.addEventListener('keydown', key);
    document.addEventListener('dragstart', drag);
    return () => {
      take();
      document.removeEventListener('click', click);
      document.removeEventListener('keydown', key);
      document.removeEventListener('dragstart', drag);
    };
  }, [loaded, entryId, painter, onClick, onDrag, onSurface]);

  useScrollPort(() => {
    const root = loaded === 0 ? null : frame.current?.contentDocument?.scrollingElement;
    return root ? scrollPortOf(root) : null;
  }, loaded);
  useEffect(() => {
    const root = loaded === 0 ? null : frame.current?.contentDocument?.scrollingElement;
    return root && frame.current ? keepLine(root, frame.current) : undefined;
  }, [loaded]);

  return (
    <>
      {heldBack + notShown > 0 && (
        <Box sx={{ flex: 'none', px: 1.5, py: 0.25, fontSize: 12, color: 'text.secondary' }}>
          {heldBack > 0 && <div>{mailText.heldBack(heldBack)}</div>}
          {notShown > 0 && <div>{readerText.notShown(notShown)}</div>}
        </Box>
      )}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Margin of={frame} />
        <iframe
          ref={frame}
          title={readerText.frame(exhibit)}
          sandbox="allow-same-origin"
          srcDoc={page}
          onLoad={whenLoaded}
          style={{ border: 0, flex: 1, minWidth: 0, height: '100%', display: 'block', colorScheme: isDark ? 'dark' : 'light' }}
        />
      </Box>
    </>
  );
}
