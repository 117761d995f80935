// Owns the line at the head of a reader: label and title, its readings, how far it was looked at, tearing off, copies, closing. Must not know what is shown below it.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import PictureInPictureOutlined from '@mui/icons-material/PictureInPictureOutlined';
import SaveAltOutlined from '@mui/icons-material/SaveAltOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { EntryContent } from '../../../db/model/entry.ts';
import { saveMarkedCopy } from '../../api/markedCopy.ts';
import { keyWords } from '../../text/actions.ts';
import { readerText } from '../../text/reader.ts';
import { ExhibitTag } from '../ExhibitTag.tsx';
import { ReadingsMenu } from './ReadingsMenu.tsx';
import { ReadStateMenu } from './ReadStateMenu.tsx';

interface ReaderHeadProps {
  readonly caseId: string;
  readonly content: EntryContent;
  readonly isTorn: boolean;
  /** Tears the reader off to a window of its own, or puts it back. */
  readonly onTear: () => void;
  readonly onSaveOriginal: () => void;
  readonly onClose: () => void;
}

/** The head of one reader. */
export function ReaderHead({ caseId, content, isTorn, onTear, onSaveOriginal, onClose }: ReaderHeadProps) {
  const { entry } = content;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        pl: 1.5,
        pr: 0.5,
        py: 0.5,
        borderBottom: 2,
        borderColor: `${entry.side}.main`,
        flex: 'none',
      }}
    >
      <ExhibitTag exhibit={entry.exhibit} side={entry.side} />
      <Box
        sx={{ flex: 1, minWidth: 0, fontWeight: 600, ml: 0.5, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}
        title={entry.title}
      >
        {entry.title}
      </Box>
      <ReadingsMenu caseId={caseId} content={content} />
      <ReadStateMenu caseId={caseId} entry={entry} />
      <IconButton
        aria-label={isTorn ? readerText.dock : readerText.tearOff}
        title={`${isTorn ? readerText.dock : readerText.tearOff} (${keyWords('O')})`}
        onClick={onTear}
      >
        {isTorn ? <PictureInPictureOutlined sx={{ fontSize: 18 }} /> : <OpenInNewOutlined sx={{ fontSize: 18 }} />}
      </IconButton>
      <span title={content.isLeftOut ? readerText.notHere : readerText.saveOriginal}>
        <IconButton aria-label={readerText.saveOriginal} disabled={content.isLeftOut} onClick={onSaveOriginal}>
          <SaveAltOutlined sx={{ fontSize: 18 }} />
        </IconButton>
      </span>
      {entry.status !== 'unreadable' && (
        <span title={content.isLeftOut ? readerText.notHere : `${readerText.saveMarkedCopy} (${keyWords('Shift+Mod+S')})`}>
          <IconButton
            aria-label={readerText.saveMarkedCopy}
            disabled={content.isLeftOut}
            onClick={() => void saveMarkedCopy(caseId, entry)}
          >
            <PictureAsPdfOutlined sx={{ fontSize: 18 }} />
          </IconButton>
        </span>
      )}
      <IconButton aria-label={readerText.close} title={readerText.closeHint} onClick={onClose}>
        <CloseOutlined sx={{ fontSize: 18 }} />
      </IconButton>
    </Box>
  );
}
