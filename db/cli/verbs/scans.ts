// Owns: the verb scans: recognising the pages that wait, progress told in words, and what came of them.
import process from 'node:process';
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(
    given,
    async ({ call, caseId }) => {
      const id = caseId(reference);
      const pages = await call('scan.read', { caseId: id });
      const { papers } = await call('scan.list', { caseId: id });
      return {
        isRefused: pages.failed > 0,
        answer: {
          case: reference,
          pages,
          scans: papers.map(({ exhibit, pages: each }) => ({
            exhibit,
            recognised: each.filter(({ state }) => state === 'done').map(({ page }) => page),
            notRecognised: each.flatMap(({ page, state, reason }) => (state === 'failed' ? [{ page, reason }] : [])),
          })),
        },
      };
    },
    (event) => {
      if (event.name !== 'scan.progress') return;
      const { waiting, done, failed } = event.body;
      process.stderr.write(`${done} pages recognised, ${failed} not, ${waiting} waiting\n`);
    },
  );
}
