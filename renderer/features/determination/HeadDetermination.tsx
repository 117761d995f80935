// Owns choosing the outcome of one head: the whole ladder with its meanings, nothing chosen beforehand, and the words that go with the choice.
import Box from '@mui/material/Box';
import Radio from '@mui/material/Radio';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { Draft, DraftRow } from '../../../db/model/draft.ts';
import { decidingScheme, paragraphIn, paragraphsIn } from '../../../db/model/editions.ts';
import { isOrderedFor } from '../../../db/model/ledger.ts';
import { expectsRemedy, type RuleSet, templateIn } from '../../../db/model/ruleSet.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { usePlace } from '../../api/place.tsx';
import { determinationText } from '../../text/determination.ts';
import { ruleSetText } from '../../text/ruleSet.ts';
import { ChangeButton, Changing } from '../../ui/changing.tsx';
import { TypedField } from '../../ui/TypedField.tsx';
import { Judgements } from './Judgements.tsx';
import { RestsOn } from './RestsOn.tsx';
import { SchemeParagraph, SchemeParagraphSource } from './SchemeParagraph.tsx';

interface HeadDeterminationProps {
  readonly caseId: string;
  readonly head: DraftRow<'head'>;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
}

/** One head's ladder. */
export function HeadDetermination({ caseId, head, draft, ruleSet }: HeadDeterminationProps) {
  const change = useChangeDraft(caseId);
  const { target, takeTarget } = usePlace();
  const section = useRef<HTMLElement>(null);
  const row = draft.determination.find(({ value }) => value.headId === head.id);
  const chosen = ruleSet.outcomes.find(({ id }) => id === row?.value.outcome);
  const scheme = decidingScheme(ruleSet, draft.facts[0]?.value);
  const paragraphOf = (outcome: RuleSet['outcomes'][number] | undefined) => paragraphIn(outcome, scheme) ?? '';
  const { sections } = templateIn(ruleSet, draft);
  const isReasonsPrinted = sections.some(({ id }) => id === 'reasons');
  // A body without editions of a scheme has no paragraphs of one; what was typed before its rule set was chosen stays in sight.
  const hasParagraph = ruleSet.schemes.length > 0 || (row?.value.paragraph ?? '') !== '';
  const titleId = `head-${head.id}`;

  useEffect(() => {
    const isMine =
      target !== null &&
      ((target.kind === 'determination' && (target.id === row?.id || target.id === head.id)) ||
        (target.kind === 'head' && target.id === head.id));
    if (!isMine) return;
    takeTarget();
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.querySelector<HTMLElement>('input[type="radio"]:checked, input[type="radio"]')?.focus();
  }, [target, takeTarget, row?.id, head.id]);

  const choose = (outcome: RuleSet['outcomes'][number]) => {
    const label = determinationText.determine(head.key, outcome.name);
    if (row === undefined) {
      void change(label, [
        add('determination', {
          headId: head.id,
          outcome: outcome.id,
          paragraph: paragraphOf(outcome),
          wording: '',
          reasons: '',
          restsOn: [],
        }),
      ]);
    } else if (row.value.outcome !== outcome.id) {
      // A paragraph the investigator typed stays; the former outcome's own goes with it.
      const isOwn = row.value.paragraph !== '' && row.value.paragraph !== paragraphOf(chosen);
      void change(label, [
        edit('determination', row, { outcome: outcome.id, paragraph: isOwn ? row.value.paragraph : paragraphOf(outcome), wording: '' }),
      ]);
    }
  };
  const keep = (what: string, patch: Partial<DraftRow<'determination'>['value']>) => {
    if (row !== undefined) void change(determinationText.change(what, head.key), [edit('determination', row, patch)]);
  };
  const hasOrder = isOrderedFor(head.id, draft.order);

  return (
    <Box component="section" ref={section} aria-labelledby={titleId} sx={{ mb: 2.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 0.5 }}>
        <Typography id={titleId} variant="h2" component="h2" sx={{ flex: 1 }}>
          {determinationText.head(head.key, head.value.title)}
        </Typography>
        {row !== undefined && (
          <ChangeButton
            color="inherit"
            onClick={() => void change(determinationText.undetermine(head.key), [remove('determination', row)])}
          >
            {determinationText.takeBack}
          </ChangeButton>
        )}
      </Box>
      <Judgements caseId={caseId} draft={draft} headId={head.id} headKey={head.key} />
      <Changing>
        <Box
          role="radiogroup"
          aria-label={determinationText.chooseFor(head.key)}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
        >
          {ruleSet.outcomes.map((outcome, index) => {
            const isChosen = outcome.id === chosen?.id;
            return (
              <Box
                key={outcome.id}
                component="label"
                sx={{
                  display: 'flex',
                  alignItems: 'flex-start',
                  gap: 0.5,
                  px: 1,
                  py: 0.375,
                  cursor: 'pointer',
                  borderTop: index === 0 ? 0 : 1,
                  borderColor: 'divider',
                  bgcolor: isChosen ? 'var(--mui-palette-desk-selected)' : 'transparent',
                }}
              >
                <Radio
                  size="small"
                  name={titleId}
                  checked={isChosen}
                  onChange={() => choose(outcome)}
                  sx={{ p: 0.25 }}
                  slotProps={{ input: { 'aria-label': outcome.name, 'aria-describedby': `${titleId}-${outcome.id}` } }}
                />
                <Box sx={{ minWidth: 0, flex: 1 }}>
                  <Box component="span" sx={{ fontWeight: 600 }}>
                    {outcome.name}
                  </Box>
                  <Typography id={`${titleId}-${outcome.id}`} variant="body2" component="span" color="textSecondary" sx={{ ml: 1 }}>
                    {outcome.meaning}
                  </Typography>
                </Box>
                {ruleSet.schemes.length > 0 && (
                  <Typography variant="caption" color="textSecondary" sx={{ whiteSpace: 'nowrap', mt: 0.25 }}>
                    {determinationText.paragraphsSeen(paragraphsIn(outcome, scheme).map(({ paragraph }) => paragraph))}
                  </Typography>
                )}
              </Box>
            );
          })}
        </Box>
      </Changing>
      {row !== undefined && chosen !== undefined && (
        <Box sx={{ display: 'grid', gridTemplateColumns: hasParagraph ? '160px 1fr' : '1fr', gap: 1.5, mt: 1.5 }}>
          {hasParagraph && (
            <SchemeParagraph
              value={row.value.paragraph}
              seen={paragraphsIn(chosen, scheme)}
              onKeep={(paragraph) => keep('the Scheme paragraph', { paragraph })}
            />
          )}
          <TypedField
            label={determinationText.wording}
            value={row.value.wording}
            hint={chosen.wording}
            onKeep={(wording) => keep('the wording', { wording })}
          />
          {hasParagraph && (
            <SchemeParagraphSource value={row.value.paragraph} seen={paragraphsIn(chosen, scheme)} edition={scheme?.name ?? ''} />
          )}
          <Box sx={{ gridColumn: '1 / -1' }}>
            <TypedField
              label={isReasonsPrinted ? determinationText.reasonsPrinted : determinationText.reasons}
              value={row.value.reasons}
              isMultiline
              onKeep={(reasons) => keep('the reasons', { reasons })}
            />
          </Box>
          <Box sx={{ gridColumn: '1 / -1' }}>
            <RestsOn
              caseId={caseId}
              draft={draft}
              headId={head.id}
              headKey={head.key}
              chosen={row.value.restsOn}
              onChange={(restsOn) => keep('what the reasons rest on', { restsOn })}
            />
          </Box>
          <Typography variant="caption" color="textSecondary" sx={{ gridColumn: '1 / -1', mt: -0.5 }}>
            {determinationText.outcomeSource(chosen.name, ruleSetText.source(chosen.source))}
          </Typography>
          {expectsRemedy(chosen) && !hasOrder && (
            <Typography variant="body2" sx={{ gridColumn: '1 / -1', color: 'warning.main' }}>
              {determinationText.remedyMissing}
            </Typography>
          )}
        </Box>
      )}
    </Box>
  );
}
