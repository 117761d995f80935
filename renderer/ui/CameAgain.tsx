// Owns the offer to move marks from a withdrawn paper to the paper its bytes came again as. Moves nothing unasked.
import Box from '@mui/material/Box';
import { useRef } from 'react';
import type { CameAgain as Again } from '../../db/model/operations.ts';
import { sayWithUndo } from '../api/history.ts';
import { useRead, write } from '../api/operations.ts';
import { readingText } from '../text/reading.ts';
import { ChangeButton } from './changing.tsx';
import { useKeyboardHandedOn } from './keyboardHandedOn.ts';

/** One line per paper that came again; nothing where none did. */
export function CameAgain({ caseId }: { readonly caseId: string }) {
  const papers = useRead('entry.cameAgain', { caseId }).data ?? [];
  if (papers.length === 0) return null;
  const move = async (some: readonly Again[]) => {
    const reply = await write('entry.moveMarks', { caseId, papers: some.map(({ from, to }) => ({ from: from.id, to: to.id })) });
    if (reply.ok) sayWithUndo(caseId, readingText.moved(reply.value));
  };
  return (
    <Box
      component="section"
      role="status"
      sx={{ border: 1, borderColor: 'warning.main', borderRadius: '4px', px: 1.5, py: 1, display: 'grid', gap: 0.5 }}
    >
      {papers.map((paper) => (
        <Line key={paper.from.id} paper={paper} onMove={() => void move([paper])} />
      ))}
      {papers.length > 1 && (
        <ChangeButton variant="contained" onClick={() => void move(papers)} sx={{ justifySelf: 'start' }}>
          {readingText.moveAll}
        </ChangeButton>
      )}
    </Box>
  );
}

/** One of them. It goes when its marks are moved, and the keyboard to what it stood in. */
function Line({ paper, onMove }: { readonly paper: Again; readonly onMove: () => void }) {
  const line = useRef<HTMLDivElement>(null);
  useKeyboardHandedOn(line, '[role="tabpanel"]');
  return (
    <Box ref={line} sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      {readingText.cameAgain(paper.marks, paper.from.exhibit, paper.to.exhibit)}
      <ChangeButton variant="outlined" onClick={onMove} sx={{ flex: 'none' }}>
        {readingText.move(paper.to.exhibit)}
      </ChangeButton>
    </Box>
  );
}
