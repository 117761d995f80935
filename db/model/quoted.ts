// Owns: which stretches of a message are its own words and which it quotes from earlier messages, and what it says of those. Works on the canonical text,
// so that every anchor holds whatever is folded. Must not know entries. Why no library: decision 0091.
import { readDate } from './britishDate.ts';
import type { PartialDate } from './dates.ts';

/** What a message says of one it quotes: `On 3 May 2023, at 14:05, A. Lee wrote:`, or From, Sent, To and Subject. Null where it does not say. */
export interface Said {
  readonly sender: string | null;
  readonly recipients: string | null;
  readonly subject: string | null;
  readonly date: PartialDate | null;
  readonly time: string | null;
  /** Passed on as a whole, not answered. */
  readonly isForward: boolean;
}

/** A stretch of the text, offsets in UTF-16 units. All parts together are the whole text, in order. */
export interface MessagePart {
  readonly start: number;
  readonly end: number;
  /** 0: the message's own words; 1: quoted; 2: quoted in what is quoted. */
  readonly depth: number;
  /** What was said of the quoted message; the same object for every stretch of it. Null for own words, and where nothing was said. */
  readonly said: Said | null;
  /** Where the quoted words begin, after the lines that say whose they are. */
  readonly words: number;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Line extends Stretch {
  /** How deep its own signs (`>`) and the HTML around it say it lies. */
  readonly depth: number;
  readonly text: string;
}

/** @param marked stretches that the message's HTML marks as quoted; they may lie in each other */
export function partsOf(text: string, marked: readonly Stretch[] = []): MessagePart[] {
  const lines = linesOf(text, marked);
  const parts: { start: number; end: number; depth: number; said: Said | null; words: number }[] = [];
  // A heading without signs before what follows it holds to the end, or until the lines lie less deep than it does.
  const open: number[] = [];
  const saidAt = new Map<number, Said | null>();
  const put = (stretch: Stretch, depth: number, said: Said | null, isHeading: boolean) => {
    const last = parts.at(-1);
    const words = isHeading ? stretch.end : stretch.start;
    if (last !== undefined && last.depth === depth && last.said === said && !(isHeading && last.end > last.words)) {
      last.end = stretch.end;
      if (isHeading) last.words = stretch.end;
    } else parts.push({ ...stretch, depth, said, words });
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line;
    if (line.text === '') {
      const last = parts.at(-1);
      if (last === undefined) parts.push({ start: line.start, end: line.end, depth: 0, said: null, words: line.start });
      else {
        if (last.words === last.end && last.depth > 0) last.words = line.end;
        last.end = line.end;
      }
      at += 1;
      continue;
    }
    while (open.length > 0 && line.depth < (open.at(-1) ?? 0)) open.pop();
    const heading = headingAt(lines, at);
    if (heading !== null) {
      if (heading.isOpen) open.push(line.depth);
      const depth = line.depth + open.length + (heading.isOpen ? 0 : 1);
      for (const deeper of [...saidAt.keys()]) if (deeper >= depth) saidAt.delete(deeper);
      saidAt.set(depth, heading.said);
      put({ start: line.start, end: (lines[at + heading.lines - 1] as Line).end }, depth, heading.said, true);
      at += heading.lines;
      continue;
    }
    const depth = line.depth + open.length;
    put(line, depth, depth === 0 ? null : (saidAt.get(depth) ?? null), false);
    at += 1;
  }
  return parts;
}

const signs = /^[ \t]{0,3}(?:>[ \t]?)+/;
/** Some servers put a `>` before a line that begins with From. */
const escapedFrom = /^>From /;

function linesOf(text: string, marked: readonly Stretch[]): Line[] {
  const lines: Line[] = [];
  const inOrder = [...marked].filter(({ start, end }) => end > start).sort((one, other) => one.start - other.start);
  let around: Stretch[] = [];
  let next = 0;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    const whole = text.slice(start, end);
    const sign = escapedFrom.test(whole) ? '' : (signs.exec(whole)?.[0] ?? '');
    const place = start + (whole.length - whole.trimStart().length);
    for (; next < inOrder.length && (inOrder[next]?.start ?? 0) <= place; next += 1) around.push(inOrder[next] as Stretch);
    around = around.filter((stretch) => stretch.end > place);
    lines.push({ start, end, depth: (sign.match(/>/g)?.length ?? 0) + around.length, text: whole.slice(sign.length).trim() });
    start = end;
  }
  return lines;
}

interface Heading {
  readonly lines: number;
  readonly said: Said;
  /** Nothing marks the lines after it: they are quoted all the same. */
  readonly isOpen: boolean;
}

