// Owns the Determination & orders screen: one outcome per head chosen by the investigator, the roll-up computed from them, orders and recommendations. Must never suggest an outcome.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import { decidingScheme } from '../../../db/model/editions.ts';
import type { Output } from '../../../db/model/operations.ts';
import { rollUpOf } from '../../../db/model/rollUp.ts';
import { useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { determinationText } from '../../text/determination.ts';
import { Answer } from '../../ui/Answer.tsx';
import { citablesOf } from '../../ui/citables.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { RuleSetName } from '../../ui/RuleSetName.tsx';
import { HeadDetermination } from './HeadDetermination.tsx';
import { LedgerTotals } from './LedgerTotals.tsx';
import { Offers } from './Offers.tsx';
import { Orders } from './Orders.tsx';
import { Recommendations } from './Recommendations.tsx';

/** The Determination & orders screen of one case. */
export function DeterminationScreen({ caseId }: { readonly caseId: string }) {
  const answer = useDraft(caseId);
  const rules = useRead('rules.read', { caseId });
  return (
    <Answer of={answer}>
      {({ draft }) => <Answer of={rules}>{(ruleSet) => <Determination caseId={caseId} draft={draft} ruleSet={ruleSet} />}</Answer>}
    </Answer>
  );
}

function Determination({
  caseId,
  draft,
  ruleSet,
}: {
  readonly caseId: string;
  readonly draft: Draft;
  readonly ruleSet: Output<'rules.read'>;
}) {
  const { goTo } = usePlace();
  const rows = useRead('entry.axis', { caseId }).data;
  const citables = useMemo(() => citablesOf(draft, rows ?? []), [draft, rows]);
  const heads = draft.head;
  if (heads.length === 0) {
    return (
      <EmptyScreen title={determinationText.noHeads} text={determinationText.noHeadsHint}>
        <Button variant="contained" onClick={() => goTo('overview')}>
          {determinationText.toOverview}
        </Button>
      </EmptyScreen>
    );
  }
  const outcomes = heads.map(({ id }) => draft.determination.find(({ value }) => value.headId === id)?.value.outcome ?? null);
  const rollUp = rollUpOf(ruleSet, outcomes);
  const frozen = draft.facts[0]?.value.ruleScheme ?? '';
  const scheme = decidingScheme(ruleSet, draft.facts[0]?.value)?.name ?? frozen;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', overflow: 'hidden' }}>
      <Box
        component="section"
        aria-labelledby="determination-title"
        tabIndex={-1}
        sx={{ overflowY: 'auto', scrollbarGutter: 'stable', p: 2, minHeight: 0 }}
      >
        <Typography id="determination-title" variant="h1">
          {determinationText.title}
        </Typography>
        <Typography variant="body2" component="div" color="textSecondary" sx={{ mb: 1.5 }}>
          <RuleSetName ruleSet={ruleSet} />
          {ruleSet.schemes.length > 0 && (
            <Box>
              {determinationText.edition}: {scheme === '' ? determinationText.noEdition : scheme}
              {frozen === '' && ` (${determinationText.byDay})`}
            </Box>
          )}
        </Typography>
        {heads.map((head) => (
          <HeadDetermination key={head.id} caseId={caseId} head={head} draft={draft} ruleSet={ruleSet} />
        ))}
        <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1.5, mt: 1 }}>
          <Typography variant="h2" component="h2">
            {determinationText.rollUp}
          </Typography>
          <Typography role="status" variant="body1">
            {rollUp === null ? (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {determinationText.rollUpOpen(outcomes.filter((outcome) => outcome === null).length)}
              </Box>
            ) : (
              <>
                <b>{rollUp.name}</b>{' '}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {determinationText.rollUpComputed}
                </Box>
              </>
            )}
          </Typography>
        </Box>
      </Box>
      <Box sx={{ overflowY: 'auto', scrollbarGutter: 'stable', p: 2, minHeight: 0, borderLeft: 1, borderColor: 'divider' }}>
        <Offers caseId={caseId} draft={draft} ruleSet={ruleSet} citables={citables} />
        <Orders caseId={caseId} draft={draft} ruleSet={ruleSet} citables={citables} />
        <LedgerTotals draft={draft} ruleSet={ruleSet} />
        <Recommendations caseId={caseId} draft={draft} ruleSet={ruleSet} />
      </Box>
    </Box>
  );
}
