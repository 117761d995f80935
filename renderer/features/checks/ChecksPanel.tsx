// Owns the place of the checks panel until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The checks of one case, beside whatever screen is open. */
export function ChecksPanel(_: { readonly caseId: string; readonly onClose: () => void }) {
  return <EmptyScreen title="Checks" text="This panel is being built." />;
}
