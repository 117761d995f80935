// Tests: which words of a text are those of a paper or passage that its reader may not see, and which that reader may see elsewhere.
import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../../../db/model/entry.ts';
import { type DisclosedEvidence, KeptFound, keptWordsReader, type Reader } from '../../../db/model/keptWords.ts';
import { applied, emptyDraft, type Paper, Papers } from '../review/desk.ts';

interface Kept extends Paper {
  readonly disclosure?: Disclosure;
  /** Marked in it, and who may see that where not those who may see the paper. */
  readonly marked?: readonly (readonly [quote: string, disclosure?: Disclosure])[];
}

function desk(...papers: readonly Kept[]) {
  const evidence = new Papers(papers);
  const marks = papers.flatMap(({ exhibit, marked = [] }) =>
    marked.map(([quote, disclosure], at) => ({
      id: `m${exhibit}${at}`,
      exhibit,
      quote,
      heads: ['a'],
      ...(disclosure === undefined ? {} : { disclosure }),
    })),
  );
  const items = papers.flatMap(({ exhibit, disclosure }) => (disclosure === undefined ? [] : [{ exhibit, disclosure, why: 'Hers' }]));
  const draft = applied({ format: 'case-file/1', heads: [{ id: 'a', title: 'The door.' }], marks, items }, emptyDraft(), evidence);
  const found = (text: string, ...readers: readonly Reader[]) =>
    keptWordsReader(draft, evidence.disclosed)(text, readers).map(
      ({ entryId, words, hiddenFrom }) => `${evidence.byId(entryId)?.exhibit}: ${words} (${hiddenFrom.join(', ')})`,
    );
  return { draft, evidence, found };
}

class Counted extends KeptFound {
  looked = 0;

  override of(text: string, find: Parameters<KeptFound['of']>[1]) {
    return super.of(text, () => {
      this.looked += 1;
      return find();
    });
  }
}

const note: Kept = { exhibit: 'L9', disclosure: 'landlord', text: 'We agreed to keep him waiting until the lawyer had read it.' };

describe('words of a paper kept from its reader', () => {
  it('are found in quotation marks though nothing is marked and nothing is cited, for who may not see them alone', () => {
    const { found } = desk(note);
    expect(found('It wrote “keep him waiting” in May.', 'resident', 'landlord')).toEqual(['L9: keep him waiting (resident)']);
    expect(found('It wrote “keep him waiting” in May.', 'landlord')).toEqual([]);
    expect(found('It wrote "keep him … until the lawyer [had] read it".', 'third')).toHaveLength(1);
    expect(found('It did keep him waiting.', 'resident')).toEqual([]);
    expect(found('It wrote “him waiting”.', 'resident')).toEqual([]);
    expect(found('It wrote “keep them waiting”.', 'resident')).toEqual([]);
  });

  it('are not reported where the reader may see them in another paper', () => {
    const seen: Kept = { exhibit: 'R3', text: 'They keep him waiting, he said.' };
    expect(desk(note, seen).found('It wrote “keep him waiting”.', 'resident')).toEqual([]);
    expect(desk(note, { ...seen, disclosure: 'resident' }).found('It wrote “keep him waiting”.', 'resident', 'third')).toEqual([
      'L9: keep him waiting (third)',
      'R3: keep him waiting (third)',
    ]);
    expect(desk(note, { ...seen, disclosure: 'none' }).found('It wrote “keep him waiting”.', 'resident')).toEqual([
      'L9: keep him waiting (resident)',
      'R3: keep him waiting (resident)',
    ]);
  });

  it('are those of a passage too, and stand elsewhere only where they stand outside it', () => {
    const marked = [['the lawyer had read it', 'landlord']] as const;
    const { found } = desk({ exhibit: 'L9', text: note.text, marked });
    expect(found('Nothing went out until the lawyer had read it.', 'resident')).toEqual(['L9: the lawyer had read it (resident)']);
    expect(found('It wrote “the lawyer had read”, and “keep him waiting”.', 'resident')).toEqual(['L9: the lawyer had read (resident)']);
    const twice = desk({ exhibit: 'L9', text: `${note.text} Then the lawyer had read of it.`, marked });
    expect(twice.found('It wrote “the lawyer had read”.', 'resident')).toEqual([]);
  });

  it('are kept from one run to the next, and looked for again when a paper says something else', () => {
    const { draft, evidence } = desk(note);
    const kept = new Counted();
    const run = (words: string, disclosed: DisclosedEvidence = evidence.disclosed) =>
      keptWordsReader(draft, disclosed, kept)(words, ['resident']).length;
    expect([run('He wrote “keep him waiting”.'), run('He wrote “keep him waiting”.'), kept.looked]).toEqual([1, 1, 1]);
    const other: DisclosedEvidence = { ...evidence.disclosed, folded: () => evidence.disclosed.folded('no paper') };
    expect([run('He wrote “keep him waiting”.', other), kept.looked]).toEqual([0, 2]);
  });
});
