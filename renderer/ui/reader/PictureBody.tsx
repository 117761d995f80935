// Owns showing a picture as it was supplied: fitted or larger, turned, moved about by mouse and keyboard. Must not change it.
import Box from '@mui/material/Box';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PageText } from '../../../db/model/entry.ts';
import { readerText } from '../../text/reader.ts';
import { AreaButton, AreaPaper } from './AreaPaper.tsx';
import { pictureSpace } from './areaSpace.ts';
import { turned, usePageView } from './pageView.ts';
import { useScrollPort } from './readerContext.ts';
import { scrollPortOf } from './scrollLink.ts';
import { ViewBar } from './ViewBar.tsx';

interface PictureBodyProps {
  readonly caseId: string;
  readonly entryId: string;
  readonly title: string;
  /** Its size in the file and the rotation that shows it upright; null where intake kept none. */
  readonly page: PageText | null;
}

const gap = 8;

/** The picture on a quiet ground. A browser shows it the way up its camera noted; turning goes on from there. */
export function PictureBody({ caseId, entryId, title, page }: PictureBodyProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useScrollPort(() => scroller.current && scrollPortOf(scroller.current), entryId);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [natural, setNatural] = useState<{ readonly width: number; readonly height: number } | null>(null);
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
  const space = useMemo(() => {
    if (natural === null || !(width > 0)) return null;
    return pictureSpace(page ?? { ...natural, rotation: 0 }, width, view.turn);
  }, [natural, page, width, view.turn]);
  return (
    <>
      <ViewBar acts={acts} share={share}>
        <AreaButton />
      </ViewBar>
      <Box
        ref={scroller}
        data-scroller=""
        tabIndex={0}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'desk.sunken', p: `${gap}px`, display: 'grid', placeItems: 'safe center' }}
      >
        <AreaPaper
          entryId={entryId}
          page={null}
          space={space}
          hasWords={false}
          sx={{ visibility: natural === null ? 'hidden' : 'visible' }}
          style={outer}
        >
          <Box
            component="img"
            src={`evidence://case/${caseId}/${entryId}`}
            alt={readerText.picture(title)}
            onLoad={(event) => setNatural({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })}
            sx={{ boxShadow: 1 }}
            style={inner}
            draggable={false}
          />
        </AreaPaper>
      </Box>
    </>
  );
}
