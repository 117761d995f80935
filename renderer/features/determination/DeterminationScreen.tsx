// Owns the place of the Determination screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The Determination screen of one case. */
export function DeterminationScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="Determination" text="This screen is being built." />;
}
