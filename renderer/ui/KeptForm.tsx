// Owns the frame of a form that is kept whole or not at all: Ctrl+Enter keeps, Esc leaves (words typed in it at the second press), and the keyboard stays where the form was. Must not know its fields.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { uiText } from '../text/ui.ts';
import { ChangeButton, Changing } from './changing.tsx';
import { useLeaving } from './leaving.ts';

interface KeptFormProps {
  readonly title: string;
  readonly keepName: string;
  readonly canKeep?: boolean;
  /** Why it cannot be kept, or what to mind. */
  readonly remark?: string;
  /** Whether the keyboard goes to keeping at once: a form with nothing to fill in. */
  readonly isQuestion?: boolean;
  readonly onKeep: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** A form in its frame. */
export function KeptForm({ title, keepName, canKeep = true, remark = '', isQuestion = false, onKeep, onLeave, children }: KeptFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { isAsked, onInput, leave } = useLeaving(onLeave);
  useKeyboardInItsPlace(form);
  return (
    <Box
      component="form"
      ref={form}
      aria-label={title}
      onInput={onInput}
      onSubmit={(event) => {
        event.preventDefault();
        if (canKeep) onKeep();
      }}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        // Heard before the field under the caret: left first, so that what is typed in it is in the form when the form is kept.
        event.preventDefault();
        event.stopPropagation();
        const form = event.currentTarget;
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        setTimeout(() => form.requestSubmit());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        // Its own: what it stands in is not left by the same key.
        event.preventDefault();
        event.stopPropagation();
        leave();
      }}
      sx={{
        border: 1,
        borderColor: 'primary.main',
        borderRadius: 1,
        bgcolor: 'background.paper',
        p: 1.5,
        my: 1,
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
      }}
    >
      <Typography variant="h3" component="p">
        {title}
      </Typography>
      <Changing>{children}</Changing>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <ChangeButton type="submit" variant="contained" disabled={!canKeep} autoFocus={isQuestion} sx={{ flex: 'none' }}>
          {keepName}
        </ChangeButton>
        <Button color="inherit" onClick={onLeave}>
          {uiText.cancel}
        </Button>
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
          {isAsked ? uiText.escapeAgain : remark}
        </Typography>
      </Box>
    </Box>
  );
}

const takesKeys = 'button:not(:disabled), [href], input, textarea, [tabindex]';

/** Once a form is gone that had the keyboard, what stands in its place has it, else the part it stood in; whoever opened the form may send it elsewhere. */
function useKeyboardInItsPlace(ref: RefObject<HTMLFormElement | null>): void {
  useLayoutEffect(() => {
    const form = ref.current;
    // Before it is taken off the page. Ctrl+Enter has left the field it was in.
    return () => {
      if (form === null || !(form.contains(document.activeElement) || document.activeElement === document.body)) return;
      const { parentElement: around, previousElementSibling: before } = form;
      const part = form.closest<HTMLElement>('[tabindex]');
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const here = before === null ? around?.firstElementChild : before.nextElementSibling;
        const next = here?.matches(takesKeys) ? here : here?.querySelector(takesKeys);
        (next instanceof HTMLElement ? next : part)?.focus();
      });
    };
  }, [ref]);
}
