// Owns: the threads of messages in a case: reply links of every message, one message's thread, and what messages quote. The rules are
// db/model/thread and db/model/quoted. Never writes.
import type { Side } from '../../model/entry.ts';
import { addressesIn, indexHead, type SubjectTurn } from '../../model/message.ts';
import type { QuotedPassage, Thread, ThreadMessage } from '../../model/operations.ts';
import { type MessagePart, ownWords, partsOf, type Said, type Stretch, shareIn, unquoted, wordRuns } from '../../model/quoted.ts';
import { type ReplyLink, replyLinks, type Threaded } from '../../model/thread.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { entryLine, entryText } from './reads.ts';

interface MessageRow {
  readonly id: string;
  readonly message_id: string | null;
  readonly subject: string;
  readonly turn: SubjectTurn;
  readonly thread_index: string | null;
  readonly sender: string | null;
  readonly recipients: string | null;
  readonly date_earliest: string | null;
  readonly date_latest: string | null;
  readonly time_text: string | null;
  readonly offset_text: string | null;
}

const messageColumns = `m.entry_id AS id, m.message_id, m.subject, m.turn, m.thread_index, e.sender, e.recipients, e.date_earliest, e.date_latest,
  e.time_text, e.offset_text`;

/** SQL of every message of a case; named so that its plan can be tested. */
export const allMessagesSql = `SELECT ${messageColumns} FROM message m JOIN entry e ON e.id = m.entry_id WHERE e.is_withdrawn = 0`;
export const allReferencesSql = 'SELECT entry_id AS id, message_id FROM message_reference ORDER BY entry_id, ordinal';

/**
 * How every message of the case hangs together with the others, in no order. Duplicates of the same bytes have no link of their own: their original has.
 * A whole case is read; for one message's thread use `readThread`.
 */
export function allReplyLinks(db: Db): ReplyLink[] {
  return db.transaction(() => {
    const references = new Map<string, string[]>();
    for (const { id, message_id } of prepared<{ id: string; message_id: string }>(db, allReferencesSql).iterate()) {
      const held = references.get(id);
      if (held === undefined) references.set(id, [message_id]);
      else held.push(message_id);
    }
    return replyLinks(
      prepared<MessageRow>(db, allMessagesSql)
        .all()
        .map((row) => threaded(row, references.get(row.id) ?? [])),
    );
  })();
}

function threaded(row: MessageRow, references: readonly string[]): Threaded {
  return {
    id: row.id,
    messageId: row.message_id,
    references,
    threadIndex: row.thread_index,
    subject: row.subject,
    turn: row.turn,
    when: sentAt(row),
    from: addressesIn(row.sender ?? '')[0] ?? '',
    to: addressesIn(row.recipients ?? ''),
  };
}

/** When it was sent, as sorts: the instant where clock and offset are known, else what is written. */
function sentAt({ date_earliest, date_latest, time_text, offset_text }: MessageRow): string {
  const day = date_earliest ?? date_latest;
  if (day === null) return '';
  if (time_text === null || offset_text === null || day.length !== 10) return `${day}T${time_text ?? ''}`;
  const instant = Date.parse(`${day}T${time_text}:00${offset_text}`);
  return Number.isNaN(instant) ? `${day}T${time_text}` : new Date(instant).toISOString();
}

const among = 'SELECT j.value FROM json_each(?) j';
/** SQL of what hangs together with messages already known; each lookup by an index, which its test holds to. */
export const relatedSql = {
  named: `SELECT m.entry_id AS id FROM message m WHERE m.message_id IN (${among})`,
  naming: `SELECT r.entry_id AS id FROM message_reference r WHERE r.message_id IN (${among})`,
  indexed: `SELECT m.entry_id AS id FROM message m WHERE m.thread_index IS NOT NULL AND substr(m.thread_index, 1, ${indexHead}) IN (${among})`,
  titled: `SELECT m.entry_id AS id FROM message m WHERE m.subject <> '' AND m.subject IN (${among})`,
  messages: `SELECT ${messageColumns} FROM json_each(?) j JOIN message m ON m.entry_id = j.value JOIN entry e ON e.id = m.entry_id WHERE e.is_withdrawn = 0`,
  references: `SELECT r.entry_id AS id, r.message_id FROM json_each(?) j JOIN message_reference r ON r.entry_id = j.value ORDER BY r.entry_id, r.ordinal`,
};

