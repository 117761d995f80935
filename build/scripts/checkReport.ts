// Owns: what the checks find in a printed report typed in without its evidence: slips of time, of counts and of pronouns. Must not hold or fetch a report, and
// prints none of its sentences, only what the checks say of them.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createDeskStore } from '../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../db/intake/spawnNode.ts';
import type { CheckId, CheckResult } from '../../db/model/checks.ts';
import { ruleSetOf } from '../../db/rules/index.ts';
import { typeReport } from './typeReport.ts';

/** The checks that need no evidence to tell: what they compare is all in the report. */
const tellingChecks: readonly CheckId[] = ['order-in-time', 'count-against-records', 'pronoun-drift'];

/** Types a report in, in a store of its own that is gone afterwards, and answers what those checks find. Throws an Error as `typeReport` does. */
export async function checkReport(text: string): Promise<CheckResult[]> {
  const { reference, file } = typeReport(text, ruleSetOf('uk-housing-ombudsman'));
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-report-'));
  const store = createDeskStore({ folder, actor: 'Checks', spawnReader: spawnReaderOnNode, emit: () => undefined, reads: 'here' });
  try {
    const made = await store.call('desk.createCase', { reference, landlord: file.title ?? reference, received: null });
    if (!made.ok) throw new Error(made.fault.message);
    const { caseId } = made.value;
    const applied = await store.call('draftFile.apply', { caseId, file });
    if (!applied.ok) throw new Error(applied.fault.message);
    const found = await store.call('checks.run', { caseId });
    if (!found.ok) throw new Error(found.fault.message);
    return found.value.filter(({ check }) => tellingChecks.includes(check));
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [from] = positionals;
  if (from === undefined || positionals.length > 1) {
    process.stderr.write('Give the text of a report: node build/scripts/checkReport.ts REPORT.txt\n');
    process.exitCode = 2;
  } else {
    try {
      const found = await checkReport(await readFile(from, 'utf8'));
      for (const check of tellingChecks) {
        const own = found.filter((result) => result.check === check);
        process.stdout.write(`${check}: ${own.length === 0 ? 'nothing found' : `${own.length} found`}\n`);
        for (const { message } of own) process.stdout.write(`  ${message}\n`);
      }
    } catch (error) {
      process.stderr.write(`The report could not be checked. ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    }
  }
}
