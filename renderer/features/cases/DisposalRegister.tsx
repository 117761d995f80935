// Owns the register of disposals: what went, why, when and by whom, saved as a paper or as a table. Nothing in it is ever changed.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { DisposalRecord } from '../../../db/model/retention.ts';
import { bridge } from '../../api/bridge.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { exportText } from '../../text/export.ts';
import { faultText } from '../../text/faults.ts';
import { retentionText as text } from '../../text/retention.ts';
import { Answer } from '../../ui/Answer.tsx';
import { ExportButtons } from '../../ui/ExportButtons.tsx';

/** The register, newest first. */
export function DisposalRegister() {
  const kept = useRead('disposal.list', {});
  const saveTable = async () => {
    const reply = await bridge().savePaper({ paper: 'disposals', format: 'csv' });
    if (!reply.ok) say(faultText(reply.fault), 'alert');
    else if (reply.value !== null) say(exportText.saved(reply.value.path));
  };
  return (
    <Answer of={kept}>
      {(records) =>
        records.length === 0 ? (
          <Typography color="textSecondary">{text.registerNone}</Typography>
        ) : (
          <>
            <Box sx={{ display: 'flex', gap: 1, mb: 1 }}>
              <ExportButtons label={text.exportAs} onSave={(format) => bridge().savePaper({ paper: 'disposals', format })} />
              <Button variant="outlined" aria-label={exportText.exportTo(text.csv)} onClick={() => void saveTable()} sx={{ minWidth: 0 }}>
                {text.csv}
              </Button>
            </Box>
            <Table size="small" aria-label={text.tabs.register}>
              <TableHead>
                <TableRow>
                  {Object.values(text.registerColumns).map((column) => (
                    <TableCell key={column}>{column}</TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {records.map((record) => (
                  <Line key={record.id} record={record} />
                ))}
              </TableBody>
            </Table>
          </>
        )
      }
    </Answer>
  );
}

function Line({ record }: { readonly record: DisposalRecord }) {
  return (
    <TableRow hover sx={{ verticalAlign: 'top' }}>
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
        <Box sx={{ fontWeight: 600 }}>{record.reference}</Box>
        <Box sx={{ color: 'text.secondary' }}>{record.landlord}</Box>
      </TableCell>
      <TableCell>
        {text.went(record)}
        {record.given.map((copy) => (
          <Box key={`${copy.atMs} ${copy.fileName}`} sx={{ color: 'text.secondary' }}>
            {text.given(copy)}
          </Box>
        ))}
      </TableCell>
      <TableCell>
        {record.isEarly && <Box sx={{ fontWeight: 600 }}>{text.early(record.reason)}</Box>}
        {record.classes.map((each) => (
          <Box key={each.of} sx={{ color: 'text.secondary' }}>
            {text.stands(each)}
          </Box>
        ))}
      </TableCell>
      <TableCell>
        {text.when(record)}
        {record.heads.map(({ deskId, sequence, hash }) => (
          <Box key={deskId} title={hash} sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {text.head(sequence, hash)}
          </Box>
        ))}
      </TableCell>
    </TableRow>
  );
}
