// Owns showing a picture as it was supplied: fitted or larger, turned, moved about by mouse and keyboard. Must not change it.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ListedEntry, PageText } from '../../../db/model/entry.ts';
import { isDrawnForWindow } from '../../../db/model/picture.ts';
import { readerText } from '../../text/reader.ts';
import { useActions } from '../actions.ts';
import { AreaButton, AreaPaper } from './AreaPaper.tsx';
import { pictureSpace, rectShown } from './areaSpace.ts';
import { pictureAddress } from './evidenceAddress.ts';
import { GoToPage } from './GoToPage.tsx';
import { PageWords, type PlaceOfRun } from './PageWords.tsx';
import { turned, usePageView } from './pageView.ts';
import { useReader, useScrollPort } from './readerContext.ts';
import { scrollPortOf } from './scrollLink.ts';
import { ViewBar } from './ViewBar.tsx';

interface PictureBodyProps {
  readonly caseId: string;
  readonly entry: ListedEntry;
  /** Its size in the file and what brings it upright; none where intake kept none, several where it was scanned so. */
  readonly pages: readonly PageText[];
  /** Its words, those recognised in it; empty where there are none. */
  readonly text: string;
  /** The page to go to; null stays. */
  readonly startPage: { readonly page: number } | null;
}

const gap = 8;

/** The picture on a quiet ground. A browser shows it the way up its camera noted; turning goes on from there. */
export function PictureBody({ caseId, entry, pages, text, startPage }: PictureBodyProps) {
  const { id: entryId, title } = entry;
  const [at, setAt] = useState(startPage?.page ?? 1);
  const page = pages[at - 1] ?? null;
  const hasPages = pages.length > 1;
  const address = pictureAddress(caseId, entry, at);
  const scroller = useRef<HTMLDivElement>(null);
  useScrollPort(() => scroller.current && scrollPortOf(scroller.current), entryId);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [loaded, setLoaded] = useState<{ readonly of: string; readonly width: number; readonly height: number } | null>(null);
  const [problem, setProblem] = useState<{ readonly of: string; readonly reason: string } | null>(null);
  const natural = loaded?.of === address ? loaded : null;
  const goTo = (wanted: number) => setAt(Math.max(1, Math.min(pages.length, wanted)));
  const { isActive } = useReader();
  useActions({
    nextPage: () => (isActive && hasPages ? goTo(at + 1) : false),
    previousPage: () => (isActive && hasPages ? goTo(at - 1) : false),
  });
  useEffect(() => {
    if (startPage !== null) setAt(Math.max(1, Math.min(pages.length, startPage.page)));
  }, [startPage, pages.length]);
  const acts = usePageView(() => share);
  const { view } = acts;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth - 2 * gap, height: element.clientHeight - 2 * gap }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const upright = natural === null ? { width: 1, height: 1 } : turned(natural.width, natural.height, view.turn).outer;
  const wholePage = Math.min(1, (room.height / upright.height) * (upright.width / Math.max(1, room.width)));
  // A small picture is not blown up to fill the reader unless it is asked for.
  const fitted = natural === null ? 1 : Math.min(1, upright.width / Math.max(1, room.width));
  const share = view.zoom === 'page' ? Math.min(wholePage, fitted) : view.zoom === 1 ? fitted : view.zoom;
  const scale = (room.width * share) / upright.width;
  const { outer, inner } = turned((natural?.width ?? 1) * scale, (natural?.height ?? 1) * scale, view.turn);
  const width = (natural?.width ?? 1) * scale;
  // Larger or smaller, it keeps its line at the top and its middle in the middle.
  const kept = useRef({ middle: 0.5, top: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what its size depends on
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const { middle, top } = kept.current;
    element.scrollTop = top * element.scrollHeight;
    element.scrollLeft = middle * element.scrollWidth - element.clientWidth / 2;
  }, [width, view.turn]);
  const space = useMemo(() => {
    if (natural === null || !(width > 0)) return null;
    return pictureSpace(page ?? { width: natural.width, height: natural.height, rotation: 0 }, width, view.turn);
  }, [natural, page, width, view.turn]);
  const place = useMemo<PlaceOfRun | null>(() => {
    if (natural === null || page === null || !(width > 0)) return null;
    const drawnSpace = pictureSpace(page, width, 0);
    return (run) => rectShown(drawnSpace, run);
  }, [natural, page, width]);
  return (
    <>
      <ViewBar acts={acts} share={share}>
        <AreaButton />
        {hasPages && <GoToPage page={at} pages={pages.length} onPage={goTo} />}
      </ViewBar>
      {problem?.of === address && <Alert severity="warning">{problem.reason}</Alert>}
      {natural === null && problem?.of !== address && isDrawnForWindow(entry.mediaType) && (
        <Box role="status" sx={{ px: 1, fontSize: 12, color: 'text.secondary' }}>
          {readerText.drawing}
        </Box>
      )}
      <Box
        ref={scroller}
        data-scroller=""
        tabIndex={0}
        onScroll={({ currentTarget: { scrollLeft, clientWidth, scrollWidth, scrollTop, scrollHeight } }) => {
          kept.current = { middle: (scrollLeft + clientWidth / 2) / scrollWidth, top: scrollTop / scrollHeight };
        }}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'desk.sunken', p: `${gap}px`, display: 'grid', placeItems: 'safe center' }}
      >
        <AreaPaper
          entryId={entryId}
          page={hasPages ? at : null}
          space={space}
          hasWords={page !== null && page.runs.length > 0}
          sx={{ visibility: natural === null ? 'hidden' : 'visible' }}
          style={outer}
        >
          <div style={inner}>
            <Box
              component="img"
              key={address}
              src={address}
              alt={hasPages ? readerText.pictureOnPage(title, at) : readerText.picture(title)}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setLoaded({ of: address, width: naturalWidth, height: naturalHeight })
              }
              onError={() => void reasonAt(address).then((reason) => setProblem({ of: address, reason }))}
              sx={{ boxShadow: 1, display: 'block', width: '100%', height: '100%' }}
              draggable={false}
            />
            {place !== null && page !== null && page.runs.length > 0 && (
              <PageWords key={at} entryId={entryId} page={page} text={text} place={place} />
            )}
          </div>
        </AreaPaper>
      </Box>
    </>
  );
}

/** Why a picture did not come: the shell's own words where it refused, else that the file is damaged. */
async function reasonAt(address: string): Promise<string> {
  const reply = await fetch(address).catch(() => null);
  return reply !== null && !reply.ok ? reply.text() : readerText.pictureDamaged;
}
