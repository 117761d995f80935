// Tests: the log keeps no name, address, quoted word or place of a person's file, and the problem report says what it is and holds the end of the log.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPersonal } from '../../../electron/main/logWords.ts';
import { reportText } from '../../../electron/main/problemWords.ts';

const application = '/opt/desk/resources/app.asar';

describe('a line of the log', () => {
  test.each([
    ["ENOENT: no such file or directory, open '/home/ana/Letter from Marta.pdf'", 'ENOENT: no such file or directory, open (a file)'],
    ["EACCES: permission denied, mkdir 'C:\\Users\\Ana\\Desk'", 'EACCES: permission denied, mkdir (a file)'],
    [`Unexpected token 'M', "Marta Ferr"... is not valid JSON`, `Unexpected token 'M', "…"... is not valid JSON`],
    ['Reading /home/ana/Letter from Marta.pdf failed', 'Reading (a file)'],
    ['Error: x\n    at read (/opt/desk/resources/app.asar/out/db/host.js:10:5)', 'Error: x\n    at read (out/db/host.js:10:5)'],
    ['Sent by marta@post.example today', 'Sent by (an address) today'],
    ['draft.read took 243 ms.', 'draft.read took 243 ms.'],
    ['pages 3/4 and/or 5', 'pages 3/4 and/or 5'],
  ])('%j is kept as %j', (said, kept) => {
    expect(withoutPersonal(said, application)).toBe(kept);
  });

  test('never holds the name of a file that is not the application’s', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z ]{2,12}[A-Za-z]$/).map((words) => `Q${words}Z`);
    fc.assert(
      fc.property(
        name,
        fc.constantFrom("'", '"', ''),
        fc.constantFrom('/home/ana/', 'C:\\papers\\', 'file:///mnt/'),
        (file, mark, folder) => {
          expect(withoutPersonal(`Reading ${mark}${folder}${file}.pdf${mark} failed`, application)).not.toContain(file);
        },
      ),
    );
  });
});

describe('the problem report', () => {
  const facts = {
    day: '2026-11-26',
    version: '0.9.0',
    runtime: 'Electron 45.4.1',
    system: 'Linux 6.1, x64',
    memoryBytes: 8 * 1024 ** 3,
  } as const;

  test('says what it is, that nothing was sent, and what the machine is', () => {
    const text = reportText({ ...facts, lines: [] });
    for (const words of ['26 November 2026', 'Nothing was sent', 'Version: 0.9.0', '8 GB of memory', '(empty)'])
      expect(text).toContain(words);
  });

  test('holds the last lines of a long log and says so', () => {
    const text = reportText({ ...facts, lines: Array.from({ length: 1000 }, (_each, at) => `line ${at}.`) });
    expect(text).toContain('the last 400 lines of 1000');
    expect(text).toContain('line 999.');
    expect(text).not.toContain('line 599.');
  });
});
