// Owns the place of the Report screen until its parts land. Must not read or write.
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';

/** The Report screen of one case. */
export function ReportScreen(_: { readonly caseId: string }) {
  return <EmptyScreen title="Report" text="This screen is being built." />;
}
