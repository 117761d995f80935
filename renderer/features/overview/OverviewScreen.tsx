// Owns the Overview: everything said of the case itself, in parts. The parts own their fields.
import Box from '@mui/material/Box';
import { isUnread, type Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { useCalendar } from '../../api/calendar.ts';
import { useChangeDraft, useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { overviewText } from '../../text/overview.ts';
import { sideText } from '../../text/ui.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Changing } from '../../ui/changing.tsx';
import { ClocksPart } from './ClocksPart.tsx';
import { CoveragePart } from './CoveragePart.tsx';
import { FactsPart } from './FactsPart.tsx';
import { Part } from './Part.tsx';
import { HeadsPart, PartiesPart, VulnerabilityPart } from './PeopleParts.tsx';
import { PoliciesPart } from './PoliciesPart.tsx';
import { ContactsPart, RelatedPart, StepsPart } from './ProcedureParts.tsx';

/** The Overview of one case. */
export function OverviewScreen({ caseId }: { readonly caseId: string }) {
  const read = useDraft(caseId);
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  return (
    <Box tabIndex={0} sx={{ flex: 1, minHeight: 0, overflowY: 'auto', p: 2 }}>
      <Answer of={read}>
        {({ draft }) => {
          const facts = draft.facts[0];
          return (
            <Box sx={{ display: 'grid', gap: 1.5, maxWidth: 1500, mx: 'auto' }}>
              <PapersPart caseId={caseId} />
              <Changing>
                {facts !== undefined && (
                  <FactsPart caseId={caseId} facts={facts} isDecided={draft.determination.length > 0} change={change} />
                )}
                <HeadsPart draft={draft} change={change} />
                <PartiesPart draft={draft} change={change} />
                <VulnerabilityPart draft={draft} change={change} />
                <StepsPart draft={draft} change={change} calendar={calendar} />
              </Changing>
              <ClocksPart caseId={caseId} draft={draft} />
              <Changing>
                <PoliciesPart caseId={caseId} draft={draft} change={change} />
              </Changing>
              <CoveragePart caseId={caseId} draft={draft} />
              <Changing>
                <RelatedPart draft={draft} change={change} />
                <ContactsPart caseId={caseId} draft={draft} />
              </Changing>
            </Box>
          );
        }}
      </Answer>
    </Box>
  );
}

const sides: readonly Side[] = ['resident', 'landlord', 'third'];

/** How many papers speak for each side. */
function PapersPart({ caseId }: { readonly caseId: string }) {
  const rows = useRead('entry.axis', { caseId }).data;
  if (rows === undefined || rows.length === 0) return null;
  return (
    <Part title={overviewText.counts}>
      <Box sx={{ display: 'flex', columnGap: 3, rowGap: 0.5, flexWrap: 'wrap', fontSize: 13 }}>
        {sides.map((side) => (
          <span key={side}>
            <Box component="span" sx={{ fontWeight: 600, color: `${side}.main` }}>
              {sideText[side]}
            </Box>{' '}
            {countsOf(rows.filter((row) => row.side === side))}
          </span>
        ))}
      </Box>
    </Part>
  );
}

function countsOf(rows: readonly AxisRow[]): string {
  const documents = rows.filter(({ kind }) => kind !== 'record');
  return overviewText.countsLine(
    documents.length,
    rows.length - documents.length,
    rows.filter(isUnread).length,
    documents.filter(({ status }) => status === 'unreadable').length,
  );
}
