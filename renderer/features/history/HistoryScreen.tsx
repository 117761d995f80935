// Owns the place of the History screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The History screen of one case. */
export function HistoryScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="History" text="This screen is being built." />;
}
