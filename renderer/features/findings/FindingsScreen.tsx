// Owns the place of the Findings screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The Findings screen of one case. */
export function FindingsScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="Findings" text="This screen is being built." />;
}
