// Owns: tests of finding the files of a delivery, on real folders.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiles } from '../../../db/intake/walk.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ombudsman-desk-walk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the files of a folder', () => {
  it('come in plain order of their paths, those of folders and of links inside it among them', async () => {
    mkdirSync(path.join(folder, 'letters', 'older'), { recursive: true });
    writeFileSync(path.join(folder, 'letters', 'b.txt'), 'b');
    writeFileSync(path.join(folder, 'letters', 'older', 'a.txt'), 'aa');
    writeFileSync(path.join(folder, 'Z.txt'), '');
    symlinkSync(path.join(folder, 'letters', 'b.txt'), path.join(folder, 'again.txt'));
    symlinkSync(tmpdir(), path.join(folder, 'out'));
    const found = await listFiles([folder]);
    expect(found.map(({ path: relative, bytes }) => [relative, bytes])).toEqual([
      ['Z.txt', 0],
      ['again.txt', 1],
      ['letters/b.txt', 1],
      ['letters/older/a.txt', 2],
      ['out', 0],
    ]);
    expect(found.map(({ refusal }) => refusal === null)).toEqual([true, true, true, true, false]);
  });

  it('whose names are no text are listed with that reason, and those that hold a mark of replacement are read', async () => {
    const name = (bytes: Buffer) => Buffer.concat([Buffer.from(`${folder}/`), bytes]);
    writeFileSync(name(Buffer.from([0x61, 0xff])), 'wrong');
    mkdirSync(name(Buffer.from([0x62, 0xff])));
    writeFileSync(path.join(folder, 'marked \uFFFD.txt'), 'right');
    const found = await listFiles([folder]);
    expect(found.map(({ path: relative, refusal }) => [relative, refusal === null ? null : refusal.slice(0, 24)])).toEqual([
      ['a\uFFFD', 'Its name cannot be read '],
      ['b\uFFFD', 'Its name cannot be read '],
      ['marked \uFFFD.txt', null],
    ]);
  });
});