const divider =
  /^(?:-{2,}\s*(?:original|forwarded|reply)\s+(?:message|e-?mail|appointment)\s*-{2,}|-{2,}\s*(?:original|forwarded)\s+(?:message|e-?mail)(?:\s+follows)?\s*:?|begin forwarded (?:message|e-?mail)\s*:|_{10,}|-{10,})$/i;
const saysMessage = /original|forwarded|reply/i;
const forwards = /forward/i;
const field = /^\**(from|sent|date|to|cc|bcc|subject|importance|priority|attachments?|reply-to|sent by|on behalf of)\s*:\**\s*(.*)$/i;
// Hotmail begins with the day, others with the subject.
const mayComeFirst = /^(?:from|date|subject)$/;
const longestHeading = 24;

function headingAt(lines: readonly Line[], at: number): Heading | null {
  return blockAt(lines, at) ?? wroteAt(lines, at);
}

/** `-----Original Message-----`, or From, Sent, To and Subject on lines of their own, or both. */
function blockAt(lines: readonly Line[], at: number): Heading | null {
  const first = lines[at] as Line;
  let from = at;
  let rule = '';
  if (divider.test(first.text)) {
    rule = first.text;
    from = nextWritten(lines, at + 1, 2);
  }
  const found = fieldsAt(lines, from, first.depth);
  const isAfterOpen = (place: number) => (lines[place]?.depth ?? 0) <= first.depth;
  if (found !== null) {
    const after = nextWritten(lines, found.after, 3);
    return { lines: found.after - at, said: saidOf(found.fields, forwards.test(rule)), isOpen: isAfterOpen(after) };
  }
  return saysMessage.test(rule) ? { lines: 1, said: saidOf(new Map(), forwards.test(rule)), isOpen: isAfterOpen(from) } : null;
}

function fieldsAt(
  lines: readonly Line[],
  from: number,
  depth: number,
): { readonly fields: ReadonlyMap<string, string>; readonly after: number } | null {
  const fields = new Map<string, string>();
  let last = '';
  let at = from;
  let end = from;
  let blanks = 0;
  for (; at < lines.length && at < from + longestHeading; at += 1) {
    const line = lines[at] as Line;
    if (line.depth !== depth) break;
    if (line.text === '') {
      // HTML mail may put each line in a paragraph of its own; after the subject the message begins.
      blanks += 1;
      if (blanks > 1 || (fields.has('subject') && fields.has('from')) || fields.size === 0) break;
      continue;
    }
    const [, name = '', value = ''] = field.exec(line.text) ?? [];
    if (name === '') {
      // A long list of people goes on over more lines.
      if (blanks > 0 || !(last === 'to' || last === 'cc') || !/[;,@<>]/.test(line.text)) break;
      fields.set(last, `${fields.get(last) ?? ''} ${line.text}`);
    } else {
      last = name.toLowerCase();
      if (fields.size === 0 && !mayComeFirst.test(last)) return null;
      if (!fields.has(last)) fields.set(last, value);
    }
    blanks = 0;
    end = at + 1;
  }
  const says = ['to', 'subject'].filter((name) => fields.has(name)).length + (fields.has('sent') || fields.has('date') ? 1 : 0);
  return fields.has('from') && says >= 2 ? { fields, after: end } : null;
}

function saidOf(fields: ReadonlyMap<string, string>, isForward: boolean): Said {
  const of = (name: string) => {
    const value = plainPeople(fields.get(name) ?? '');
    return value === '' ? null : value;
  };
  const written = dateIn(fields.get('sent') ?? fields.get('date') ?? '');
  return {
    sender: of('from'),
    recipients: of('to'),
    subject: of('subject'),
    date: written?.date ?? null,
    time: written?.time ?? null,
    isForward,
  };
}

const wroteVerb = '(?:wrote|writes|said|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)';
const onWrote = new RegExp(`^(?:On|Am|Le|El|Il|Op|Den|Em)\\b.{5,400}\\b${wroteVerb}(?:\\s*\\([^)]{0,80}\\))?\\s*:$`, 'i');
const addressWrote = new RegExp(`^.{0,160}<[^<>\\s]+@[^<>\\s]+>.{0,80}\\b${wroteVerb}\\s*:$`, 'i');
const someoneWrote = new RegExp(`^.{2,160}\\b${wroteVerb}\\s*:$`, 'i');
const dateAndAddress = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.{0,120}<[^<>\s]+@[^<>\s]+>\s*:$/;
const mostWrapped = 4;

