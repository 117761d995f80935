// Owns saying by which encoding and delimiter a sheet of plain text became its rows, and having it read by others after a look at what that gives. Must not
// guess anything itself.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { type HowRead, type ReadAs, sheetDelimiters, sheetEncodings } from '../../../../db/model/delimited.ts';
import type { SheetShape } from '../../../../db/model/sheet.ts';
import { useRead } from '../../../api/operations.ts';
import { sheetText } from '../../../text/sheet.ts';
import { Answer } from '../../Answer.tsx';
import { ReadAsFields } from '../../ReadAsFields.tsx';
import { readAgain } from '../readAgain.ts';
import { FirstRows } from './FirstRows.tsx';
import { buttonOverSheet, LineOverSheet } from './LineOverSheet.tsx';

interface HowReadLineProps {
  readonly caseId: string;
  readonly sheet: SheetShape;
  readonly how: HowRead;
}

/** One line over the sheet; a guess in doubt stands out, in words as well as by its colour. */
export function HowReadLine({ caseId, sheet, how }: HowReadLineProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isDoubtful = how.doubts.length > 0;
  return (
    <LineOverSheet label={sheetText.howRead} words={sheetText.readAs(how)} isDoubtful={isDoubtful}>
      <Button color="inherit" sx={buttonOverSheet} onClick={() => setIsOpen(true)}>
        {isDoubtful ? sheetText.check : sheetText.change}
      </Button>
      {isOpen && <ReadOtherwise caseId={caseId} sheet={sheet} how={how} onClose={() => setIsOpen(false)} />}
    </LineOverSheet>
  );
}

function ReadOtherwise({ caseId, sheet, how, onClose }: HowReadLineProps & { readonly onClose: () => void }) {
  const [readAs, setReadAs] = useState<ReadAs>(() => ({
    encoding: sheetEncodings.find((each) => each === how.encoding) ?? 'windows-1252',
    delimiter: sheetDelimiters.find((each) => each === how.delimiter) ?? ',',
  }));
  const preview = useRead('sheet.preview', { caseId, id: sheet.id, readAs });
  const rows = preview.data?.rows ?? sheet.rows;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" aria-labelledby="read-otherwise">
      <DialogTitle id="read-otherwise">{sheetText.dialog(sheet.exhibit)}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Box sx={{ display: 'flex', gap: 1.5, pt: 0.75 }}>
          <ReadAsFields
            value={readAs}
            onChange={({ encoding = readAs.encoding, delimiter = readAs.delimiter }) => setReadAs({ encoding, delimiter })}
          />
        </Box>
        {rows !== sheet.rows && <Alert severity="warning">{sheetText.otherRows(sheet.exhibit, rows, sheet.rows)}</Alert>}
        <Answer of={preview}>{(shown) => <FirstRows preview={shown} />}</Answer>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{sheetText.leave}</Button>
        <Button
          variant="contained"
          disabled={preview.data === undefined || rows !== sheet.rows}
          onClick={() => void readAgain(caseId, sheet, { readAs }).then(onClose)}
        >
          {sheetText.readSo}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
