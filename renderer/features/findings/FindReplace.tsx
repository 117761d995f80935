// Owns find and replace over the whole draft: what is looked for, the hits part by part, and replacing one or all as one command that can be undone.
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import { useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { findingsText } from '../../text/findings.ts';
import { uiText } from '../../text/ui.ts';
import { ChangeButton, useClosed } from '../../ui/changing.tsx';
import type { Sought } from '../../ui/paragraphEditor/findText.ts';
import { useNumbering } from '../../ui/paragraphEditor/numbering.ts';
import { type DraftHit, hitsOfDraft, replaceInDraft } from './draftHits.ts';

interface FindReplaceProps {
  readonly caseId: string;
  readonly draft: Draft;
  /** Names a part of the draft: `(b)`, `Background`. */
  readonly nameOf: (hit: DraftHit) => string;
  /** Stores what is typed in the open editor, so that it is found too. */
  readonly fold: () => Promise<void>;
  readonly newestDraft: () => Promise<Draft | null>;
  readonly onSeek: (sought: Sought | null) => void;
  readonly onGo: (hit: DraftHit) => void;
  readonly onClose: () => void;
}

const mostShown = 200;

/** The panel. Enter goes on, Shift+Enter back, Esc closes. */
export function FindReplace({ caseId, draft, nameOf, fold, newestDraft, onSeek, onGo, onClose }: FindReplaceProps) {
  const isClosed = useClosed() !== null;
  const [words, setWords] = useState('');
  const [replacement, setReplacement] = useState('');
  const [isExact, setIsExact] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const [at, setAt] = useState(-1);
  const change = useChangeDraft(caseId);
  const list = useRef<HTMLUListElement>(null);
  const sought = useMemo<Sought>(() => ({ words, isExact, isWhole }), [words, isExact, isWhole]);
  const settled = useDeferredValue(sought);
  const numberingOf = useNumbering(caseId, draft);
  const hits = useMemo(() => (numberingOf === null ? [] : hitsOfDraft(draft, settled, numberingOf)), [draft, settled, numberingOf]);
  const free = hits.filter(({ isLocked }) => !isLocked).length;
  const chosen = hits[at] ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the panel opens
  useEffect(() => {
    void fold();
    return () => onSeek(null);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked for is the news
  useEffect(() => onSeek(settled.words.trim() === '' ? null : settled), [settled]);

  const go = (next: number) => {
    const hit = hits[next];
    setAt(hit === undefined ? -1 : next);
    if (hit !== undefined) onGo(hit);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const step = (by: 1 | -1) => {
    if (hits.length > 0) go(at === -1 ? (by === 1 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length);
  };
  const look = (next: Partial<Sought>) => {
    setAt(-1);
    if (next.words !== undefined) setWords(next.words);
    if (next.isExact !== undefined) setIsExact(next.isExact);
    if (next.isWhole !== undefined) setIsWhole(next.isWhole);
  };
  const replace = async (only: DraftHit | null) => {
    await fold();
    const newest = await newestDraft();
    if (newest === null) return;
    const { changes, count } = replaceInDraft(newest, sought, replacement, only);
    if (count === 0) return;
    const reply = await change(findingsText.replaceLabel(words, replacement, count), changes);
    if (reply.ok && only === null) sayWithUndo(caseId, findingsText.replaced(count));
    // The hit replaced is gone: the next one stands where it stood.
    if (reply.ok && only !== null) setAt((was) => was - 1);
  };

  return (
    <Box
      component="section"
      aria-label={findingsText.findTitle}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper', px: 3, py: 1, flex: 'none' }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <TextField
          autoFocus
          size="small"
          value={words}
          onChange={(event) => look({ words: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            step(event.shiftKey ? -1 : 1);
          }}
          placeholder={findingsText.findWhat}
          slotProps={{ htmlInput: { 'aria-label': findingsText.findWhat } }}
          sx={{ width: 176 }}
        />
        <TextField
          size="small"
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (isClosed) step(1);
            else if (event.ctrlKey || event.metaKey) void replace(null);
            else if (chosen !== null && !chosen.isLocked) void replace(chosen);
            else step(1);
          }}
          placeholder={findingsText.replaceWith}
          slotProps={{ htmlInput: { 'aria-label': findingsText.replaceWith } }}
          sx={{ width: 176 }}
        />
        <ChangeButton variant="outlined" disabled={chosen === null || chosen.isLocked} onClick={() => void replace(chosen)}>
          {findingsText.replaceOne}
        </ChangeButton>
        <ChangeButton variant="outlined" disabled={free === 0} onClick={() => void replace(null)}>
          {findingsText.replaceAll(free)}
        </ChangeButton>
        <FormControlLabel
          control={<Checkbox size="small" checked={isExact} onChange={(_event, next) => look({ isExact: next })} sx={{ p: 0.5 }} />}
          label={<Typography variant="body2">{findingsText.exact}</Typography>}
        />
        <FormControlLabel
          control={<Checkbox size="small" checked={isWhole} onChange={(_event, next) => look({ isWhole: next })} sx={{ p: 0.5 }} />}
          label={<Typography variant="body2">{findingsText.whole}</Typography>}
        />
        <IconButton aria-label={uiText.close} onClick={onClose} sx={{ p: 0.25, ml: 'auto' }}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      <Typography role="status" variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
        {words.trim() === '' ? findingsText.findHint : findingsText.found(hits.length, hits.length - free, at)}
      </Typography>
      {hits.length > 0 && (
        <Box component="ul" ref={list} sx={{ m: 0, mt: 0.5, p: 0, listStyle: 'none', maxHeight: 168, overflowY: 'auto' }}>
          {hits.slice(0, mostShown).map((hit, index) => (
            <Box component="li" key={`${hit.paragraphId} ${hit.from} ${hit.offset}`}>
              <Box
                component="button"
                type="button"
                aria-current={index === at}
                onClick={() => go(index)}
                sx={{
                  display: 'flex',
                  gap: 1,
                  width: '100%',
                  font: 'inherit',
                  fontSize: 13,
                  textAlign: 'left',
                  border: 0,
                  py: 0.25,
                  px: 0.5,
                  color: 'text.primary',
                  bgcolor: index === at ? 'var(--mui-palette-desk-selected)' : 'transparent',
                  cursor: 'pointer',
                  '&:hover': { bgcolor: 'action.hover' },
                }}
              >
                <Box component="span" sx={{ width: 116, flex: 'none', color: 'text.secondary' }}>
                  {nameOf(hit)}
                </Box>
                <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                  {hit.before}
                  <b>{hit.words}</b>
                  {hit.after}
                </Box>
                {hit.isLocked && (
                  <Box component="span" sx={{ ml: 'auto', flex: 'none', color: 'text.secondary' }}>
                    {findingsText.locked}
                  </Box>
                )}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
