// Owns the panel of published decisions beside the draft: search, figures with the list behind them, one decision. Orders by date; ranks and suggests nothing.
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import { formatPounds } from '../../../db/model/money.ts';
import type { PrecedentOutcome, PrecedentRow, PrecedentsFound } from '../../../db/model/precedents.ts';
import { useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { precedentOutcomeText, precedentsText } from '../../text/precedents.ts';
import { Answer } from '../../ui/Answer.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { focusNext } from '../../ui/focusNext.ts';
import { useFirstLine } from '../../ui/panelKeyboard.ts';
import { plainLine } from '../../ui/plainButton.ts';
import { wordsOfHead } from './headWords.ts';
import { Precedent, removePrecedent } from './Precedent.tsx';
import { TakeInPrecedents } from './TakeInPrecedents.tsx';
import { takeBackInLibrary } from './takeBack.ts';

const shown = 100;
const settleMs = 150;

/** The library beside whatever screen is open, the case list too: `caseId` is null there. */
export function PrecedentsPanel({ caseId, onClose }: { readonly caseId: string | null; readonly onClose: () => void }) {
  const [words, setWords] = useState('');
  const [head, setHead] = useState('');
  const [outcome, setOutcome] = useState<PrecedentOutcome | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const sought = { words: useSettled(words.trim()), head: useSettled(head.trim()), outcome, limit: shown };
  const found = useRead('precedent.search', sought, true);
  const library = found.data?.library;
  const panel = useRef<HTMLElement>(null);
  useFirstLine(panel, 'input, [data-take-in]', library !== undefined);
  const wasOpen = useRef<string | null>(null);
  // Once the list is drawn again: the line of the decision, or the next best where that was taken off it.
  useEffect(() => {
    if (wasOpen.current !== null && openId === null) {
      const lines = [...(panel.current?.querySelectorAll<HTMLElement>('[data-decision]') ?? [])];
      (lines.find((line) => line.dataset.decision === wasOpen.current) ?? lines[0] ?? panel.current?.querySelector('button'))?.focus();
    }
    wasOpen.current = openId;
  }, [openId]);
  return (
    <Box
      component="section"
      aria-labelledby="precedents-title"
      ref={panel}
      onKeyDown={(event) => {
        const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
        if (isTyping || event.key !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        takeBackInLibrary();
      }}
      sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', minHeight: 0 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography id="precedents-title" variant="h2" sx={{ flex: 1 }}>
          {precedentsText.title}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            {library === undefined ? '' : precedentsText.inLibrary(library)}
          </Box>
        </Typography>
        <IconButton aria-label={precedentsText.close} onClick={onClose}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      {openId === null ? (
        <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column' }}>
          {library !== 0 && (
            <Fields caseId={caseId} words={words} head={head} onWords={setWords} onHead={setHead} onClear={() => setOutcome(null)} />
          )}
          <Answer of={found}>
            {(answer) =>
              answer.library === 0 ? (
                <EmptyScreen title={precedentsText.emptyTitle} text={precedentsText.emptyText} />
              ) : (
                <>
                  <Figures counts={answer.counts} outcome={outcome} onOutcome={setOutcome} />
                  <List found={answer} onOpen={setOpenId} />
                </>
              )
            }
          </Answer>
          <Box sx={{ flex: 1 }} />
          <TakeInPrecedents />
        </Box>
      ) : (
        <Precedent id={openId} onBack={() => setOpenId(null)} />
      )}
    </Box>
  );
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

interface FieldsProps {
  /** Null where no case is open: there are no heads whose words could be looked for. */
  readonly caseId: string | null;
  readonly words: string;
  readonly head: string;
  readonly onWords: (words: string) => void;
  readonly onHead: (head: string) => void;
  readonly onClear: () => void;
}

function Fields({ caseId, words, head, onWords, onHead, onClear }: FieldsProps) {
  const { headId } = usePlace();
  const heads = useDraft(caseId).data?.draft.head ?? [];
  const looked = heads.filter(({ id }) => headId === null || id === headId);
  return (
    <Box sx={{ p: 1.5, pb: 1, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Typography variant="caption" color="textSecondary">
        {precedentsText.explained}
      </Typography>
      <TextField label={precedentsText.head} value={head} onChange={(event) => onHead(event.target.value)} fullWidth />
      <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
        {looked.map(({ id, key, value }) => {
          const any = wordsOfHead(value.title);
          return (
            <Button
              key={id}
              variant="outlined"
              color="inherit"
              title={precedentsText.likeHeadHint}
              disabled={any === ''}
              onClick={() => onHead(any)}
              sx={{ borderColor: 'divider', minWidth: 0 }}
            >
              {precedentsText.likeHead(key)}
            </Button>
          );
        })}
        {(words !== '' || head !== '') && (
          <Button
            color="inherit"
            onClick={() => {
              onWords('');
              onHead('');
              onClear();
            }}
          >
            {precedentsText.clear}
          </Button>
        )}
      </Box>
      <TextField label={precedentsText.words} value={words} onChange={(event) => onWords(event.target.value)} fullWidth />
    </Box>
  );
}

interface FiguresProps {
  readonly counts: PrecedentsFound['counts'];
  readonly outcome: PrecedentOutcome | null;
  readonly onOutcome: (outcome: PrecedentOutcome | null) => void;
}

/** Each figure narrows the list to what is behind it. In the order of the ladder, never of the figures. */
function Figures({ counts, outcome, onOutcome }: FiguresProps) {
  const inOrder = (Object.keys(precedentOutcomeText) as PrecedentOutcome[]).flatMap((name) => {
    const heads = counts.find((each) => each.outcome === name)?.heads ?? 0;
    return heads === 0 && name !== outcome ? [] : [{ name, heads }];
  });
  return (
    <Box role="group" aria-label={precedentsText.outcomes} sx={{ px: 1.5, pb: 1, display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
      {inOrder.map(({ name, heads }) => (
        <Button
          key={name}
          size="small"
          variant="outlined"
          color={name === outcome ? 'primary' : 'inherit'}
          aria-pressed={name === outcome}
          onClick={() => onOutcome(name === outcome ? null : name)}
          sx={{
            borderColor: name === outcome ? 'primary.main' : 'divider',
            bgcolor: name === outcome ? 'desk.selected' : 'transparent',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {precedentsText.outcome(precedentOutcomeText[name], heads)}
        </Button>
      ))}
    </Box>
  );
}

function List({ found, onOpen }: { readonly found: PrecedentsFound; readonly onOpen: (id: string) => void }) {
  return (
    <>
      <Typography variant="caption" color="textSecondary" role="status" sx={{ px: 1.5, pb: 0.5 }}>
        {precedentsText.found(found.rows.length, found.total)}
      </Typography>
      <Box component="ul" aria-label={precedentsText.list} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {found.rows.map((row) => (
          <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider' }}>
            <Line row={row} onOpen={() => onOpen(row.id)} />
          </Box>
        ))}
      </Box>
    </>
  );
}

function Line({ row, onOpen }: { readonly row: PrecedentRow; readonly onOpen: () => void }) {
  const sums = row.sums.map(formatPounds).join(', ');
  return (
    <Box
      component="button"
      type="button"
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Delete') return;
        event.preventDefault();
        focusNext(event.currentTarget, '[data-decision]');
        void removePrecedent(row);
      }}
      data-decision={row.id}
      sx={{ ...plainLine, display: 'block', px: 1.5, py: 0.75 }}
    >
      <Box component="span" sx={{ display: 'flex', gap: 1, fontSize: 12, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        <Box component="span" sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {row.landlord === '' ? precedentsText.noLandlord : row.landlord}
        </Box>
        <span>{row.reference}</span>
        <span>{row.decidedOn === null ? precedentsText.noDate : formatDay(row.decidedOn)}</span>
      </Box>
      {row.heads.map(({ title, outcome }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: heads of a decision never change
        <Box component="span" key={index} sx={{ display: 'block', fontSize: 13, mt: 0.25 }}>
          {title}: <b>{precedentOutcomeText[outcome]}</b>
        </Box>
      ))}
      <Box
        component="span"
        title={precedentsText.sumsHint}
        sx={{ display: 'block', fontSize: 12, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
      >
        {[precedentsText.orders(row.ordered), sums].filter((part) => part !== '').join(' · ')}
      </Box>
    </Box>
  );
}
