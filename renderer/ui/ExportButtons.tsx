// Owns the buttons that write a paper as a file, one for each format, and what is said of it after. Must not build anything: the store does.
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import type { Reply } from '../../db/model/fault.ts';
import { type ReportFormat, reportFormats } from '../../db/model/report.ts';
import { say } from '../api/notices.ts';
import { exportText } from '../text/export.ts';
import { faultText } from '../text/faults.ts';
import { BusyButton } from './BusyButton.tsx';

interface ExportButtonsProps<Saved> {
  readonly label: string;
  /** Asks where to and writes; null when the dialog was left. */
  readonly onSave: (format: ReportFormat) => Promise<Reply<Saved | null>>;
  /** What there is to mind in what was written; null for nothing. */
  readonly remarkOn?: (saved: Saved) => string | null;
  /** Whether the first format stands out, as the one thing to do on its screen. */
  readonly isMain?: boolean;
}

/** Word, PDF, HTML, text. */
export function ExportButtons<Saved extends { readonly path: string }>({
  label,
  onSave,
  remarkOn = () => null,
  isMain = false,
}: ExportButtonsProps<Saved>) {
  const [underWay, setUnderWay] = useState(false);
  const save = async (format: ReportFormat) => {
    setUnderWay(true);
    const reply = await onSave(format);
    setUnderWay(false);
    if (!reply.ok) say(faultText(reply.fault), 'alert');
    else if (reply.value !== null) {
      const remark = remarkOn(reply.value);
      if (remark === null) say(exportText.saved(reply.value.path));
      else say(remark, 'alert');
    }
  };
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', alignItems: 'center', gap: 1, position: 'relative' }}>
      <Box component="span" aria-hidden sx={{ fontSize: 12, color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {exportText.exportAs}
      </Box>
      {reportFormats.map((format) => (
        <BusyButton
          key={format}
          variant={isMain && format === 'docx' ? 'contained' : 'outlined'}
          isBusy={underWay}
          aria-label={exportText.exportTo(exportText.formats[format])}
          onClick={() => void save(format)}
          sx={{ minWidth: 0 }}
        >
          {exportText.formats[format]}
        </BusyButton>
      ))}
      {underWay && (
        <LinearProgress aria-label={exportText.exporting} sx={{ position: 'absolute', left: 0, right: 0, bottom: -4, height: 2 }} />
      )}
    </Box>
  );
}
