// Owns how a read looks while it is under way or refused, so that each screen shows only its answer.
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { uiText } from '../text/ui.ts';

/** Shows the answer of a read, a thin line while waiting, or the refusal with a way to ask again. */
export function Answer<T>({ of, children }: { readonly of: UseQueryResult<T>; readonly children: (value: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error !== null) {
    return (
      <Alert severity="error" sx={{ m: 2 }} action={<Button onClick={() => void of.refetch()}>{uiText.askAgain}</Button>}>
        {of.error.message}
      </Alert>
    );
  }
  return <LinearProgress aria-label={uiText.loading} sx={{ height: 2 }} />;
}
