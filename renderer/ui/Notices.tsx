// Owns how a notice looks: one line at the bottom, with what can be done about it. Must not decide what is said.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Snackbar from '@mui/material/Snackbar';
import { dismissNotice, useNotice } from '../api/notices.ts';
import { uiText } from '../text/ui.ts';

const noteMs = 6000;

/** The notice of the moment. */
export function Notices() {
  const notice = useNotice();
  if (notice === null) return null;
  const { actions } = notice;
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
        {...(actions.length === 0
          ? {}
          : {
              // An action takes the place of the cross: one is put beside it, so that a notice that asks can be left unanswered.
              action: (
                <>
                  {actions.map(({ name, run }) => (
                    <Button
                      key={name}
                      sx={{ whiteSpace: 'nowrap' }}
                      onClick={() => {
                        dismissNotice();
                        run();
                      }}
                    >
                      {name}
                    </Button>
                  ))}
                  {notice.kind === 'alert' && (
                    <IconButton aria-label={uiText.close} title={uiText.close} onClick={dismissNotice}>
                      <CloseOutlined fontSize="small" />
                    </IconButton>
                  )}
                </>
              ),
            })}
      >
        {notice.text}
      </Alert>
    </Snackbar>
  );
}
