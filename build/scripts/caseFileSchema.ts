// Owns: docs/case-file.schema.json and docs/command-line.md, made from the model and the command line's own words. `--check` only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { helpText, verbHelp, verbNames } from '../../db/cli/usage.ts';
import { caseFileSchema } from '../../db/model/caseFile.ts';

const root = path.resolve(import.meta.dirname, '../..');

const made: Readonly<Record<string, string>> = {
  'docs/case-file.schema.json': `${JSON.stringify(jsonSchema(), null, 2)}\n`,
  'docs/command-line.md': commandLine(),
};

let stale = 0;
for (const [name, content] of Object.entries(made)) {
  const file = path.join(root, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  if (process.argv.includes('--check')) {
    stale += 1;
    process.stderr.write(`${name} is not what the model says. Run: node build/scripts/caseFileSchema.ts\n`);
  } else {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    process.stderr.write(`${name} written.\n`);
  }
}
process.exitCode = stale === 0 ? 0 : 1;

/** The file as it is written, before anything is filled in or trimmed. */
function jsonSchema(): unknown {
  return z.toJSONSchema(caseFileSchema, { target: 'draft-2020-12', io: 'input', reused: 'inline' });
}

function commandLine(): string {
  return [
    '# The command line',
    '',
    'Made from `db/cli/usage.ts`; change it there and run `node build/scripts/caseFileSchema.ts`.',
    '',
    '```',
    helpText().trimEnd(),
    '```',
    '',
    ...verbNames.flatMap((name) => [`## ${name}`, '', '```', verbHelp(name).trimEnd(), '```', '']),
    'A case file is described by [case-file.schema.json](case-file.schema.json); the sample case has a whole one in',
    '`test/fixtures/sample-case/draft.case-file.json`.',
    '',
  ].join('\n');
}
