// Owns the place of the Evidence screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The Evidence screen of one case. */
export function EvidenceScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="Evidence" text="This screen is being built." />;
}
