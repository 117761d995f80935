// Owns the page shown when the desk itself cannot be opened.
import { shellText } from '../text/shell.ts';
import { EmptyScreen } from '../ui/EmptyScreen.tsx';

/** Says why, in the store's own words; nothing else can be done here. */
export function StartProblem({ problem }: { readonly problem: string }) {
  return (
    <main role="alert" style={{ height: '100%', display: 'flex' }}>
      <EmptyScreen title={shellText.startFailed} text={problem} />
    </main>
  );
}
