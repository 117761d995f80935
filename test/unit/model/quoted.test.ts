// Owns: telling a message's own words from what it quotes, in the ways mail programs write it, without losing a letter.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownWords, partsOf, shareIn, unquoted, wordRuns } from '../../../db/model/quoted.ts';

/** Depth and words of each part, and whose they are said to be. */
function told(text: string, marked: Parameters<typeof partsOf>[1] = []) {
  return partsOf(text, marked).map(({ start, end, words, depth, said }) => ({
    depth,
    words: unquoted(text, { start: words, end }).replace(/\s+/g, ' '),
    ...(said === null ? {} : { by: said.sender, on: said.date?.earliest ?? null }),
    ...(start === words ? {} : { heading: text.slice(start, words).trim().split('\n').length }),
  }));
}

describe('quoted words', () => {
  it('stand after > with the line that says whose they are, however it is broken', () => {
    const text =
      'Yes.\n\nOn Wed, 3 May 2023 at 14:05, Ana Lee\n<ana@post.example> wrote:\n\n> Is it mended?\n>\n> On 2 May 2023, at 09:00, Repairs wrote:\n>> It will be.\n\nThanks';
    expect(told(text)).toEqual([
      { depth: 0, words: 'Yes.' },
      { depth: 1, words: 'Is it mended?', by: 'Ana Lee <ana@post.example>', on: '2023-05-03', heading: 2 },
      { depth: 2, words: 'It will be.', by: 'Repairs', on: '2023-05-02', heading: 1 },
      { depth: 0, words: 'Thanks' },
    ]);
    expect(ownWords(text, partsOf(text))).toBe('Yes.\n\nThanks');
  });

  it('bug: a heading made to do harm kept whoever read the message busy for hours', () => {
    const people = '[mailto:o'.repeat(100_000);
    const more = '<mailto:o'.repeat(100_000);
    const parts = partsOf(`Yes.\n\nFrom: ${people}\nSent: 3 May 2023\nTo: ${more}\nSubject: Lock\n\nIs it mended?`);
    expect(parts.map(({ said }) => said?.date?.earliest ?? null)).toEqual([null, '2023-05-03']);
  });

  it('are one message where it is answered bit by bit', () => {
    const text = 'On 3 May 2023, at 14:05, Ana wrote:\n> one\nFirst.\n> two\nSecond.\n';
    const parts = partsOf(text);
    expect(parts.map(({ depth }) => depth)).toEqual([1, 0, 1, 0]);
    expect(parts[0]?.said).toBe(parts[2]?.said);
  });

  it.each([
    [
      'Outlook',
      '-----Original Message-----\nFrom: Lee, Ana [mailto:ana@post.example] \nSent: 03 May 2023 14:05\nTo: Repairs; Duty\nSubject: Door\n',
    ],
    [
      'Outlook of late',
      '________________________________\nFrom: Lee, Ana <ana@post.example>\nSent: Wednesday, May 3, 2023 2:05 PM\nTo: Repairs <r@n.example>\nCc: A B <a@b.example>;\n C D <c@d.example>\nSubject: Door\n',
    ],
    [
      'Samsung',
      '-------- Original message --------\nFrom: Lee, Ana <ana@post.example> \nDate: 03/05/2023 14:05 (GMT+00:00) \nTo: r@n.example \nSubject: Door \n',
    ],
    ['HTML, each line a paragraph', 'From: Lee, Ana <ana@post.example>\n\nSent: 03 May 2023 14:05\n\nTo: Repairs\n\nSubject: Door\n'],
    ['Evolution', 'On Wed, 2023-05-03 at 14:05 +0100, Lee, Ana <ana@post.example> wrote:\n'],
    ['iPhone, without signs', 'Sent from my iPhone\n\nOn 3 May 2023, at 14:05, Lee, Ana <ana@post.example> wrote:\n'],
  ])('of %s begin at its heading and go to the end', (program, heading) => {
    const text = `We will come.\n\n${heading}\nIs it mended?\n\nAna\n`;
    const parts = partsOf(text);
    expect(
      parts.map(({ depth }) => depth),
      program,
    ).toEqual([0, 1]);
    expect(parts[1]?.said).toMatchObject({ sender: 'Lee, Ana <ana@post.example>', date: { earliest: '2023-05-03' }, time: '14:05' });
    expect(unquoted(text, { start: parts[1]?.words ?? 0, end: text.length })).toBe('Is it mended?\n\nAna');
  });

  it('of a chain are told message by message', () => {
    const block = (name: string, day: number) =>
      `From: ${name}\nSent: ${day} May 2023 10:00\nTo: x\nSubject: Door\n\nWords of ${name}.\n\n`;
    expect(told(`New.\n\n${block('C', 3)}${block('B', 2)}${block('A', 1)}`)).toEqual([
      { depth: 0, words: 'New.' },
      { depth: 1, words: 'Words of C.', by: 'C', on: '2023-05-03', heading: 4 },
      { depth: 2, words: 'Words of B.', by: 'B', on: '2023-05-02', heading: 4 },
      { depth: 3, words: 'Words of A.', by: 'A', on: '2023-05-01', heading: 4 },
    ]);
  });

  it('are passed on as a whole where the heading says so', () => {
    const [, part] = partsOf(
      'See below.\n\nBegin forwarded message:\n\nFrom: A\nSubject: Door\nDate: 3 May 2023 at 10:00\nTo: B\n\nWords.\n',
    );
    expect(part?.said).toMatchObject({ isForward: true, sender: 'A', subject: 'Door' });
  });

  it('are where the HTML marks them', () => {
    const text = 'Yes.\nOn 3 May 2023 Ana wrote:\nIs it mended?\nGoodbye.';
    const start = text.indexOf('Is it');
    expect(told(text, [{ start, end: start + 13 }])).toEqual([
      { depth: 0, words: 'Yes.' },
      { depth: 1, words: 'Is it mended?', by: 'Ana', on: '2023-05-03', heading: 1 },
      { depth: 0, words: 'Goodbye.' },
    ]);
  });

  it.each([
    'On Monday I wrote:\nplease mend the door.',
    'From: the very start\nthis was a mess.',
    'The form asks:\nFrom:\nTo:\nBetween those I wrote nothing.',
    '>From here on it went wrong.',
    'He said:\nno.',
  ])('are not seen in prose: %s', (text) => {
    expect(partsOf(text).map(({ depth }) => depth)).toEqual([0]);
  });
});

