// Owns showing a picture as it was supplied, fitted or larger.
import Box from '@mui/material/Box';
import { readerText } from '../../text/reader.ts';

interface PictureBodyProps {
  readonly caseId: string;
  readonly entryId: string;
  readonly title: string;
  readonly zoom: number;
}

/** The picture on a quiet ground. */
export function PictureBody({ caseId, entryId, title, zoom }: PictureBodyProps) {
  return (
    <Box sx={{ bgcolor: 'desk.sunken', p: 1, minHeight: '100%', display: 'grid', placeItems: 'center' }}>
      <Box
        component="img"
        src={`evidence://case/${caseId}/${entryId}`}
        alt={readerText.picture(title)}
        sx={{ maxWidth: zoom === 1 ? '100%' : 'none', width: zoom === 1 ? 'auto' : `${zoom * 100}%`, height: 'auto', boxShadow: 1 }}
      />
    </Box>
  );
}
