// Owns: which message answers which: by headers, by Outlook's index, by subject and people, and never round in a circle.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseSubject, messageIdentity } from '../../../db/model/message.ts';
import { replyLinks, type Threaded } from '../../../db/model/thread.ts';

const message = (id: string, more: Partial<Threaded> = {}): Threaded => ({
  id,
  messageId: id,
  references: [],
  threadIndex: null,
  subject: 'door',
  turn: 'none',
  when: `2023-05-0${id.charCodeAt(0) - 96}T10:00`,
  from: 'resident@post.example',
  to: ['repairs@northgate.example'],
  ...more,
});
const answer = { turn: 'reply', from: 'repairs@northgate.example', to: ['resident@post.example'] } as const;

function shape(messages: readonly Threaded[]) {
  return Object.fromEntries(
    replyLinks(messages).map(({ id, parentId, basis, unseen, copyOf }) => [id, { parentId, basis, unseen, copyOf }]),
  );
}

describe('what a message says of itself', () => {
  it('is read from headers: ids without brackets, References before In-Reply-To', () => {
    const headers = [
      { name: 'Message-Id', value: '<c@x>' },
      { name: 'References', value: '<a@x> <b@x>\t<a@x> junk' },
      { name: 'In-Reply-To', value: '<other@x>' },
      { name: 'Subject', value: '[ASB] Re: FW: The door' },
      { name: 'Thread-Index', value: Buffer.alloc(27, 7).toString('base64') },
    ];
    expect(messageIdentity(headers)).toEqual({
      messageId: 'c@x',
      references: ['a@x', 'b@x'],
      threadIndex: '07'.repeat(27),
      subject: 'the door',
      turn: 'reply',
    });
    expect(messageIdentity(headers.filter(({ name }) => name !== 'References')).references).toEqual(['other@x']);
    expect(messageIdentity([{ name: 'Message-ID', value: 'bare@x' }]).messageId).toBe('bare@x');
    expect(messageIdentity([{ name: 'Thread-Index', value: 'not base64!' }]).threadIndex).toBeNull();
  });

  it.each([
    ['Re: Re[2]: door', 'door', 'reply'],
    ['FW: RE: door', 'door', 'forward'],
    ['Door (fwd)', 'door', 'forward'],
    ['Regarding the door', 'regarding the door', 'none'],
    ['[External] Report: 12', 'report: 12', 'none'],
    ['Re:', '', 'reply'],
  ])('has the base subject of %s', (subject, base, turn) => {
    expect(baseSubject(subject)).toEqual({ subject: base, turn });
  });
});

describe('a thread', () => {
  it('hangs together by references, and names what was not supplied', () => {
    const links = shape([
      message('a'),
      message('d', { ...answer, references: ['a', 'b', 'c'] }),
      message('c', { ...answer, references: ['a', 'b'] }),
      message('e', { references: ['x'], subject: 'roof' }),
    ]);
    expect(links).toEqual({
      a: { parentId: null, basis: null, unseen: [], copyOf: null },
      c: { parentId: 'a', basis: 'headers', unseen: ['b'], copyOf: null },
      d: { parentId: 'c', basis: 'headers', unseen: [], copyOf: null },
      e: { parentId: null, basis: null, unseen: ['x'], copyOf: null },
    });
  });

  it('has answers to one message that nobody supplied together', () => {
    const links = replyLinks([message('b', { references: ['x'] }), message('c', { references: ['x'], subject: 'roof' })]);
    expect(links[0]?.thread).toBe(links[1]?.thread);
  });

  it('takes two copies of a message as one, and another text under its id as another', () => {
    const links = shape([
      message('a'),
      message('b', { messageId: 'a' }),
      message('c', { messageId: 'a', subject: 'roof' }),
      message('d', { references: ['a'] }),
    ]);
    expect(links.b?.copyOf).toBe('a');
    expect(links.c?.copyOf).toBeNull();
    expect(links.d?.parentId).toBe('a');
  });

  it('is followed by Outlook’s index where there are no references', () => {
    const head = 'ab'.repeat(22);
    const links = shape([
      message('a', { messageId: null, threadIndex: head }),
      message('b', { messageId: null, threadIndex: `${head}0000000001` }),
      message('d', { messageId: null, threadIndex: `${head}000000000100000000020000000003` }),
    ]);
    expect([links.b?.parentId, links.d?.parentId, links.d?.basis]).toEqual(['a', 'b', 'headers']);
  });

  it('is joined by subject only to an earlier message of the same people, and says so', () => {
    const bare = { messageId: null };
    expect(shape([message('a', bare), message('b', { ...bare, ...answer })]).b).toMatchObject({ parentId: 'a', basis: 'subject' });
    expect(shape([message('a', bare), message('b', { ...bare, ...answer, turn: 'none' })]).b?.parentId).toBeNull();
    expect(shape([message('a', bare), message('b', { ...bare, ...answer, to: ['else@x.example'] })]).b?.parentId).toBeNull();
    expect(shape([message('b', bare), message('a', { ...bare, ...answer })]).a?.parentId).toBeNull();
    const forward = { ...answer, ...bare, turn: 'forward', to: ['police@force.example'] } as const;
    expect(shape([message('a', bare), message('b', forward)]).b?.parentId).toBe('a');
  });
});

const someMessages = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom(...'abcdefghij'),
    messageId: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'x')),
    references: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'x', 'y'), { maxLength: 4 }),
    threadIndex: fc.option(fc.constantFrom('aa'.repeat(22), `${'aa'.repeat(22)}0000000001`, `${'aa'.repeat(22)}00000000010000000002`)),
    subject: fc.constantFrom('door', 'roof', ''),
    turn: fc.constantFrom('none' as const, 'reply' as const, 'forward' as const),
    when: fc.constantFrom('', '2023-05-01', '2023-05-02', '2023-05-03'),
    from: fc.constantFrom('r@x', 'l@x', ''),
    to: fc.subarray(['r@x', 'l@x', 'p@x']),
  }),
  { selector: ({ id }) => id, maxLength: 10 },
);

describe('replies of any messages', () => {
  it('are the same in whatever order the messages come', () => {
    fc.assert(
      fc.property(someMessages, fc.func(fc.integer()), (messages, weight) => {
        const other = [...messages].sort((one, two) => weight(one.id) - weight(two.id));
        const byId = (all: readonly Threaded[]) => replyLinks(all).sort((one, two) => (one.id < two.id ? -1 : 1));
        expect(byId(other)).toEqual(byId(messages));
      }),
    );
  });

  it('never go round, stay in one thread, and leave no message out', () => {
    fc.assert(
      fc.property(someMessages, (messages) => {
        const links = new Map(replyLinks(messages).map((link) => [link.id, link]));
        expect([...links.keys()].sort()).toEqual(messages.map(({ id }) => id).sort());
        for (const link of links.values()) {
          let steps = 0;
          for (let at = link.parentId; at !== null; at = links.get(at)?.parentId ?? null) {
            expect(links.get(at)?.thread).toBe(link.thread);
            expect(links.get(at)?.copyOf).toBeNull();
            steps += 1;
            expect(steps).toBeLessThanOrEqual(messages.length);
          }
          if (link.copyOf !== null) expect(links.get(link.copyOf)?.thread).toBe(link.thread);
        }
      }),
    );
  });
});