describe('quoted and own words', () => {
  const line = fc.constantFrom(
    '',
    'Words of mine.',
    '> quoted',
    '>> deeper',
    '> ',
    'On 3 May 2023, at 14:05, Ana <a@b.example> wrote:',
    'Ana wrote:',
    '-----Original Message-----',
    'From: A',
    'Sent: 3 May 2023 10:00',
    'To: B',
    'Subject: C',
    '________________________________',
    '  \t',
    '>From x',
  );
  it('together are always the whole text, in order', () => {
    const texts = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));
    const marks = fc.array(fc.tuple(fc.nat(400), fc.nat(100)), { maxLength: 4 });
    fc.assert(
      fc.property(texts, marks, (text, stretches) => {
        const parts = partsOf(
          text,
          stretches.map(([start, length]) => ({ start, end: start + length })),
        );
        expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        let at = 0;
        for (const { start, end, words, depth } of parts) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          expect(words >= start && words <= end).toBe(true);
          if (depth === 0) expect(words).toBe(start);
          at = end;
        }
      }),
    );
  });
});

describe('words told for another text’s', () => {
  it('are found though lines are broken elsewhere and a signature is gone', () => {
    const whole = wordRuns('The street door has not locked since Monday, and nobody came to look at it. Yours, Ana');
    expect(shareIn(wordRuns('The street door has not\nlocked since Monday, and\nnobody came to look at it.'), whole)).toBe(1);
    expect(shareIn(wordRuns('The lift has not worked since Tuesday, and nobody came to mend it.'), whole)).toBeLessThan(0.3);
    expect(shareIn(wordRuns(''), whole)).toBe(0);
  });
});
