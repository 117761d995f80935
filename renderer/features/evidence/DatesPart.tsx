// Owns the list of dates to be settled by hand: what is doubtful of each and the days that may be meant, chosen by figure. One command for each; skipping writes
// nothing. Decides no date.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { dateConfidence, mostDoubtful } from '../../../db/model/dateCandidates.ts';
import { formatPartialDate, type PartialDate } from '../../../db/model/dates.ts';
import type { DoubtfulPaper } from '../../../db/model/operations.ts';
import { partialFromWords } from '../../../db/model/typedDate.ts';
import { sayWithUndo } from '../../api/history.ts';
import { letterChoice } from '../../api/letterKeys.ts';
import { useRead, useWrite } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { datesText as text } from '../../text/doubtfulDates.ts';
import { uiText } from '../../text/ui.ts';
import { Answer } from '../../ui/Answer.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { DateColumns } from './DateColumns.tsx';

/** The dates of one case that are to be settled. */
export function DatesPart({ caseId }: { readonly caseId: string }) {
  const answer = useRead('entry.doubtfulDates', { caseId }, true);
  return (
    <>
      <DateColumns caseId={caseId} />
      <Answer of={answer}>{(papers) => <Dates caseId={caseId} papers={papers} />}</Answer>
    </>
  );
}

function Dates({ caseId, papers: all }: { readonly caseId: string; readonly papers: readonly DoubtfulPaper[] }) {
  const settle = useWrite('entry.settleDate');
  // Papers whose day was chosen leave the list at once, by the revision it was chosen on: whoever is quick has chosen the next before the store has answered.
  const [chosen, setChosen] = useState<ReadonlyMap<string, number>>(new Map());
  const papers = all.filter(({ id, revision }) => chosen.get(id) !== revision);
  const { openEntry } = usePlace();
  const list = useRef<HTMLUListElement>(null);
  const [typing, setTyping] = useState<string | null>(null);
  const focusLine = (at: number) => {
    const lines = list.current?.children ?? [];
    const line = lines[Math.max(0, Math.min(at, lines.length - 1))];
    if (line instanceof HTMLElement) line.focus();
  };
  // Once it has left the answer it is forgotten: taken back, it stands here again.
  useEffect(() => {
    const stands = new Map(all.map(({ id, revision }) => [id, revision]));
    setChosen((before) => {
      const still = [...before].filter(([id, revision]) => stands.get(id) === revision);
      return still.length === before.size ? before : new Map(still);
    });
  }, [all]);
  const choose = async (paper: DoubtfulPaper, at: number, date: PartialDate) => {
    // The keyboard goes on before its line is gone: to the next, or the one before the last, or to the part when none is left.
    if (papers.length > 1) focusLine(at + 1 < papers.length ? at + 1 : at - 1);
    else list.current?.closest<HTMLElement>('[role="tabpanel"]')?.focus();
    setTyping(null);
    setChosen((before) => new Map(before).set(paper.id, paper.revision));
    const reply = await settle.run({ caseId, id: paper.id, seenRevision: paper.revision, date });
    if (reply.ok) return sayWithUndo(caseId, text.settled(paper.exhibit, formatPartialDate(date)));
    setChosen((before) => new Map([...before].filter(([id]) => id !== paper.id)));
  };
  const keys = (event: KeyboardEvent<HTMLElement>, paper: DoubtfulPaper, at: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = actOf(event.key, paper, at);
    if (act === undefined || (event.key.length === 1 && letterChoice() === 'none')) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const actOf = (key: string, paper: DoubtfulPaper, at: number): (() => void) | undefined => {
    switch (key) {
      case 'j':
      case 'ArrowDown':
      case 's':
        return () => focusLine(at + 1);
      case 'k':
      case 'ArrowUp':
        return () => focusLine(at - 1);
      case 't':
        return () => setTyping(paper.id);
      case 'Enter':
        return () => openEntry(paper.id);
      default: {
        const candidate = paper.candidates[Number(key) - 1];
        return candidate === undefined ? undefined : () => void choose(paper, at, candidate.date);
      }
    }
  };
  if (papers.length === 0) return <EmptyScreen title={text.none} text={text.noneHint} />;
  return (
    <Box component="section" aria-labelledby="doubtful-dates" sx={{ maxWidth: 1000 }}>
      <Typography id="doubtful-dates" variant="h2">
        {text.title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {text.hint} {all.length >= mostDoubtful && text.first(mostDoubtful)}
      </Typography>
      <Box component="ul" ref={list} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {papers.map((paper, at) => (
          <Box
            component="li"
            key={paper.id}
            tabIndex={0}
            title={text.keys}
            onKeyDown={(event: KeyboardEvent<HTMLElement>) => keys(event, paper, at)}
            sx={{
              borderTop: 1,
              borderColor: 'divider',
              py: 0.75,
              px: 1,
              '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
            }}
          >
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
              <ExhibitTag exhibit={paper.exhibit} side={paper.side} onOpen={() => openEntry(paper.id)} />
              <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                {paper.title}
              </Box>
              <Typography variant="caption" color="textSecondary">
                {text.stands(formatPartialDate(paper.date), paper.dateBasis, dateConfidence[paper.dateBasis])} · {text.doubtOf[paper.doubt]}
              </Typography>
            </Box>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.5 }}>
              {paper.candidates.map(({ date, written, around, basis }, index) => (
                <ChangeButton
                  key={`${date.earliest} ${date.latest}`}
                  variant="outlined"
                  color="inherit"
                  title={around}
                  onClick={() => void choose(paper, at, date)}
                  sx={{ py: 0, borderColor: 'divider' }}
                >
                  {text.candidate(index + 1, formatPartialDate(date), written, basis)}
                </ChangeButton>
              ))}
              {typing === paper.id ? (
                <TypedDate onKeep={(date) => void choose(paper, at, date)} onLeave={() => setTyping(null)} />
              ) : (
                <ChangeButton color="inherit" onClick={() => setTyping(paper.id)} sx={{ py: 0 }}>
                  {text.type}
                </ChangeButton>
              )}
            </Box>
            <Typography variant="caption" component="div" color="textSecondary" sx={{ mt: 0.25 }}>
              {paper.candidates.find(({ around }) => around !== '')?.around ?? ''}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function TypedDate({ onKeep, onLeave }: { readonly onKeep: (date: PartialDate) => void; readonly onLeave: () => void }) {
  const [typed, setTyped] = useState('');
  const date = typed.trim() === '' ? null : partialFromWords(typed);
  return (
    <TextField
      label={text.typed}
      value={typed}
      autoFocus
      error={typed !== '' && date === null}
      helperText={typed !== '' && date === null ? uiText.partialHint : undefined}
      placeholder={uiText.datePlaceholder}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={onLeave}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' && date !== null) onKeep(date);
        if (event.key !== 'Escape') return;
        // The line has the keyboard again, so that the next figure chooses; leaving the field leaves typing.
        event.currentTarget.closest('li')?.focus();
      }}
    />
  );
}