/** `On Wed, 3 May 2023 at 14:05, A. Lee <a@b> wrote:`, which programs break over lines. */
function wroteAt(lines: readonly Line[], at: number): Heading | null {
  const { depth } = lines[at] as Line;
  let joined = '';
  for (let count = 1; count <= mostWrapped; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || line.text === '' || line.depth !== depth) return null;
    joined = joined === '' ? line.text : `${joined} ${line.text}`;
    if (joined.length > 500) return null;
    if (!joined.endsWith(':')) continue;
    const next = lines[nextWritten(lines, at + count, 3)];
    const isBeforeDeeper = next !== undefined && next.depth > depth;
    // What is broken over lines begins at its first words, not with the sentence before it.
    const isWhole = count === 1 || !/[.!?:]$/.test(lines[at]?.text ?? '');
    const isSure = isWhole && (onWrote.test(joined) || addressWrote.test(joined) || dateAndAddress.test(joined));
    if (!isSure && !(isBeforeDeeper && count === 1 && someoneWrote.test(joined))) return null;
    const said = saidInLine(joined);
    // Without signs after it, only a line that names a person's address or a day and an hour is believed.
    if (!isBeforeDeeper && !(isSure && (/<[^<>\s]+@[^<>\s]+>/.test(joined) || said.time !== null))) return null;
    return { lines: count, said, isOpen: !isBeforeDeeper };
  }
  return null;
}

function saidInLine(line: string): Said {
  const inner = line
    .replace(new RegExp(`\\s*,?\\s*\\b${wroteVerb}(?:\\s*\\([^)]{0,80}\\))?\\s*:$`, 'i'), '')
    .replace(/\s*:$/, '')
    .replace(/^(?:On|Am|Le|El|Il|Op|Den|Em)\s+/, '');
  const words = inner.split(/\s+/);
  for (let count = Math.min(words.length, 12); count >= 1; count -= 1) {
    const written = dateIn(words.slice(0, count).join(' '));
    if (written === null) continue;
    const sender = plainPeople(
      words
        .slice(count)
        .join(' ')
        .replace(/^(?:[,.;]|at\b|\(?(?:UTC|GMT|BST)\S*|[+-]\d{4}\b)\s*/, ''),
    );
    return { sender: sender === '' ? null : sender, recipients: null, subject: null, ...written, isForward: false };
  }
  return { sender: plainPeople(inner) || null, recipients: null, subject: null, date: null, time: null, isForward: false };
}

function dateIn(text: string): { readonly date: PartialDate; readonly time: string | null } | null {
  const clean = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[,;]$/, '')
    .replace(/\s+(?:[+-]\d{2}:?\d{2}|(?:GMT|UTC|BST)(?:[+-]\d{1,2}(?::?\d{2})?)?)$/, '')
    .replace(/^((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s*,?\s*/i, '$1, ')
    .replace(/^[a-z]+, (?=\d{4}-)/i, '');
  return readDate(clean);
}

/** `A. Lee <a@b.example>` from what programs make of it, `"A. Lee" [mailto:a@b.example]`. */
function plainPeople(text: string): string {
  return text
    .replace(/\[mailto:([^[\]\s]+)\]/gi, '<$1>')
    .replace(/<mailto:([^<>\s]+)>/gi, ' ')
    .replace(/\*/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[,;]\s*|\s*[,;]$/g, '');
}

function nextWritten(lines: readonly Line[], from: number, blanks: number): number {
  let at = from;
  while (at < lines.length && at < from + blanks && lines[at]?.text === '') at += 1;
  return at;
}

/** Words of a stretch as their writer had them: without the signs that quoting put before each line. */
export function unquoted(text: string, { start, end }: Stretch): string {
  return text
    .slice(start, end)
    .split('\n')
    .map((line) => (escapedFrom.test(line) ? line : line.replace(signs, '')).trimEnd())
    .join('\n')
    .trim();
}

/** A message's own words, without what it quotes. */
export function ownWords(text: string, parts: readonly MessagePart[]): string {
  return parts
    .filter(({ depth }) => depth === 0)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((words) => words !== '')
    .join('\n\n');
}

const runLength = 4;

/** A text made ready to be told for another's: its words alone, in lower case, in runs of four. */
export function wordRuns(text: string): ReadonlySet<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set();
  const last = Math.max(0, words.length - runLength);
  return new Set(Array.from({ length: last + 1 }, (_, at) => words.slice(at, at + runLength).join(' ')));
}

/** How much of `quoted` stands in `whole`, 0 to 1: programs break lines, cut signatures and add banners, but leave runs of words. */
export function shareIn(quoted: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (quoted.size === 0) return 0;
  let found = 0;
  for (const run of quoted) if (whole.has(run)) found += 1;
  return found / quoted.size;
}
