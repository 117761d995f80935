// Owns the place of the Scope screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The Scope screen of one case. */
export function ScopeScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="Scope" text="This screen is being built." />;
}
