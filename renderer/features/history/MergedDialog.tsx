// Owns the dialog that lists what differed in the merges of a case, with what was chosen. Must not change anything.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { KeptDifference } from '../../../db/model/operations.ts';
import { mergeText as text } from '../../text/handover.ts';
import { uiText } from '../../text/ui.ts';
import { Differences } from './Differences.tsx';

/** The dialog. */
export function MergedDialog({ differences, onClose }: { readonly differences: readonly KeptDifference[]; readonly onClose: () => void }) {
  const choices = new Map(differences.map((each) => [each, each.choice]));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" aria-labelledby="merged-title">
      <DialogTitle id="merged-title">{text.listTitle}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography>{text.listIntro}</Typography>
        <Differences differences={differences} choiceOf={(each) => choices.get(each as KeptDifference) ?? each.usual} onChoose={null} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          {uiText.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