/** Links of the thread a message is in: exactly what `allReplyLinks` says of them, found from the message outwards. */
export function threadLinks(db: Db, entryId: string): ReplyLink[] {
  const known = new Map<string, Threaded>();
  const asked = { named: new Set<string>(), naming: new Set<string>(), indexed: new Set<string>(), titled: new Set<string>() };
  let found = new Set([entryId]);
  while (found.size > 0) {
    const ids = JSON.stringify([...found]);
    const references = new Map<string, string[]>();
    for (const { id, message_id } of prepared<{ id: string; message_id: string }>(db, relatedSql.references).all(ids))
      references.set(id, [...(references.get(id) ?? []), message_id]);
    const fresh = { named: new Set<string>(), naming: new Set<string>(), indexed: new Set<string>(), titled: new Set<string>() };
    for (const row of prepared<MessageRow>(db, relatedSql.messages).all(ids)) {
      const message = threaded(row, references.get(row.id) ?? []);
      known.set(row.id, message);
      for (const each of [message.messageId ?? '', ...message.references]) {
        fresh.named.add(each);
        fresh.naming.add(each);
      }
      fresh.indexed.add((message.threadIndex ?? '').slice(0, indexHead));
      fresh.titled.add(message.subject);
    }
    found = new Set();
    for (const way of ['named', 'naming', 'indexed', 'titled'] as const) {
      const wanted = [...fresh[way]].filter((each) => each !== '' && !asked[way].has(each));
      for (const each of wanted) asked[way].add(each);
      if (wanted.length === 0) continue;
      for (const { id } of prepared<{ id: string }>(db, relatedSql[way]).iterate(JSON.stringify(wanted))) if (!known.has(id)) found.add(id);
    }
  }
  const links = replyLinks([...known.values()]);
  const thread = links.find(({ id }) => id === entryId)?.thread;
  return links.filter((link) => link.thread === thread);
}

/** A message with its words as they were told apart. */
interface ReadMessage {
  readonly id: string;
  readonly text: string;
  readonly parts: readonly MessagePart[];
  readonly own: string;
  readonly runs: ReadonlySet<string>;
}

function readMessage(db: Db, id: string): ReadMessage {
  const { extractionId, text } = entryText(db, id);
  const marked = prepared<{ quoted: string }>(db, 'SELECT quoted FROM extraction WHERE id = ?').get(extractionId);
  const parts = partsOf(text, JSON.parse(marked?.quoted ?? '[]') as Stretch[]);
  const own = ownWords(text, parts);
  return { id, text, parts, own, runs: wordRuns(own) };
}

/** The thread of a message: each message once, in order of date, with its own words and what it quotes. Refused with `notFound`. */
export function readThread(db: Db, entryId: string): Thread {
  return db.transaction(() => {
    const asked = entryLine(db, entryId);
    const links = asked.kind === 'email' ? threadLinks(db, asked.duplicateOf ?? asked.id) : [];
    const messages = links
      .filter(({ copyOf }) => copyOf === null)
      .map((link) => ({ link, read: readMessage(db, link.id), line: entryLine(db, link.id) }));
    const order = new Map(
      inOrderOf(
        db,
        messages.map(({ link }) => link.id),
      ).map((id, at) => [id, at]),
    );
    messages.sort((one, other) => (order.get(one.link.id) ?? 0) - (order.get(other.link.id) ?? 0));
    const reads = messages.map(({ read }) => read);
    const unseen = new Map<string, string[]>();
    const told = messages.map(({ link, read, line }): ThreadMessage => {
      for (const id of link.unseen) unseen.set(id, [...(unseen.get(id) ?? []), line.exhibit]);
      const parent = reads.find(({ id }) => id === link.parentId);
      const quoted = quotedPassages(db, read, reads);
      return {
        id: line.id,
        exhibit: line.exhibit,
        side: line.side,
        title: line.title,
        sender: line.sender,
        date: line.date,
        time: line.time,
        readState: line.readState,
        attachments: line.attachments,
        parentId: link.parentId,
        basis: link.basis,
        quotesParent: parent !== undefined && quoted.some(({ source }) => source?.id === parent.id),
        copies: copiesOf(db, link.id, links),
        own: read.own,
        quoted,
      };
    });
    return {
      messages: once(told),
      unseen: [...unseen].map(([messageId, namedBy]) => ({ messageId, namedBy })),
    };
  })();
}

function inOrderOf(db: Db, ids: readonly string[]): string[] {
  return prepared<MessageRow>(db, relatedSql.messages)
    .all(JSON.stringify(ids))
    .map((row) => ({ id: row.id, when: sentAt(row) || '~' }))
    .sort((one, other) => (one.when < other.when ? -1 : one.when > other.when ? 1 : one.id < other.id ? -1 : 1))
    .map(({ id }) => id);
}

