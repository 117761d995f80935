// Owns how a rule set is named on screen: never without how sure its ladder is and what could not be verified.
import Box from '@mui/material/Box';
import { leastSure, type RuleSet } from '../../db/model/ruleSet.ts';
import { ruleSetText } from '../text/ruleSet.ts';

/** The name, its confidence, and under it where it was found and what is unsure. */
export function RuleSetName({ ruleSet }: { readonly ruleSet: Pick<RuleSet, 'name' | 'source' | 'unsure' | 'outcomes'> }) {
  return (
    <Box component="span">
      <Box component="span" sx={{ fontWeight: 600, color: 'text.primary' }}>
        {ruleSet.name}
      </Box>{' '}
      <Box
        component="span"
        title={ruleSetText.source(ruleSet.source)}
        sx={{ border: 1, borderColor: 'divider', borderRadius: '3px', px: 0.5, fontSize: 12, whiteSpace: 'nowrap' }}
      >
        {ruleSetText.sure[leastSure(ruleSet)]}
      </Box>
      {ruleSet.unsure !== '' && (
        <Box component="span" sx={{ display: 'block', fontSize: 12 }}>
          {ruleSetText.unsure(ruleSet.unsure)}
        </Box>
      )}
    </Box>
  );
}
