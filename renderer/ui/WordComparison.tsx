// Owns two texts side by side, word by word: only where they differ, with the line before and after. Must not know what they are.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { diffLines, diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { uiText } from '../text/ui.ts';
import { fonts } from '../theme/tokens.ts';

interface WordComparisonProps {
  readonly older: { readonly name: string; readonly text: string };
  readonly newer: { readonly name: string; readonly text: string };
}

interface Piece {
  readonly text: string;
  readonly isChanged: boolean;
}

/** Lines that stand beside each other; `same` is how many that agree were left out. */
type Row = { readonly same: number } | { readonly older: readonly Piece[]; readonly newer: readonly Piece[]; readonly isChanged: boolean };

/** Both texts where they differ; a difference is struck out or underlined, never told by colour alone. */
export function WordComparison({ older, newer }: WordComparisonProps) {
  const rows = useMemo(() => rowsOf(older.text, newer.text), [older.text, newer.text]);
  const count = rows.filter((row) => 'isChanged' in row && row.isChanged).length;
  return (
    <>
      <Typography variant="body2" role="status">
        {uiText.differences(count)}
      </Typography>
      <Box
        component="table"
        sx={{ width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', fontFamily: fonts.reading, fontSize: 16, lineHeight: 1.45 }}
      >
        <thead>
          <tr>
            {[older.name, newer.name].map((name) => (
              <Box key={name} component="th" scope="col" sx={{ textAlign: 'left', fontFamily: fonts.ui, fontSize: 13, py: 0.5 }}>
                {name}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) =>
            'same' in row ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one comparison have no name and two may be equal
              <tr key={at}>
                <Box component="td" colSpan={2} sx={{ color: 'text.secondary', fontFamily: fonts.ui, fontSize: 13, py: 0.5 }}>
                  {uiText.sameLines(row.same)}
                </Box>
              </tr>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of one comparison have no name and two may be equal
              <tr key={at}>
                <Side pieces={row.older} as="del" />
                <Side pieces={row.newer} as="ins" />
              </tr>
            ),
          )}
        </tbody>
      </Box>
    </>
  );
}

function Side({ pieces, as }: { readonly pieces: readonly Piece[]; readonly as: 'del' | 'ins' }) {
  return (
    <Box component="td" sx={{ verticalAlign: 'top', pr: 2, py: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {pieces.map(({ text, isChanged }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line have no name and two may be equal
        <Box key={at} component={isChanged ? as : 'span'} sx={isChanged ? { fontWeight: 600 } : {}}>
          {text}
        </Box>
      ))}
    </Box>
  );
}

/** Changed lines with one line of context either side; the rest only counted. */
function rowsOf(older: string, newer: string): Row[] {
  const parts = diffLines(older, newer);
  const rows: Row[] = [];
  const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
  const context = (line: string | undefined) => {
    if (line !== undefined)
      rows.push({ older: [{ text: line, isChanged: false }], newer: [{ text: line, isChanged: false }], isChanged: false });
  };
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) continue;
    const next = parts[at + 1];
    if (!part.added && !part.removed) {
      const same = lines(part.value);
      const [isFirst, isLast] = [at === 0, at === parts.length - 1];
      const kept = (isFirst ? 0 : 1) + (isLast ? 0 : 1);
      if (!isFirst) context(same[0]);
      if (same.length > kept) rows.push({ same: same.length - kept });
      if (!isLast && (isFirst || same.length > 1)) context(same.at(-1));
    } else if (part.removed && next?.added) {
      const words = diffWordsWithSpace(part.value.trimEnd(), next.value.trimEnd());
      rows.push({
        older: words.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, isChanged: removed })),
        newer: words.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, isChanged: added })),
        isChanged: true,
      });
      at += 1;
    } else {
      const piece = [{ text: part.value.trimEnd(), isChanged: true }];
      rows.push({ older: part.removed ? piece : [], newer: part.added ? piece : [], isChanged: true });
    }
  }
  return rows;
}
