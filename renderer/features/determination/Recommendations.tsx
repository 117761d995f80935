// Owns the recommendations: short texts kept on leaving the field. They bind nobody, so they have no deadline.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import type { RuleSet } from '../../../db/model/ruleSet.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { usePlace } from '../../api/place.tsx';
import { recommendationText } from '../../text/determination.ts';
import { ChangeButton, ChangeIconButton } from '../../ui/changing.tsx';
import { TypedField } from '../../ui/TypedField.tsx';
import { PrintedUnder } from './PrintedUnder.tsx';

/** Recommendations of the case. */
export function Recommendations({ caseId, draft, ruleSet }: { readonly caseId: string; readonly draft: Draft; readonly ruleSet: RuleSet }) {
  const change = useChangeDraft(caseId);
  const [fresh, setFresh] = useState<string | null>(null);
  const { target, takeTarget } = usePlace();
  const rows = useRef(new Map<string, HTMLElement>());
  useEffect(() => {
    const row = target?.kind === 'recommendation' ? rows.current.get(target.id) : undefined;
    if (row === undefined || !draft.recommendation.some(({ id }) => id === target?.id)) return;
    takeTarget();
    row.querySelector('textarea')?.focus();
  }, [target, takeTarget, draft.recommendation]);
  const addButton = useRef<HTMLButtonElement>(null);
  // What had the keyboard goes.
  const toAddButton = () => requestAnimationFrame(() => addButton.current?.focus());
  const keepFresh = () => {
    const text = fresh?.trim() ?? '';
    setFresh(null);
    if (text !== '') void change(recommendationText.labelAdd, [add('recommendation', { headIds: [], text })]);
  };
  return (
    <Box component="section" aria-labelledby="recommendations-title">
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography id="recommendations-title" variant="h1" component="h2" sx={{ flex: 1 }}>
          {recommendationText.title}
        </Typography>
        <ChangeButton ref={addButton} variant="outlined" onClick={() => setFresh('')}>
          {recommendationText.add}
        </ChangeButton>
      </Box>
      <PrintedUnder section="recommendations" title={recommendationText.title} draft={draft} ruleSet={ruleSet} />
      {draft.recommendation.length === 0 && fresh === null && (
        <Typography variant="body2" color="textSecondary">
          {recommendationText.none}
        </Typography>
      )}
      {draft.recommendation.map((row, index) => (
        <Box
          key={row.id}
          ref={(element: HTMLElement | null) => {
            if (element === null) rows.current.delete(row.id);
            else rows.current.set(row.id, element);
          }}
          sx={{ display: 'flex', gap: 0.5, mb: 1 }}
        >
          <TypedField
            label={recommendationText.text(index + 1)}
            value={row.value.text}
            isMultiline
            onKeep={(text) => {
              if (text.trim() !== '') void change(recommendationText.labelEdit(index + 1), [edit('recommendation', row, { text })]);
            }}
          />
          <ChangeIconButton
            aria-label={recommendationText.remove(index + 1)}
            title={recommendationText.remove(index + 1)}
            onClick={() => {
              toAddButton();
              void change(recommendationText.labelRemove(index + 1), [remove('recommendation', row)]);
            }}
            sx={{ alignSelf: 'flex-start' }}
          >
            <DeleteOutline fontSize="small" />
          </ChangeIconButton>
        </Box>
      ))}
      {fresh !== null && (
        <TextField
          fullWidth
          multiline
          minRows={2}
          autoFocus
          label={recommendationText.text(draft.recommendation.length + 1)}
          value={fresh}
          onChange={(event) => setFresh(event.target.value)}
          onBlur={keepFresh}
          onKeyDown={(event) => {
            const isKept = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
            if (!isKept && event.key !== 'Escape') return;
            if (isKept) keepFresh();
            else setFresh(null);
            toAddButton();
          }}
        />
      )}
    </Box>
  );
}
