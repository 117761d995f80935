// Owns what of each side was read and used, per head, on the Overview: figures that open their lists. Never a score.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { coverageByHead, type HeadCoverage } from '../../../db/model/coverage.ts';
import type { Draft, DraftRow } from '../../../db/model/draft.ts';
import { type Side, sides } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { coverageText as text } from '../../text/reasoning.ts';
import { sideText } from '../../text/ui.ts';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { Part } from './Part.tsx';

/** Coverage of every head; nothing while the case has no head or no papers. */
export function CoveragePart({ caseId, draft }: { readonly caseId: string; readonly draft: Draft }) {
  const rows = useRead('entry.axis', { caseId }).data;
  const heads = useMemo(() => (rows === undefined ? [] : coverageByHead(draft, rows)), [draft, rows]);
  const byId = useMemo(() => new Map(rows?.map((row) => [row.id, row])), [rows]);
  if (heads.length === 0 || byId.size === 0) return null;
  return (
    <Part title={text.title}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {text.hint}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(380px, 1fr))', gap: 2 }}>
        {heads.map((coverage) => {
          const head = draft.head.find(({ id }) => id === coverage.headId);
          return head === undefined ? null : <OfHead key={head.id} head={head} coverage={coverage} byId={byId} />;
        })}
      </Box>
    </Part>
  );
}

interface OfHeadProps {
  readonly head: DraftRow<'head'>;
  readonly coverage: HeadCoverage;
  readonly byId: ReadonlyMap<string, AxisRow>;
}

const columns = ['items', 'opened', 'read', 'marked', 'relied'] as const;

function OfHead({ head, coverage, byId }: OfHeadProps) {
  const { openEntry } = usePlace();
  const figure = (side: Side, column: (typeof columns)[number]) => {
    const { items, byReadState, marked, relied } = coverage.sides[side];
    const opened = items - byReadState.unread;
    return { items, opened, read: byReadState.read, marked, relied }[column];
  };
  return (
    <Box>
      <Box sx={{ fontWeight: 600, mb: 0.5 }}>
        ({head.key}) {head.value.title}
      </Box>
      <Box
        component="table"
        aria-label={text.table(`(${head.key})`)}
        sx={{
          borderCollapse: 'collapse',
          width: '100%',
          fontVariantNumeric: 'tabular-nums',
          '& td, & th': { textAlign: 'right', py: '2px', px: 0.75, fontWeight: 400 },
          '& th:first-of-type': { textAlign: 'left' },
          '& thead th': { color: 'text.secondary', fontSize: 12 },
        }}
      >
        <thead>
          <tr>
            <th scope="col">{text.side}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {text[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sides.map((side) => (
            <tr key={side}>
              <Box component="th" scope="row" sx={{ color: `${side}.main` }}>
                {sideText[side]}
              </Box>
              {columns.map((column) => (
                <td key={column}>{figure(side, column).toLocaleString('en-GB')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
      <Listed
        words={text.unanswered(coverage.unanswered.length)}
        entries={coverage.unanswered.flatMap(({ id, value }) => {
          const row = byId.get(value.entryId);
          return row === undefined ? [] : [{ key: id, row, open: () => openEntry(row.id, { markId: id }) }];
        })}
      />
      <Listed
        words={text.notReliedOn(coverage.notReliedOn.length)}
        entries={coverage.notReliedOn.flatMap((id) => {
          const row = byId.get(id);
          return row === undefined ? [] : [{ key: id, row, open: () => openEntry(row.id) }];
        })}
      />
    </Box>
  );
}

interface ListedProps {
  readonly words: string;
  readonly entries: readonly { readonly key: string; readonly row: AxisRow; readonly open: () => void }[];
}

/** A figure and, behind it, the papers it counts. */
function Listed({ words, entries }: ListedProps) {
  if (entries.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 0.5, '& summary': { cursor: 'pointer' } }}>
      <summary>{words}</summary>
      <Box component="ul" sx={{ m: 0, pl: 2, listStyle: 'none' }}>
        {entries.map(({ key, row, open }) => (
          <li key={key}>
            <Button color="inherit" onClick={open} sx={{ justifyContent: 'flex-start', gap: 1, textAlign: 'left' }}>
              <ExhibitTag exhibit={row.exhibit} side={row.side} />
              {row.title}
            </Button>
          </li>
        ))}
      </Box>
    </Box>
  );
}
