// Owns: chats as messengers export them, to one dated record for each message: WhatsApp's text, and the JSON of Telegram, Messenger and Instagram, Signal, Slack,
// Google Chat, Discord and others that name a moment, a sender and words. Must not guess who a telephone number is.
import { parseString } from 'whatsapp-chat-parser';
import { formatDay } from '../../model/dates.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { canonicalText, decodeText } from './decodeText.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import type { Cell } from './table.ts';
import { readText } from './text.ts';

interface Said {
  /** Day and clock time where the sender was, or universal time where the export counts in that. */
  readonly day: string;
  readonly time: string;
  readonly from: string;
  readonly words: string;
  readonly attached: string;
}

/** A chat of fewer messages is not told from other text. */
const fewest = 2;

/** Reads a chat as a sheet of its messages; a file that is none after all is read as text. */
export async function readChat(source: Source, mediaType: string): Promise<ReadResult> {
  const text = decodeText(source.bytes);
  const said = mediaType === 'application/json' ? saidInJson(text) : saidInWhatsApp(text);
  if (said.length < fewest) return readText(source);
  const hasFiles = said.some(({ attached }) => attached !== '');
  const head = ['Date', 'Time', 'From', 'Message', ...(hasFiles ? ['File'] : [])].map((name): Cell => ({ text: name }));
  const rows = said.map(({ day, time, from, words, attached }): Cell[] => [
    { text: formatDay(day), date: { day, time } },
    { text: time },
    { text: from },
    { text: words === '' && attached !== '' ? `File: ${attached}` : words },
    ...(hasFiles ? [{ text: attached }] : []),
  ]);
  return sheetResult({ columns: { date: 0, author: 2, title: 3 }, ...source }, { reader: 'chat', version: '1', mediaType }, [
    { name: '', rows: [head, ...rows] },
  ]);
}

function saidInWhatsApp(text: string): Said[] {
  // Marks of direction and narrow blanks stand where phones put them.
  const plain = text.replace(/[\u200e\u200f\u202a-\u202e]/g, '').replace(/[\u202f\u00a0]/g, ' ');
  return parseString(plain, { parseAttachments: true, daysFirst: isDayFirst(plain) }).map(({ date, author, message, attachment }) => ({
    // The parser writes the clock of the phone into the clock of this machine.
    ...momentOf(new Date(date.getTime() - date.getTimezoneOffset() * 60_000)),
    from: author ?? '',
    words: attachment === undefined ? message.trim() : message.replace(/^[^\n]*\n?/, '').trim(),
    attached: attachment?.fileName ?? '',
  }));
}

/** Day first unless a figure shows otherwise: the export follows the phone's own setting, and a British phone writes the day first. */
function isDayFirst(text: string): boolean {
  // With the year in front the month comes next. The first line tells: later ones may be words of a message.
  if (/^\[?(\d{1,4})[./-]\d{1,2}[./-]\d{1,4},? /m.exec(text)?.[1]?.length === 4) return false;
  for (const [, second] of text.matchAll(/^\[?\d{1,2}[./-](\d{1,2})[./-]\d{2,4},? /gm)) if (Number(second) > 12) return false;
  return true;
}

function momentOf(date: Date): { readonly day: string; readonly time: string } {
  const iso = Number.isNaN(date.getTime()) ? '0000-00-00T00:00' : date.toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) };
}

type Fields = Readonly<Record<string, unknown>>;

function saidInJson(text: string): Said[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const said = listsIn(value, 0).flatMap((list) => {
    const messages = list.map(messageOf).filter((each) => each !== null);
    return messages.length * 2 >= list.length ? messages : [];
  });
  return said.sort((a, b) => (`${a.day} ${a.time}` < `${b.day} ${b.time}` ? -1 : `${a.day} ${a.time}` > `${b.day} ${b.time}` ? 1 : 0));
}

const deepest = 6;

