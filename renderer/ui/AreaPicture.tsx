// Owns showing the part of a picture that a mark is of, cut out by style alone. Must not change the picture.
import Box from '@mui/material/Box';
import type { Rect } from '../../db/model/draft.ts';
import { useRead } from '../api/operations.ts';
import { usePlace } from '../api/place.tsx';
import { areaText } from '../text/reader.ts';
import { pictureSpace, rectAround, rectShown } from './reader/areaSpace.ts';
import { pictureAddress } from './reader/evidenceAddress.ts';

interface AreaPictureProps {
  readonly entryId: string;
  /** Null for a picture of one page. */
  readonly page: number | null;
  readonly rects: readonly Rect[];
}

/** Shares of the area shown round it, so that it is seen where it stands. */
const margin = 0.15;

/** The area and a little round it, the way up its camera noted. Nothing where intake kept no size of the picture. */
export function AreaPicture({ entryId, page: number, rects }: AreaPictureProps) {
  const { caseId } = usePlace();
  const content = useRead('entry.read', caseId === null ? null : { caseId, id: entryId }).data;
  const page = content?.pages[(number ?? 1) - 1];
  if (caseId === null || content === undefined || page === undefined || page.width === 0 || page.height === 0) return null;
  const space = pictureSpace(page, page.rotation % 180 === 0 ? page.width : page.height, 0);
  const cut = rectAround(
    rects.map((rect) => rectShown(space, rect)),
    margin,
    space.size,
  );
  const percent = (share: number) => `${share * 100}%`;
  return (
    <Box
      sx={{ position: 'relative', overflow: 'hidden', maxWidth: '100%', maxHeight: 260, border: 1, borderColor: 'divider' }}
      style={{ aspectRatio: `${cut.width} / ${cut.height}`, width: Math.min(cut.width, 360, (260 * cut.width) / cut.height) }}
    >
      <Box
        component="img"
        src={pictureAddress(caseId, content.entry, number ?? 1)}
        alt={areaText.partOf(content.entry.title)}
        style={{
          position: 'absolute',
          width: percent(space.size.width / cut.width),
          height: percent(space.size.height / cut.height),
          left: percent(-cut.x / cut.width),
          top: percent(-cut.y / cut.height),
        }}
      />
    </Box>
  );
}
