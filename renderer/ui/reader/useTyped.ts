// Owns a transcript being typed on its way to the store: durable soon after each key, a reading when the typing rests or is left. Must not draw.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EntryContent } from '../../../db/model/entry.ts';
import { write } from '../../api/operations.ts';

const typeAfterMs = 100;
/** Idle time after which what was typed becomes a reading, marks placed again. */
const keepAfterMs = 5000;

/** The words shown and how to change them. */
export interface TypedWords {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Keeps what was typed as a reading now. */
  readonly keep: () => void;
}

/** The transcript of an entry, as typed or as kept. What an earlier session left in the journal is taken up and kept. */
export function useTyped(caseId: string, content: EntryContent): TypedWords {
  const { id } = content.entry;
  const [text, setText] = useState(content.typed?.text ?? content.text);
  const latest = useRef(text);
  const kept = useRef(content.text);
  const sent = useRef(content.typed?.text ?? content.text);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const timers = useRef<{ type?: ReturnType<typeof setTimeout>; keep?: ReturnType<typeof setTimeout> }>({});

  const typeNow = useCallback(() => {
    clearTimeout(timers.current.type);
    delete timers.current.type;
    const words = latest.current;
    if (words === sent.current) return;
    sent.current = words;
    queue.current = queue.current.then(() => write('entry.typeTranscript', { caseId, id, text: words }));
  }, [caseId, id]);
  const keep = useCallback(() => {
    clearTimeout(timers.current.keep);
    delete timers.current.keep;
    typeNow();
    if (sent.current === kept.current) return;
    kept.current = sent.current;
    queue.current = queue.current.then(() => write('entry.keepTranscript', { caseId, id }));
  }, [caseId, id, typeNow]);
  const change = useCallback(
    (next: string) => {
      latest.current = next;
      setText(next);
      timers.current.type ??= setTimeout(typeNow, typeAfterMs);
      clearTimeout(timers.current.keep);
      timers.current.keep = setTimeout(keep, keepAfterMs);
    },
    [typeNow, keep],
  );

  // Undo, or another window: shown unless something newer is being typed here.
  useEffect(() => {
    if (timers.current.keep !== undefined || content.text === kept.current) return;
    kept.current = content.text;
    sent.current = content.text;
    latest.current = content.text;
    setText(content.text);
  }, [content.text]);
  // Left by leaving the reader or by the window going away, and by an earlier session that was cut off.
  useEffect(() => {
    keep();
    window.addEventListener('pagehide', typeNow);
    return () => {
      window.removeEventListener('pagehide', typeNow);
      keep();
    };
  }, [keep, typeNow]);
  return { text, change, keep };
}
