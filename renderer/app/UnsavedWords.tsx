// Owns saying that words stand in this window alone, and taking a copy of them elsewhere; nothing where none do. Must not try to save them.
import Link from '@mui/material/Link';
import { say } from '../api/notices.ts';
import { unsavedWords, useSaving } from '../api/saving.ts';
import { shellText } from '../text/shell.ts';

/** The sentence; a click copies every paragraph the store did not take, as it stands now. */
export function UnsavedWords() {
  const { isWaiting } = useSaving();
  if (!isWaiting) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(unsavedWords());
    say(shellText.unsavedCopied);
  };
  return (
    <Link
      component="button"
      type="button"
      onClick={() => void copy()}
      title={shellText.unsavedHint}
      underline="hover"
      sx={{ font: 'inherit', color: 'error.main', fontWeight: 600, whiteSpace: 'nowrap' }}
    >
      {shellText.copyUnsaved}
    </Link>
  );
}
