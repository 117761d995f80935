// Owns what of a message is folded and in what words. Pure; must not touch the page.
import { formatPartialDate } from '../../../../db/model/dates.ts';
import type { QuotedPassage } from '../../../../db/model/operations.ts';
import { type MessagePart, ownWords, partsOf, type Stretch } from '../../../../db/model/quoted.ts';
import { mailText } from '../../../text/mail.ts';
import type { Fold } from './folding.ts';

// A line or two between answers is what is being answered.
const fewLines = 4;

/**
 * Runs of quoted words worth folding: history of four lines and more under words of the message's own. What was passed on as a whole is the message, and
 * stays open, as does a run that holds a mark.
 */
export function foldsOf(
  text: string,
  quoted: readonly Stretch[],
  marks: readonly Stretch[],
  passages: readonly QuotedPassage[],
): readonly Fold[] {
  const parts = partsOf(text, quoted);
  if (ownWords(text, parts) === '') return [];
  const runs: (Stretch & { readonly parts: readonly MessagePart[] })[] = [];
  for (const part of parts) {
    if (part.depth === 0) continue;
    const last = runs.at(-1);
    if (last?.end === part.start) runs[runs.length - 1] = { start: last.start, end: part.end, parts: [...last.parts, part] };
    else runs.push({ start: part.start, end: part.end, parts: [part] });
  }
  return runs.flatMap((run) => {
    const lines = text
      .slice(run.start, run.end)
      .split('\n')
      .filter((line) => line.trim() !== '').length;
    if (lines < fewLines || run.parts[0]?.said?.isForward === true) return [];
    const own = passages.filter(({ parts: stretches }) => stretches.some(({ start, end }) => start < run.end && end > run.start));
    const isOpen = marks.some(({ start, end }) => start < run.end && end > run.start);
    return [{ start: run.start, end: run.end, isOpen, label: `${mailText.lines(lines)}${whose(own)}` }];
  });
}

function whose(passages: readonly QuotedPassage[]): string {
  const [first] = passages;
  if (first === undefined) return '';
  const { source, said } = first;
  const more = passages.length > 1 ? mailText.more(passages.length - 1) : '';
  if (source !== null) return `${mailText.of(source.exhibit, formatPartialDate(source.date))}${more}`;
  return `${mailText.ofUnsupplied(nameIn(said?.sender ?? ''), said?.date == null ? '' : formatPartialDate(said.date))}${more}`;
}

/** The name of a sender without the address. */
export function nameIn(sender: string): string {
  return (
    sender
      .replace(/\s*<[^>]*>\s*/g, ' ')
      .replace(/["']/g, '')
      .trim() || sender.replace(/[<>]/g, '')
  );
}

/** A passage nobody supplied, of which is known whose it is or when it was sent. */
export function isOffered({ source, firstIn, said, words }: QuotedPassage): boolean {
  return source === null && firstIn === null && words !== '' && said !== null && (said.sender !== null || said.date !== null);
}
