// Owns the place of the SideBySide screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The SideBySide screen of one case. */
export function SideBySideScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="SideBySide" text="This screen is being built." />;
}
