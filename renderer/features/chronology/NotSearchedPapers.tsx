// Owns the words of what no search looks into, under an absence that rests on one: how many papers of which sort, and the first by name. Must not read them.
import Box from '@mui/material/Box';
import type { NotSearched } from '../../../db/model/absences.ts';
import type { Cite } from '../../../db/model/draft.ts';
import { absenceText as text } from '../../text/missing.ts';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { Cited, Under } from '../../ui/missingLine.tsx';

/** Of each sort no more by name than fit in a line. */
const mostNamed = 10;

interface NotSearchedPapersProps {
  readonly unsearched: NotSearched | undefined;
  /** Names them, to be opened; without it they are counted. */
  readonly onShow?: (cite: Cite) => void;
}

/** Nothing where every paper is searched. */
export function NotSearchedPapers({ unsearched, onShow }: NotSearchedPapersProps) {
  if (unsearched === undefined || unsearched.counts.length === 0) return null;
  const { counts, papers } = unsearched;
  if (onShow === undefined) return <Under>{text.notSearchedPapers(counts)}</Under>;
  return (
    <Box role="group" aria-label={text.notSearchedTitle}>
      <Under>{text.notSearchedTitle}</Under>
      {counts.map(({ why, count }) => {
        const named = papers.filter((paper) => paper.why === why).slice(0, mostNamed);
        const sort = text.whyNotSearched[why](count);
        // Only the gravest are named by the store.
        if (named.length === 0) return <Under key={why}>{sort}</Under>;
        return (
          <Cited key={why} lead={`${sort}:`}>
            {named.map(({ entryId, exhibit, side }) => (
              <ExhibitTag key={entryId} exhibit={exhibit} side={side} onOpen={() => onShow({ kind: 'entry', id: entryId })} />
            ))}
            {count > named.length && <span>{text.andMore(count - named.length)}</span>}
          </Cited>
        );
      })}
    </Box>
  );
}
