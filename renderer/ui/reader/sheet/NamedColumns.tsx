// Owns saying which column dates the rows of a sheet, and naming its columns after it came in: its rows are read anew, and their marks stay. Must not guess a
// column itself.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ColumnChoice } from '../../../../db/model/extraction.ts';
import type { SheetShape } from '../../../../db/model/sheet.ts';
import { useRead } from '../../../api/operations.ts';
import { evidenceText } from '../../../text/evidence.ts';
import { sheetFields, sheetText } from '../../../text/sheet.ts';
import { Answer } from '../../Answer.tsx';
import { ChoiceOrNone } from '../../Choice.tsx';
import { ChangeButton } from '../../changing.tsx';
import { readAgain } from '../readAgain.ts';
import { FirstRows } from './FirstRows.tsx';
import { buttonOverSheet, LineOverSheet } from './LineOverSheet.tsx';

interface NamedColumnsProps {
  readonly caseId: string;
  readonly sheet: SheetShape;
}

/** One line over the sheet. */
export function NamedColumns({ caseId, sheet }: NamedColumnsProps) {
  const [isOpen, setIsOpen] = useState(false);
  const dated = sheet.parts.map(({ dateColumn, ...part }) => ({
    ...part,
    column: dateColumn === null ? undefined : sheet.columns[dateColumn]?.name,
  }));
  return (
    <LineOverSheet label={sheetText.columnsOf} words={sheetText.datedBy(dated)}>
      <ChangeButton color="inherit" sx={buttonOverSheet} onClick={() => setIsOpen(true)}>
        {sheetText.nameColumns}
      </ChangeButton>
      {isOpen && <Naming caseId={caseId} sheet={sheet} onClose={() => setIsOpen(false)} />}
    </LineOverSheet>
  );
}

function Naming({ caseId, sheet, onClose }: NamedColumnsProps & { readonly onClose: () => void }) {
  const [choice, setChoice] = useState<ColumnChoice>(() => (sheet.dateColumn === null ? {} : { date: sheet.dateColumn }));
  const preview = useRead('sheet.preview', { caseId, id: sheet.id, columns: choice }, true);
  const options = sheet.columns.map(({ name }, at) => [String(at), name === '' ? sheetText.column(at + 1) : name] as const);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" aria-labelledby="name-columns">
      <DialogTitle id="name-columns">{sheetText.columnsTitle(sheet.exhibit)}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Typography variant="body2">{sheetText.columnsHint}</Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: 1.5 }}>
          {sheetFields.map((role) => (
            <ChoiceOrNone
              key={role}
              label={evidenceText.columnOf[role]}
              none={sheetText.asFound}
              value={choice[role] === undefined ? null : String(choice[role])}
              options={options}
              onChoose={(chosen) => setChoice({ ...choice, [role]: chosen === null ? undefined : Number(chosen) })}
            />
          ))}
        </Box>
        <Answer of={preview}>{(shown) => <FirstRows preview={shown} />}</Answer>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{sheetText.leave}</Button>
        <Button
          variant="contained"
          disabled={sheetFields.every((role) => choice[role] === undefined)}
          onClick={() => void readAgain(caseId, sheet, { columns: choice }).then(onClose)}
        >
          {sheetText.readSo}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
