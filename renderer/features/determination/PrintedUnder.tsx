// Owns the line under a list that says what the report calls it, where that is another name than here.
import Typography from '@mui/material/Typography';
import type { Draft } from '../../../db/model/draft.ts';
import { type RuleSet, templateIn } from '../../../db/model/ruleSet.ts';
import { determinationText } from '../../text/determination.ts';

interface PrintedUnderProps {
  readonly section: 'orders' | 'recommendations';
  /** What the list is called on the screen. */
  readonly title: string;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
}

/** Nothing where both names are the same. */
export function PrintedUnder({ section, title, draft, ruleSet }: PrintedUnderProps) {
  const { sections } = templateIn(ruleSet, draft);
  const heading = sections.find(({ id }) => id === section)?.heading ?? title;
  if (heading === title) return null;
  return (
    <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
      {determinationText.printedUnder(heading)}
    </Typography>
  );
}
