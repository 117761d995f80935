// Owns how a notice looks: one line at the bottom, with an action where there is one. Must not decide what is said.
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { dismissNotice, useNotice } from '../api/notices.ts';
import { uiText } from '../text/ui.ts';

const noteMs = 6000;

/** The notice of the moment. */
export function Notices() {
  const notice = useNotice();
  if (notice === null) return null;
  const { action } = notice;
  return (
    <Snackbar
      key={notice.id}
      open
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      autoHideDuration={notice.kind === 'note' ? noteMs : null}
      onClose={(_event, reason) => {
        if (reason !== 'clickaway') dismissNotice();
      }}
    >
      <Alert
        variant="outlined"
        severity={notice.kind === 'note' ? 'info' : 'error'}
        sx={{ bgcolor: 'background.paper', maxWidth: 640, boxShadow: 3, alignItems: 'center', py: 0.25 }}
        closeText={uiText.close}
        onClose={dismissNotice}
        {...(action === undefined
          ? {}
          : {
              action: (
                <Button
                  onClick={() => {
                    dismissNotice();
                    action.run();
                  }}
                >
                  {action.name}
                </Button>
              ),
            })}
      >
        {notice.text}
      </Alert>
    </Snackbar>
  );
}
