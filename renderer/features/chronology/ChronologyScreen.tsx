// Owns the place of the Chronology screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The Chronology screen of one case. */
export function ChronologyScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="Chronology" text="This screen is being built." />;
}
