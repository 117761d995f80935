// Owns asking the British dictionary: one worker for the window, begun when the first text is shown, and every answer remembered. The dictionary comes from
// the application's own files; nothing is fetched from anywhere else.
import type { SpellerAnswer, SpellerAsk } from './messages.ts';

const known = new Map<string, boolean>();
const waiting = new Map<number, (words: readonly string[]) => void>();
let worker: Worker | null = null;
let next = 1;

function ask(question: { readonly do: 'unknown'; readonly words: readonly string[] } | { readonly do: 'suggest'; readonly word: string }) {
  const id = next++;
  const answered = new Promise<readonly string[]>((done) => waiting.set(id, done));
  send({ ...question, id });
  return answered;
}

function send(question: SpellerAsk): void {
  worker ??= begun();
  worker.postMessage(question);
}

function begun(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  made.onmessage = ({ data: { id, words } }: MessageEvent<SpellerAnswer>) => {
    waiting.get(id)?.(words);
    waiting.delete(id);
  };
  const address = (name: string) => new URL(`dictionary/${name}`, document.baseURI).href;
  made.postMessage({ do: 'begin', affixes: address('index.aff'), words: address('index.dic') } satisfies SpellerAsk);
  return made;
}

/** Whether the dictionary has the word; null where it was never asked. */
export function isKnown(word: string): boolean | null {
  return known.get(word) ?? null;
}

/** Asks about words never asked about before; resolves when `isKnown` answers for all of them. */
export async function learn(words: readonly string[]): Promise<void> {
  const asked = [...new Set(words)].filter((word) => !known.has(word));
  if (asked.length === 0) return;
  const unknown = new Set(await ask({ do: 'unknown', words: asked }));
  for (const word of asked) known.set(word, !unknown.has(word));
}

/** What the dictionary has that is spelled much like the word, likeliest first. */
export function offersFor(word: string): Promise<readonly string[]> {
  return ask({ do: 'suggest', word });
}
