// Owns the list of papers whose words are nearly the same, and showing what differs in two of them. Drops none and decides nothing of them.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { formatPartialDate } from '../../../db/model/dates.ts';
import type { AlikeFound, AlikePaper, AlikePapers } from '../../../db/model/operations.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { alikeText as text } from '../../text/alike.ts';
import { Answer } from '../../ui/Answer.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { WordComparison } from '../../ui/WordComparison.tsx';
import { type AlikeGroup, groupsOfAlike } from './alikeGroups.ts';

/** The pairs of one case. */
export function AlikePart({ caseId }: { readonly caseId: string }) {
  const answer = useRead('entry.alike', { caseId }, true);
  if (answer.isPending) return <Box role="status">{text.comparing}</Box>;
  return <Answer of={answer}>{(found) => <Pairs caseId={caseId} {...found} />}</Answer>;
}

const nameOf = ({ one, other }: AlikePapers) => `${one.id} ${other.id}`;

function Pairs({ caseId, pairs, all }: AlikeFound & { readonly caseId: string }) {
  const groups = useMemo(() => groupsOfAlike(pairs), [pairs]);
  if (pairs.length === 0) return <EmptyScreen title={text.none} text={text.noneHint} />;
  return (
    <Box component="section" aria-label={text.title}>
      <Typography role="status" sx={{ fontWeight: 600 }}>
        {text.found(pairs.length, all)}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 900, mb: 1 }}>
        {text.hint}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {groups.map((group) => (
          <Group key={group.joining.map(nameOf).join(' ')} caseId={caseId} group={group} />
        ))}
      </Box>
    </Box>
  );
}

/** Two papers, or more that are alike by one another: then the pairs that join them, and the others when asked for. */
function Group({ caseId, group: { papers, joining, others } }: { readonly caseId: string; readonly group: AlikeGroup }) {
  const [hasAll, setHasAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}>
      {papers > 2 && (
        <Box sx={{ px: 1, py: 0.5, display: 'flex', gap: 1, alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
          <Typography component="h2" sx={{ fontSize: 13, fontWeight: 600 }}>
            {text.group(papers)}
          </Typography>
          {others.length > 0 && (
            <Button aria-expanded={hasAll} onClick={() => setHasAll(!hasAll)} sx={{ py: 0, fontSize: 12 }}>
              {hasAll ? text.fewer : text.others(others.length)}
            </Button>
          )}
        </Box>
      )}
      <Box component="ul" aria-label={papers > 2 ? text.group(papers) : text.title} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {(hasAll ? [...joining, ...others] : joining).map((pair) => {
          const { one, other, percent } = pair;
          const isOpen = open === nameOf(pair);
          return (
            <Box component="li" key={nameOf(pair)} sx={{ px: 1, py: 0.5, '& + li': { borderTop: 1, borderColor: 'divider' } }}>
              <Box
                sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 100px 96px', gap: 1.5, alignItems: 'center' }}
              >
                <PaperLine paper={one} />
                <PaperLine paper={other} />
                <Box sx={{ fontSize: 12 }}>{text.same(percent)}</Box>
                <Button
                  aria-expanded={isOpen}
                  aria-label={isOpen ? text.hideOf(one.exhibit, other.exhibit) : text.compareOf(one.exhibit, other.exhibit)}
                  onClick={() => setOpen(isOpen ? null : nameOf(pair))}
                >
                  {isOpen ? text.hide : text.compare}
                </Button>
              </Box>
              {isOpen && <Comparison caseId={caseId} pair={pair} />}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function PaperLine({ paper: { id, exhibit, title, suppliedBy, date } }: { readonly paper: AlikePaper }) {
  const { openEntry } = usePlace();
  return (
    <Box sx={{ minWidth: 0, display: 'flex', gap: 0.75, alignItems: 'baseline' }}>
      <ExhibitTag exhibit={exhibit} side={suppliedBy} />
      <Link
        component="button"
        type="button"
        onClick={() => openEntry(id)}
        sx={{ font: 'inherit', color: 'inherit', textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {title}
      </Link>
      <Box component="span" sx={{ flex: 'none', fontSize: 12, color: 'text.secondary' }}>
        {formatPartialDate(date)}
      </Box>
    </Box>
  );
}

function Comparison({ caseId, pair: { one, other } }: { readonly caseId: string; readonly pair: AlikePapers }) {
  const [first, second] = [useRead('entry.read', { caseId, id: one.id }).data, useRead('entry.read', { caseId, id: other.id }).data];
  if (first === undefined || second === undefined) return null;
  return (
    <Box role="group" aria-label={text.comparison(one.exhibit, other.exhibit)} sx={{ py: 1 }}>
      <WordComparison older={{ name: one.exhibit, text: first.text }} newer={{ name: other.exhibit, text: second.text }} />
    </Box>
  );
}
