// Owns the proof that the arrows are held: each rule once broken and once kept.
import { describe, expect, test } from 'vitest';
import { forbiddenArrows, roomOf } from '../../../build/checks/arrows.ts';
import { dependencyProblems } from '../../../build/checks/dependencies.ts';
import { rooms } from '../../../build/checks/rooms.ts';

const found = (path: string, text: string) => forbiddenArrows([{ path, text }], rooms);

describe('arrows', () => {
  test.each([
    ['the page reaches into the store', 'renderer/app/main.tsx', "import { openCase } from '../../db/store/open.ts';"],
    ['the page reaches for Node', 'renderer/api/bridge.ts', "import { readFileSync } from 'node:fs';"],
    ['the page reaches for Electron', 'renderer/api/bridge.ts', "import { ipcRenderer } from 'electron';"],
    ['one feature imports another', 'renderer/features/scope/a.ts', "import { x } from '../findings/index.ts';"],
    ['the store imports the shell', 'db/host/entry.ts', "import { app } from 'electron';"],
    ['the store imports the contract', 'db/host/entry.ts', "import type { Bridge } from '../../electron/contract/bridge.ts';"],
    ['main imports the host', 'electron/main/index.ts', "import { answer } from '../../db/host/answer.ts';"],
    ['the preload imports main', 'electron/preload/index.ts', "import { isPage } from '../main/navigation.ts';"],
    ['the model imports the rules', 'db/model/scope.ts', "import { ruleSetOf } from '../rules/index.ts';"],
    ['the model reads files', 'db/model/scope.ts', "import { readFileSync } from 'node:fs';"],
    ['a domain imports intake', 'db/domains/entry/reads.ts', "import { walk } from '../../intake/walk.ts';"],
    ['the host imports the command line', 'db/host/entry.ts', "import { usage } from '../cli/usage.ts';"],
    ['a type alone crosses', 'db/model/scope.ts', "import type { RuleSet } from '../rules/index.ts';"],
    ['an export crosses', 'db/model/scope.ts', "export { ruleSetOf } from '../rules/index.ts';"],
    ['a late import crosses', 'electron/main/index.ts', "const late = await import('../../db/host/answer.ts');"],
    ['a late import hides its target', 'electron/main/index.ts', 'const late = await import(name);'],
    ['the application imports a test', 'db/host/entry.ts', "import { seed } from '../../test/support/seed.ts';"],
    ['a package nobody declared', 'db/model/scope.ts', "import { format } from 'date-fns';"],
    ['a room nobody declared', 'shed/tool.ts', 'export const a = 1;'],
  ])('refuses: %s', (_what, path, text) => {
    expect(found(path, text)).toHaveLength(1);
  });

  test.each([
    ['the page and the contract', 'renderer/api/bridge.ts', "import type { Bridge } from '../../electron/contract/bridge.ts';"],
    ['the page and the model', 'renderer/api/a.ts', "import { idSchema } from '../../db/model/ids.ts';"],
    ['a feature and the shared parts', 'renderer/features/scope/a.tsx', "import { EmptyScreen } from '../../ui/EmptyScreen.tsx';"],
    ['within a feature', 'renderer/features/scope/a.tsx', "import { b } from './b.ts';"],
    ['main and the protocol', 'electron/main/index.ts', "import { neededNodeApi } from '../../db/model/protocol.ts';"],
    ['the host and intake', 'db/host/answer.ts', "const late = await import('../intake/pipeline.ts');"],
    [
      'a declared package by a path inside it',
      'db/intake/readers/pdf.ts',
      "import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';",
    ],
    ['a declared package of a scope', 'renderer/ui/a.tsx', "import Box from '@mui/material/Box';"],
    ['words that only look like an import', 'db/model/scope.ts', `export const text = "import x from '../rules/index.ts'";`],
    ['a test and anything', 'test/unit/a.test.ts', "import { openCase } from '../../db/store/open.ts';"],
  ])('lets pass: %s', (_what, path, text) => {
    expect(found(path, text)).toEqual([]);
  });

  test('says where and what', () => {
    expect(found('db/model/scope.ts', "\n\nimport { ruleSetOf } from '../rules/index.ts';")).toEqual([
      'db/model/scope.ts:3 is of db/model, which may not import db/rules.',
    ]);
  });

  test('takes the closest room', () => {
    expect(roomOf('db/domains/entry/reads.ts', rooms)?.path).toBe('db/domains/entry');
    expect(roomOf('db/modelling/a.ts', rooms)).toBeNull();
  });
});

describe('dependencies', () => {
  const room = [{ path: 'db/model', rooms: [], packages: ['zod'] }];

  test('agree', () => {
    expect(dependencyProblems(room, ['zod', 'vite'], new Set(['zod']), ['vite'])).toEqual([]);
  });

  test('a package that nothing imports any more is named', () => {
    expect(dependencyProblems(room, ['zod'], new Set(['yauzl']), [])).toEqual([
      'package.json names zod, and a room has declared it, but nothing imports it any more.',
    ]);
  });

  test('a package that is declared but not installed, and one installed but not declared, are named', () => {
    expect(dependencyProblems(room, ['left-pad'], new Set(), [])).toEqual([
      'build/checks/rooms.ts names zod, which package.json does not.',
      'package.json names left-pad, which no room has declared and build/checks does not list as a tool.',
    ]);
  });
});