/** The same message again: in other bytes by its Message-ID, or in the same bytes. */
function copiesOf(db: Db, id: string, links: readonly ReplyLink[]): ThreadMessage['copies'] {
  const again = prepared<{ id: string; exhibit: string; side: Side }>(
    db,
    `SELECT d.id, d.exhibit, d.side FROM entry e JOIN entry d ON d.sha256 = e.sha256
      WHERE e.id = ? AND d.id <> e.id AND d.is_withdrawn = 0 ORDER BY d.rowid`,
  ).all(id);
  const others = links.filter(({ copyOf }) => copyOf === id).map((link) => entryLine(db, link.id));
  return [...others, ...again].map(({ id, exhibit, side }) => ({ id, exhibit, side }));
}

// Programs cut signatures and add banners; under this much in common it is another text.
const sameShare = 0.6;
// A greeting or a word of thanks stands in many messages: so few words are told by their day as well.
const fewRuns = 3;

/** What a message quotes, message by message in the order quoted, each told by its words where it is in the case. */
function quotedPassages(db: Db, read: ReadMessage, thread: readonly ReadMessage[]): QuotedPassage[] {
  const bySaid = new Map<Said | MessagePart, MessagePart[]>();
  for (const part of read.parts) {
    if (part.depth === 0) continue;
    const key = part.said ?? part;
    bySaid.set(key, [...(bySaid.get(key) ?? []), part]);
  }
  const records = prepared<{ id: string } & Stretch>(
    db,
    `SELECT q.entry_id AS id, q.start_utf16 AS start, q.end_utf16 AS "end" FROM quoted_record q JOIN entry e ON e.id = q.entry_id
      WHERE e.parent_id = ? AND e.is_withdrawn = 0`,
  ).all(read.id);
  return [...bySaid.values()].map((parts) => {
    // A message quoted bit by bit between answers: the longest bit stands for it.
    const longest = parts.reduce((one, other) => (other.end - other.words > one.end - one.words ? other : one));
    const { words: start, end, depth, said } = longest;
    const words = unquoted(read.text, { start, end });
    const runs = wordRuns(words);
    const record = records.find((each) => each.start < end && each.end > start);
    const sourceId = inThread(db, read, runs, said, thread) ?? record?.id ?? elsewhere(db, read.id, words, runs);
    const source = sourceId === null ? null : sourceOf(db, sourceId);
    return { parts: parts.map((part) => ({ start: part.start, end: part.end })), start, end, depth, said, words, source, firstIn: null };
  });
}

function sourceOf(db: Db, entryId: string): QuotedPassage['source'] {
  const { id, exhibit, side, date } = entryLine(db, entryId);
  return { id, exhibit, side, date };
}

/** The message of the thread whose own words these are. */
function inThread(db: Db, read: ReadMessage, runs: ReadonlySet<string>, said: Said | null, thread: readonly ReadMessage[]): string | null {
  let best: { readonly id: string; readonly share: number } | null = null;
  for (const { id, runs: whole } of thread) {
    if (id === read.id) continue;
    const share = shareIn(runs, whole);
    if (share >= sameShare && share > (best?.share ?? 0)) best = { id, share };
  }
  if (best === null || runs.size >= fewRuns) return best?.id ?? null;
  return said?.date?.earliest === entryLine(db, best.id).date.earliest ? best.id : null;
}

/** SQL of the entries that hold a phrase; named so that its plan can be tested. */
export const phraseSql = `SELECT e.id FROM entry_fts JOIN entry e ON e.rowid = entry_fts.rowid
  WHERE entry_fts MATCH ? AND e.id <> ? AND e.is_withdrawn = 0 AND e.status = 'read' LIMIT 10`;
const phraseLength = 8;

/** Another entry whose own words these are, such as the same message printed to a PDF; null where there is none. */
function elsewhere(db: Db, entryId: string, words: string, runs: ReadonlySet<string>): string | null {
  if (runs.size < fewRuns) return null;
  const phrase = (words.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, phraseLength).join(' ');
  const hits = prepared<{ id: string }>(db, phraseSql).all(`body : "${phrase}"`, entryId);
  return hits.find(({ id }) => shareIn(runs, readMessage(db, id).runs) >= sameShare)?.id ?? null;
}

/** What several messages quote and nobody supplied stands once, where it is first quoted; the others name that message. */
function once(messages: readonly ThreadMessage[]): ThreadMessage[] {
  const shown: { readonly exhibit: string; readonly runs: ReadonlySet<string> }[] = [];
  return messages.map((message) => ({
    ...message,
    quoted: message.quoted.map((passage) => {
      if (passage.source !== null) return passage;
      const runs = wordRuns(passage.words);
      const first = shown.find((each) => shareIn(runs, each.runs) >= sameShare);
      if (first === undefined) shown.push({ exhibit: message.exhibit, runs });
      return { ...passage, firstIn: first?.exhibit ?? null };
    }),
  }));
}
