// Owns: the heading block of an e-mail that was printed or pasted into another document. Must not read real e-mails.
import { readDate, type WrittenDate } from '../../model/britishDate.ts';
import { oneLine } from './titles.ts';

export interface PrintedMail {
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly sent: WrittenDate | null;
}

/** Reads `From: / Sent: / To: / Subject:` lines standing together among the first lines; null when fewer than three stand there. */
export function printedMail(text: string): PrintedMail | null {
  const lines = text.slice(0, 4000).split('\n').map(oneLine).filter(Boolean).slice(0, 14);
  const start = lines.findIndex((line) => /^from\s*:/i.test(line));
  if (start < 0 || start > 4) return null;
  const block = new Map<string, string>();
  for (const line of lines.slice(start, start + 8)) {
    const found = /^(from|sent|date|to|cc|subject)\s*:\s*(.+)$/i.exec(line);
    if (found?.[1] !== undefined && found[2] !== undefined && !block.has(found[1].toLowerCase()))
      block.set(found[1].toLowerCase(), found[2]);
  }
  if (block.size < 3 || !(block.has('to') || block.has('subject'))) return null;
  const sent = block.get('sent') ?? block.get('date');
  return {
    from: block.get('from') ?? null,
    to: block.get('to') ?? null,
    subject: block.get('subject') ?? null,
    sent: sent === undefined ? null : readDate(sent),
  };
}
