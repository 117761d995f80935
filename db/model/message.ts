// Owns: what a message says of itself and of the messages it answers, read from its headers (IETF, RFC 5322 section 3.6.4). Must not decide what answers
// what: that is thread.ts.

/** Headers as a reader keeps them. */
export type Headers = readonly { readonly name: string; readonly value: string }[];

/** A message as others refer to it. */
export interface MessageIdentity {
  /** Message-ID without its brackets; null where the message has none. */
  readonly messageId: string | null;
  /** Messages it builds on, oldest first, the one it answers last; ids without brackets. */
  readonly references: readonly string[];
  /** Outlook's conversation index in lower-case hexadecimals (Microsoft, [MS-OXOMSG] PidTagConversationIndex); null where there is none that can be read. */
  readonly threadIndex: string | null;
  /** What is left of the subject without the words programs put before it; in lower case. */
  readonly subject: string;
  /** Whether the subject says that it answers or passes on another. */
  readonly turn: SubjectTurn;
}
export type SubjectTurn = 'none' | 'reply' | 'forward';

/** Digits of the head of a conversation index, and of what each answer adds to it. */
export const indexHead = 44;
const indexStep = 10;

/** Reads the identity of a message from its headers. References go before In-Reply-To (IETF, RFC 5256, REFERENCES, step 1). */
export function messageIdentity(headers: Headers): MessageIdentity {
  const of = (name: string) => headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
  const all = [...new Set(messageIds(of('references')))];
  // The first and the nearest, as RFC 5537 section 3.4.4 trims them.
  const references = all.length > mostReferences ? [...all.slice(0, 1), ...all.slice(1 - mostReferences)] : all;
  const messageId = messageIds(of('message-id'))[0] ?? bareId(of('message-id'));
  const named = references.length > 0 ? references : messageIds(of('in-reply-to')).slice(0, 1);
  return {
    messageId,
    references: named.filter((id) => id !== messageId),
    threadIndex: indexOf(of('thread-index')),
    ...baseSubject(of('subject')),
  };
}

const longestId = 500;
const mostReferences = 100;

/** The ids between angle brackets, in order. Servers break them over lines, so white space inside is dropped. */
function messageIds(text: string): string[] {
  return [...text.matchAll(/<([^<>]{1,1000})>/g)]
    .map(([, id]) => (id ?? '').replace(/\s+/g, ''))
    .filter((id) => id !== '' && id.length <= longestId);
}

/** Some programs leave the brackets away. */
function bareId(text: string): string | null {
  const id = text.trim();
  return /^[^\s<>]+@[^\s<>]+$/.test(id) && id.length <= longestId ? id : null;
}

const sextets = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 to hexadecimals; bits that make no whole byte at the end are filling. */
function indexOf(text: string): string | null {
  const clean = text.replace(/\s+/g, '').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]{30,4000}$/.test(clean)) return null;
  const bits = [...clean].map((sign) => sextets.indexOf(sign).toString(2).padStart(6, '0')).join('');
  const hex = (bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('');
  return hex.length >= indexHead && (hex.length - indexHead) % indexStep === 0 ? hex : null;
}

// Prefixes of English programs, and of those our neighbours write with; [list] tags and counters such as Re[2] as RFC 5256 has them.
const before = /^\s*(?:\[[^\][]{1,60}\]\s*)?(re|aw|sv|antw|odp|fwd?|wg|tr|vs|rv)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*/i;
const tag = /^\s*\[[^\][]{1,60}\]\s*(?=\S)/;
const after = /\s*\((?:fwd?|trailer)\)\s*$/i;

/** The base subject (IETF, RFC 5256 section 2.1) in lower case, and what was taken from before it. */
export function baseSubject(subject: string): Pick<MessageIdentity, 'subject' | 'turn'> {
  let left = subject.replace(/\s+/g, ' ').trim();
  let turn: SubjectTurn = 'none';
  for (let found = before.exec(left); found !== null; found = before.exec(left)) {
    if (turn === 'none') turn = /^(?:fw|wg|tr|rv)/i.test(found[1] ?? '') ? 'forward' : 'reply';
    left = left.slice(found[0].length);
  }
  if (after.test(left)) {
    left = left.replace(after, '');
    if (turn === 'none') turn = 'forward';
  }
  return { subject: left.replace(tag, '').trim().toLowerCase(), turn };
}

/** Somebody in a list of people: name and address, or the one of them there is. */
export function personText(name: string, address: string): string {
  return name === '' || name === address ? address : address === '' ? name : `${name} <${address}>`;
}

/** Every address in a list of people, in lower case. */
export function addressesIn(text: string): string[] {
  return [...text.matchAll(/[^\s<>,;:"'()[\]]+@[^\s<>,;:"'()[\]]+/g)].map(([address]) => address.toLowerCase());
}
