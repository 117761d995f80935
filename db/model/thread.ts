// Owns: which message answers which, told from their headers, or from subject and people where headers say nothing. A pure rule over a set of messages;
// the order they are given in makes no difference. Must not know where messages are kept.
import { indexHead, type SubjectTurn } from './message.ts';

/** A message as the rule sees it. */
export interface Threaded {
  readonly id: string;
  readonly messageId: string | null;
  readonly references: readonly string[];
  readonly threadIndex: string | null;
  readonly subject: string;
  readonly turn: SubjectTurn;
  /** Sorts messages by when they were sent; empty where nobody knows. */
  readonly when: string;
  /** The sender's address; empty where there is none. */
  readonly from: string;
  /** Addresses of everyone it was sent to. */
  readonly to: readonly string[];
}

/** How a message was found to answer another: its own headers say so, or only that subject and people are the same. */
export type LinkBasis = 'headers' | 'subject';

export interface ReplyLink {
  readonly id: string;
  /** The nearest message before it that is here; null where it begins its thread, or what it answers is not here. */
  readonly parentId: string | null;
  /** Null without a parent. */
  readonly basis: LinkBasis | null;
  /** Message-IDs between it and its parent that are not here, nearest first. */
  readonly unseen: readonly string[];
  /** The message this is another copy of: the same Message-ID, sender and subject in other bytes. A copy has no links of its own. */
  readonly copyOf: string | null;
  /** One name for all messages of a thread. */
  readonly thread: string;
}

/**
 * Links messages as the REFERENCES algorithm does (IETF, RFC 5256 section 3, after J. Zawinski, "message threading"), with three differences that
 * evidence asks for: copies of one message become one; Outlook's conversation index counts where there are no references; and threads are joined by
 * subject only when the later one answers or passes on (by its subject, or by a reference to what is not here) and its people are the earlier one's too.
 * A subject never joins a message to a later one, so links never go round.
 */
export function replyLinks(messages: readonly Threaded[]): ReplyLink[] {
  const inOrder = [...messages].sort(byWhen);
  const { keyOf, heldBy, copies } = containers(inOrder);
  const parents = headerParents(
    inOrder.filter(({ id }) => !copies.has(id)),
    keyOf,
  );
  const roots = new Groups();
  for (const [child, parent] of parents) roots.join(child, parent);
  const links = new Map<string, Omit<ReplyLink, 'thread'>>();
  for (const message of inOrder) {
    const copyOf = copies.get(message.id) ?? null;
    links.set(message.id, copyOf === null ? headerLink(message, keyOf, parents, heldBy) : bare(message.id, copyOf));
  }
  for (const { id, parentId } of subjectLinks(
    inOrder.filter(({ id }) => !copies.has(id)),
    links,
    (id) => roots.of(keyOf(id)),
  )) {
    const link = links.get(id);
    if (link !== undefined) links.set(id, { ...link, parentId, basis: 'subject' });
    roots.join(keyOf(parentId), keyOf(id));
  }
  return messages.map(({ id }) => {
    const link = links.get(id) ?? bare(id, null);
    return { ...link, thread: roots.of(keyOf(link.copyOf ?? id)) };
  });
}

function bare(id: string, copyOf: string | null): Omit<ReplyLink, 'thread'> {
  return { id, parentId: null, basis: null, unseen: [], copyOf };
}

