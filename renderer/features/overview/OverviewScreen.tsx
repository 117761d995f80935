// Owns the place of the Overview screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The Overview screen of one case. */
export function OverviewScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="Overview" text="This screen is being built." />;
}