/** Lists of objects, however the export wraps them: one chat, or all chats of an account. */
function listsIn(value: unknown, depth: number): Fields[][] {
  if (depth > deepest || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const objects = value.filter((each): each is Fields => typeof each === 'object' && each !== null && !Array.isArray(each));
    if (objects.some((each) => messageOf(each) !== null)) return [objects];
    return value.slice(0, 10_000).flatMap((each) => listsIn(each, depth + 1));
  }
  return Object.values(value).flatMap((each) => listsIn(each, depth + 1));
}

const moments = [
  'timestamp_ms',
  'date_unixtime',
  'date',
  'timestamp',
  'ts',
  'time',
  'created_date',
  'createdDateTime',
  'created_at',
  'sent_at',
  'sentAt',
  'sent',
  'dateSent',
  'datetime',
];
const senders = [
  'sender_name',
  'from',
  'author',
  'sender',
  'senderName',
  'creator',
  'user_profile',
  'user',
  'username',
  'name',
  'actor',
  'from_name',
  'source',
];
const wordings = ['content', 'text', 'body', 'message', 'msg', 'plain_text'];
const files = ['photos', 'videos', 'audio_files', 'files', 'attachments', 'attached_files', 'photo', 'file', 'media'];

function messageOf(fields: Fields): Said | null {
  const moment = moments.map((name) => momentIn(fields[name])).find((found) => found !== null);
  if (moment === undefined || moment === null) return null;
  const said = wordings.map((name) => wordsIn(fields[name])).find((words) => words !== '') ?? '';
  const attached = files.flatMap((name) => namesIn(fields[name])).join(', ');
  const sender = senders.map((name) => nameIn(fields[name])).find((name) => name !== '') ?? '';
  // Something dated that says nothing and was said by nobody is no message.
  if (said === '' && attached === '') return null;
  if (sender === '' && said === '') return null;
  return { ...moment, from: mended(sender), words: canonicalText(mended(said)).trim(), attached: mended(attached) };
}

/** Seconds, milliseconds, ISO, or a day written out; an ISO moment without an offset is the clock where it was sent. */
function momentIn(value: unknown): { readonly day: string; readonly time: string } | null {
  const figure = typeof value === 'number' ? value : typeof value === 'string' && /^\d{9,13}(?:\.\d+)?$/.test(value) ? Number(value) : null;
  if (figure !== null) {
    const ms = figure > 1e11 ? figure : figure * 1000;
    return ms < Date.UTC(1995, 0, 1) || ms > Date.UTC(2100, 0, 1) ? null : momentOf(new Date(ms));
  }
  if (typeof value !== 'string' || value.length > 80) return null;
  const written = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(value);
  if (written?.[1] !== undefined && written[2] !== undefined) return { day: written[1], time: written[2] };
  const date = new Date(
    /\d{4}/.test(value)
      ? value
          .replace(/^[A-Za-z]+, /, '')
          .replace(' at ', ' ')
          .replace(/[\u202f\u00a0]/g, ' ')
      : '',
  );
  return Number.isNaN(date.getTime()) ? null : momentOf(date);
}

/** Words, or pieces of words some of which are links or bold. */
function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.map((piece) => wordsIn(typeof piece === 'object' && piece !== null ? (piece as Fields).text : piece)).join('');
  if (typeof value === 'object' && value !== null)
    return wordsIn((value as Fields).text ?? (value as Fields).body ?? (value as Fields).content);
  return '';
}

function nameIn(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return '';
  const { name, real_name: realName, display_name: displayName, nickname, user, email, phone } = value as Fields;
  return [realName, displayName, nickname, name, user, email, phone].map(nameIn).find((found) => found !== '') ?? '';
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [lastName(value)];
  if (Array.isArray(value)) return value.slice(0, 50).flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { uri, name, fileName, filename, original_name: original, export_name: exported, title, path } = value as Fields;
  const found = [original, exported, name, fileName, filename, uri, path, title].find((each) => typeof each === 'string' && each !== '');
  return typeof found === 'string' ? [lastName(found)] : [];
}

function lastName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Messenger and Instagram write the bytes of UTF-8 one by one as letters. */
function mended(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}