/** Undated messages come last. */
function byWhen(one: Threaded, other: Threaded): number {
  const [a, b] = [one.when === '' ? '~' : one.when, other.when === '' ? '~' : other.when];
  return a < b ? -1 : a > b ? 1 : one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** Each message stands in a container named by its Message-ID; a second one of that id is a copy, or, where it says something else, stands by itself. */
function containers(inOrder: readonly Threaded[]) {
  const keys = new Map<string, string>();
  const heldBy = new Map<string, Threaded>();
  const copies = new Map<string, string>();
  for (const message of inOrder) {
    const named = message.messageId === null ? null : `m:${message.messageId}`;
    const first = named === null ? undefined : heldBy.get(named);
    if (first !== undefined && first.from === message.from && first.subject === message.subject) {
      copies.set(message.id, first.id);
      keys.set(message.id, named ?? '');
      continue;
    }
    const key = named === null || first !== undefined ? `e:${message.id}` : named;
    keys.set(message.id, key);
    heldBy.set(key, message);
  }
  return { keyOf: (id: string) => keys.get(id) ?? `e:${id}`, heldBy, copies };
}

/** Parent of each container, as headers tell: first what each message says of itself, then what others say of those that say nothing. */
function headerParents(inOrder: readonly Threaded[], keyOf: (id: string) => string): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const link = (child: string, parent: string) => {
    if (parents.has(child)) return;
    for (let at: string | undefined = parent; at !== undefined; at = parents.get(at)) if (at === child) return;
    parents.set(child, parent);
  };
  for (const { id, references } of inOrder) {
    const last = references.at(-1);
    if (last !== undefined) link(keyOf(id), `m:${last}`);
  }
  for (const { references } of inOrder) {
    for (let at = references.length - 1; at > 0; at -= 1) link(`m:${references[at]}`, `m:${references[at - 1]}`);
  }
  const byIndex = new Map<string, string>();
  for (const { id, threadIndex } of inOrder) if (threadIndex !== null && !byIndex.has(threadIndex)) byIndex.set(threadIndex, keyOf(id));
  for (const { id, references, threadIndex } of inOrder) {
    if (threadIndex === null || references.length > 0 || threadIndex.length === indexHead) continue;
    let above = `i:${threadIndex.slice(0, indexHead)}`;
    for (let length = threadIndex.length - 10; length >= indexHead; length -= 10) {
      const held = byIndex.get(threadIndex.slice(0, length));
      if (held === undefined) continue;
      above = held;
      break;
    }
    link(keyOf(id), above);
  }
  return parents;
}

/** Climbs to the nearest message that is here. */
function headerLink(
  { id }: Threaded,
  keyOf: (id: string) => string,
  parents: ReadonlyMap<string, string>,
  heldBy: ReadonlyMap<string, Threaded>,
): Omit<ReplyLink, 'thread'> {
  const unseen: string[] = [];
  for (let at = parents.get(keyOf(id)); at !== undefined; at = parents.get(at)) {
    const held = heldBy.get(at);
    if (held !== undefined) return { id, parentId: held.id, basis: 'headers', unseen, copyOf: null };
    if (at.startsWith('m:')) unseen.push(at.slice(2));
  }
  return { id, parentId: null, basis: null, unseen, copyOf: null };
}

/** Threads that headers do not join, joined by subject and people. `threadOf` names the threads headers made. */
function subjectLinks(
  inOrder: readonly Threaded[],
  links: ReadonlyMap<string, Omit<ReplyLink, 'thread'>>,
  threadOf: (id: string) => string,
): { readonly id: string; readonly parentId: string }[] {
  const firsts = new Map<string, number>();
  for (const [at, { id }] of inOrder.entries())
    if (links.get(id)?.parentId === null && !firsts.has(threadOf(id))) firsts.set(threadOf(id), at);
  // Everyone of a subject, so that only messages the answering person had part in are looked at.
  const earlier = new Map<string, Threaded[]>();
  const made: { id: string; parentId: string }[] = [];
  for (const [at, message] of inOrder.entries()) {
    const own = links.get(message.id);
    const people = [...new Set([message.from, ...message.to])];
    const isAnswer = message.turn !== 'none' || (own?.unseen.length ?? 0) > 0;
    if (firsts.get(threadOf(message.id)) === at && isAnswer && message.subject !== '' && message.when !== '' && message.from !== '') {
      const before = earlier.get(`${message.subject}\n${message.from}`) ?? [];
      const parent = before.findLast(
        (each) =>
          threadOf(each.id) !== threadOf(message.id) &&
          (firsts.get(threadOf(each.id)) ?? at) < at &&
          (message.turn === 'forward' || people.includes(each.from)),
      );
      if (parent !== undefined) made.push({ id: message.id, parentId: parent.id });
    }
    for (const person of people) {
      const key = `${message.subject}\n${person}`;
      const held = earlier.get(key);
      if (held === undefined) earlier.set(key, [message]);
      else held.push(message);
    }
  }
  return made;
}

/** Names joined into groups; a group is named by the least of its names, whatever order they were joined in. */
class Groups {
  private readonly up = new Map<string, string>();

  of(name: string): string {
    let top = name;
    for (let at = this.up.get(top); at !== undefined; at = this.up.get(top)) top = at;
    // What was climbed is shortened, so that a long thread is not climbed again.
    for (let at = name; at !== top; ) {
      const next = this.up.get(at) ?? top;
      this.up.set(at, top);
      at = next;
    }
    return top;
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a < b) this.up.set(b, a);
    else if (b < a) this.up.set(a, b);
  }
}
