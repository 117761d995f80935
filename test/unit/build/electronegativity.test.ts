// Tests: Electronegativity catches faults seeded in our sources, and the list of accepted findings is held exactly. Its packages are installed by `npm test`.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { accepted, electronegativityProblems } from '../../../build/checks/electronegativity.ts';
import { scan } from '../../../build/scripts/bootstrap/scanner.ts';

/** A change of one source that gives away a protection, and the rule that names it. Where `sandbox` is named, only that is looked at. */
const faults: readonly (readonly [file: string, held: string, given: string, rule: string])[] = [
  ['electron/main/window.ts', 'sandbox: true,', '', 'SANDBOX_JS_CHECK'],
  ['electron/main/window.ts', 'nodeIntegration: false', 'nodeIntegration: true', 'NODE_INTEGRATION_JS_CHECK'],
  ['electron/main/window.ts', 'contextIsolation: true', 'contextIsolation: false', 'CONTEXT_ISOLATION_JS_CHECK'],
  ['electron/main/window.ts', 'webSecurity: true', 'webSecurity: false', 'WEB_SECURITY_JS_CHECK'],
  ['electron/main/printReport.ts', 'sandbox: true', 'sandbox: false', 'SANDBOX_JS_CHECK'],
  [
    'electron/main/navigation.ts',
    'contents.setWebRTCIPHandlingPolicy',
    'shell.openExternal(contents.getURL());\n    contents.setWebRTCIPHandlingPolicy',
    'OPEN_EXTERNAL_JS_CHECK',
  ],
];

test('a protection given away in the sources is found, each by its rule and place', () => {
  const { findings, unread } = scan((copy) => {
    for (const room of ['renderer', 'db']) rmSync(path.join(copy, room), { recursive: true });
    for (const [file, held, given] of faults) {
      const place = path.join(copy, file);
      const words = readFileSync(place, 'utf8');
      expect(words, file).toContain(held);
      writeFileSync(place, words.replace(held, given));
    }
  });
  const problems = electronegativityProblems(findings, unread);
  for (const [file, , , rule] of faults)
    expect(
      problems.find((line) => line.startsWith(`${rule} in ${file}:`)),
      rule,
    ).toBeDefined();
  expect(problems).toHaveLength(faults.length);
});

test('a line of the list that is found no more, a second finding like an accepted one, and a file not read are problems', () => {
  const found = accepted.map((each) => ({ ...each, line: 3, description: 'Said so.' }));
  const [first, ...others] = found;
  if (first === undefined) throw new Error('The list is empty.');
  expect(electronegativityProblems(found, [])).toEqual([]);
  expect(electronegativityProblems(others, [])).toEqual([expect.stringContaining('is found no more')]);
  expect(electronegativityProblems([...found, first], [])).toEqual([expect.stringContaining('Mend it, or name it')]);
  expect(electronegativityProblems(found, ['a.ts: what is this'])).toEqual(['Electronegativity could not read a.ts: what is this']);
});
