// Owns the list beside the text: marks, events and absences that no paragraph uses yet, cited by a key, a click or a drag. Must not know the editor.
import FormatQuote from '@mui/icons-material/FormatQuote';
import Visibility from '@mui/icons-material/VisibilityOutlined';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Cite } from '../../../db/model/draft.ts';
import { findingsText } from '../../text/findings.ts';
import { ChangeIconButton, useClosed } from '../../ui/changing.tsx';
import { citeName } from '../../ui/citables.ts';
import { ChipFaceTag } from '../../ui/paragraphEditor/ChipFaceTag.tsx';
import { citeMime } from '../../ui/paragraphEditor/nodes.ts';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { plainButton } from '../../ui/plainButton.ts';
import { waiting, waitingKinds } from './unused.ts';

interface WaitingListProps {
  readonly citables: readonly Citable[];
  readonly head: { readonly id: string; readonly key: string } | null;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onCite: (cite: Cite) => void;
  readonly onQuote: (one: Citable) => void;
  readonly onShow: (cite: Cite) => void;
  readonly onLeave: () => void;
}

/** The list. Arrow keys walk it; the focus enters by Esc from the text. */
export function WaitingList({ citables, head, listRef, onCite, onQuote, onShow, onLeave }: WaitingListProps) {
  const [withUsed, setWithUsed] = useState(false);
  const [find, setFind] = useState('');
  const groups = waiting(citables, { headId: head?.id ?? null, withUsed, find });
  const count = waitingKinds.reduce((sum, kind) => sum + groups[kind].length, 0);
  const isAnyAtAll = citables.some(({ cite, headIds }) => cite.kind !== 'entry' && (head === null || headIds.includes(head.id)));
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-line]')];
    const at = document.activeElement instanceof HTMLElement ? lines.indexOf(document.activeElement) : -1;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && at !== -1) {
      event.preventDefault();
      lines[Math.max(0, Math.min(at + by, lines.length - 1))]?.focus();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      onLeave();
    }
  };
  return (
    <Box component="section" aria-labelledby="waiting-title" sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}>
      <Box sx={{ px: 1.5, pt: 1.25, pb: 0.5 }}>
        <Typography id="waiting-title" variant="h3" component="h2">
          {head === null ? findingsText.unused : findingsText.unusedOfHead(head.key)}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            {count}
          </Box>
        </Typography>
        <TextField
          fullWidth
          margin="dense"
          placeholder={findingsText.filter}
          value={find}
          onChange={(event) => setFind(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': findingsText.filter }, input: { sx: { height: 30 } } }}
        />
        <FormControlLabel
          control={<Checkbox size="small" checked={withUsed} onChange={(event) => setWithUsed(event.target.checked)} sx={{ p: 0.5 }} />}
          label={<Typography variant="body2">{findingsText.all}</Typography>}
        />
      </Box>
      <Box ref={listRef} onKeyDown={walk} sx={{ flex: 1, minHeight: 0, overflowY: 'auto', pb: 1 }} tabIndex={-1}>
        {count === 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ px: 1.5, py: 1 }}>
            {isAnyAtAll ? findingsText.none : findingsText.noneYet}
          </Typography>
        )}
        {waitingKinds.map(
          (kind) =>
            groups[kind].length > 0 && (
              <Box key={kind}>
                <Typography variant="caption" component="h3" sx={{ px: 1.5, pt: 1, pb: 0.25, color: 'text.secondary', fontWeight: 600 }}>
                  {findingsText.groups[kind]}
                </Typography>
                <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
                  {groups[kind].map((one) => (
                    <Line key={citeName(one.cite)} one={one} onCite={onCite} onQuote={onQuote} onShow={onShow} />
                  ))}
                </Box>
              </Box>
            ),
        )}
      </Box>
      <Typography variant="caption" sx={{ px: 1.5, py: 0.5, color: 'text.secondary', borderTop: 1, borderColor: 'divider' }}>
        {findingsText.panelKeys}
      </Typography>
    </Box>
  );
}

interface LineProps {
  readonly one: Citable;
  readonly onCite: (cite: Cite) => void;
  readonly onQuote: (one: Citable) => void;
  readonly onShow: (cite: Cite) => void;
}

function Line({ one, onCite, onQuote, onShow }: LineProps) {
  const isClosed = useClosed() !== null;
  const { cite, face, words, quote, said } = one;
  const bring = quote !== null ? findingsText.quote(face.text) : said !== null ? findingsText.say(face.text) : null;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        pr: 0.5,
        '&:hover': { bgcolor: 'action.hover' },
        '& .line-act': { opacity: 0.55 },
        '&:hover .line-act, &:focus-within .line-act': { opacity: 1 },
      }}
    >
      <Box
        component="button"
        type="button"
        data-line=""
        draggable={!isClosed}
        title={isClosed ? findingsText.show(face.text) : findingsText.cite(face.text)}
        onClick={() => (isClosed ? onShow(cite) : onCite(cite))}
        onDragStart={(event) => {
          event.dataTransfer.setData(citeMime, JSON.stringify(cite));
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onKeyDown={(event) => {
          if (event.key === 'q' && bring !== null && !isClosed) {
            event.preventDefault();
            onQuote(one);
          }
          if (event.key === 'o') {
            event.preventDefault();
            onShow(cite);
          }
        }}
        sx={{
          ...plainButton,
          flex: 1,
          minWidth: 0,
          display: 'flex',
          gap: 1,
          alignItems: 'baseline',
          textAlign: 'left',
          px: 1.5,
          py: 0.5,
        }}
      >
        <ChipFaceTag face={face} />
        <Typography
          variant="body2"
          component="span"
          sx={{
            display: '-webkit-box',
            WebkitLineClamp: 3,
            WebkitBoxOrient: 'vertical',
            overflow: 'hidden',
            color: one.isUsed ? 'text.secondary' : 'text.primary',
          }}
        >
          {words}
        </Typography>
      </Box>
      {bring !== null && (
        <ChangeIconButton className="line-act" aria-label={bring} title={bring} onClick={() => onQuote(one)} sx={{ p: 0.5 }}>
          <FormatQuote fontSize="small" />
        </ChangeIconButton>
      )}
      <IconButton
        className="line-act"
        aria-label={findingsText.show(face.text)}
        title={findingsText.show(face.text)}
        onClick={() => onShow(cite)}
        sx={{ p: 0.5 }}
      >
        <Visibility fontSize="small" />
      </IconButton>
    </Box>
  );
}
