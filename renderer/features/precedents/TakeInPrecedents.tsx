// Owns taking published decisions into the library from the panel: drop or choose, progress, what was not taken in and why. The reading is the store's.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import type { PrecedentRefused } from '../../../db/model/precedents.ts';
import { say } from '../../api/notices.ts';
import { write } from '../../api/operations.ts';
import { usePrecedentProgress } from '../../api/progress.ts';
import { precedentsText } from '../../text/precedents.ts';
import { useFilePlace } from '../../ui/filePlace.ts';

/** The place to drop files on, at the foot of the panel. */
export function TakeInPrecedents() {
  const [refused, setRefused] = useState<readonly PrecedentRefused[]>([]);
  const progress = usePrecedentProgress();
  const takeIn = async (paths: readonly string[]) => {
    if (paths.length === 0) return;
    const reply = await write('precedent.takeIn', { paths: [...paths] });
    if (!reply.ok) return;
    setRefused(reply.value.refused);
    say(precedentsText.taken(reply.value.taken, reply.value.known));
  };
  const place = useFilePlace((paths) => void takeIn(paths));
  return (
    <Box
      role="group"
      aria-label={precedentsText.takeIn}
      {...place.handlers}
      sx={{
        m: 1.5,
        p: 1,
        border: '1px dashed',
        borderColor: place.isOver ? 'primary.main' : 'divider',
        borderRadius: 1,
        bgcolor: place.isOver ? 'desk.selected' : 'transparent',
      }}
    >
      <Box sx={{ fontWeight: 600 }}>{precedentsText.takeIn}</Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary', mb: 0.5 }}>{precedentsText.takeInHint}</Box>
      {progress === null ? (
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button
            variant="outlined"
            color="inherit"
            data-take-in
            sx={{ borderColor: 'divider' }}
            onClick={() => void place.choose('files')}
          >
            {precedentsText.files}
          </Button>
          <Button variant="outlined" color="inherit" sx={{ borderColor: 'divider' }} onClick={() => void place.choose('folder')}>
            {precedentsText.folder}
          </Button>
        </Box>
      ) : (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box sx={{ flex: 1 }}>
            <Box role="status" sx={{ fontSize: 12 }}>
              {precedentsText.progress(progress.done, progress.total)}
            </Box>
            <LinearProgress
              aria-label={precedentsText.takeIn}
              variant="determinate"
              value={progress.total === 0 ? 0 : (100 * progress.done) / progress.total}
            />
          </Box>
          <Button onClick={() => void write('precedent.cancel', {})}>{precedentsText.cancel}</Button>
        </Box>
      )}
      {refused.length > 0 && (
        <Box component="details" sx={{ mt: 1, fontSize: 12, '& summary': { cursor: 'pointer' } }}>
          <summary>{precedentsText.refused(refused.length)}</summary>
          {refused.map(({ path, reason }) => (
            <Box key={path} sx={{ mt: 0.5 }}>
              <b>{path}</b>: {reason}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
