// Owns the proof that first lines and the places of SQL are checked: each rule once broken and once kept.
import { expect, test } from 'vitest';
import { unspokenModules } from '../../../build/checks/firstLines.ts';
import { misplacedSql } from '../../../build/checks/sqlPlaces.ts';

test.each([
  ['db/model/scope.ts', 'export const a = 1;\n'],
  ['db/model/scope.ts', '\n// Owns: scope.\n'],
  ['db/model/scope.ts', '// Tests: scope.\n'],
  ['build/scripts/run.mjs', '#!/usr/bin/env node\n// Owns nothing\n'],
])('%s is refused when it begins with %j', (path, text) => {
  expect(unspokenModules([{ path, text }])).toHaveLength(1);
});

test.each([
  ['db/model/scope.ts', '// Owns: scope. Pure.\nexport const a = 1;\n'],
  ['build/scripts/run.mjs', '// Owns the commands of package.json.\n'],
  ['test/unit/model/scope.test.ts', '// Tests: scope.\n'],
])('%s passes when it begins with %j', (path, text) => {
  expect(unspokenModules([{ path, text }])).toEqual([]);
});

test.each([
  ['db/host/answer.ts', "db.prepare('SELECT id FROM entry');"],
  ['db/cli/verbs/list.ts', 'db.exec(`\n  INSERT INTO entry VALUES (1)`);'],
  ['db/intake/pipeline.ts', "db.prepare('UPDATE entry SET title = ?');"],
  ['electron/main/index.ts', 'db.exec("DELETE FROM entry");'],
  ['renderer/api/bridge.ts', "db.exec('DROP TABLE entry');"],
  ['db/review/checks/index.ts', "db.exec('PRAGMA foreign_keys = OFF');"],
])('SQL in %s is refused: %s', (path, text) => {
  expect(misplacedSql([{ path, text }])).toHaveLength(1);
});

test.each([
  ['db/domains/entry/reads.ts', "prepared(db, 'SELECT id FROM entry');"],
  ['db/migrations/case/0010-evidence-and-history.ts', 'export const sql = `CREATE TABLE entry (id TEXT)`;'],
  ['db/store/open.ts', "db.prepare('VACUUM INTO ?');"],
  ['test/unit/store/history.test.ts', "db.exec('DELETE FROM history');"],
  ['renderer/text/scope.ts', "export const words = 'Select what counts, update the reason';"],
])('what stands in %s passes', (path, text) => {
  expect(misplacedSql([{ path, text }])).toEqual([]);
});

test('the line is named', () => {
  expect(misplacedSql([{ path: 'db/host/answer.ts', text: "// Owns: x.\n\nconst sql = 'SELECT 1';" }])).toEqual([
    'db/host/answer.ts:3 holds SQL. Put it into db/domains, or db/migrations where it shapes a table.',
  ]);
});
