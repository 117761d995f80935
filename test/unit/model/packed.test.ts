// Tests: rows packed by column come back as they were, whatever they hold, and what many rows share is written once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressed } from '../../../db/host/pressed.ts';
import { packRows, unpackRows } from '../../../db/model/packed.ts';
import { readWritten, written } from '../../../db/model/written.ts';

const shape = fc.record({
  id: fc.string(),
  side: fc.constantFrom('resident', 'landlord', null),
  count: fc.nat(),
  date: fc.record({ earliest: fc.option(fc.string()), precision: fc.constantFrom('day', 'month') }),
  also: fc.array(fc.constantFrom('resident', 'landlord'), { maxLength: 2 }),
  opened: fc.boolean(),
});

describe('packed rows', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 60 }), (rows) => {
        expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows))))).toEqual(rows);
      }),
    );
  });

  it('share again what they shared', () => {
    const day = { earliest: '2023-05-07' };
    const rows = Array.from({ length: 40 }, (_each, at) => ({ id: `e${at}`, date: day }));
    const [first, second] = unpackRows(JSON.parse(JSON.stringify(packRows(rows)))) as { date: object }[];
    expect(first?.date).toBe(second?.date);
    expect(JSON.stringify(packRows(rows)).match(/2023-05-07/g)).toHaveLength(1);
  });

  it('must be of one shape', () => {
    expect(() => packRows([{ a: 1 }, { b: 1 }])).toThrow(/one has no a/);
    expect(() => packRows([{ a: 1 }, { a: 1, b: 2 }])).toThrow(/differ/);
  });
});

describe('a written answer', () => {
  it.each([0, 3, 700])('of %i rows is read as it was', async (count) => {
    const rows = Array.from({ length: count }, (_each, at) => ({ id: `e${at}`, side: at % 2 === 0 ? 'resident' : 'landlord' }));
    expect(await readWritten(written(rows))).toEqual({ ok: true, value: rows });
    expect(await readWritten(pressed(written(rows)))).toEqual({ ok: true, value: rows });
  });

  it('of another kind, or none, is left as it is', async () => {
    expect(await readWritten(written({ a: [1] }))).toEqual({ ok: true, value: { a: [1] } });
    const refused = { ok: false, fault: { code: 'busy', message: 'x' } } as const;
    expect(await readWritten(refused)).toBe(refused);
  });
});
