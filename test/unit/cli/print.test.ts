// Tests: what the application printed is taken only whole. Stands a script in for the application: how it prints is proved in the real one.
import { afterEach, expect, test } from 'vitest';
import { printed } from '../../../db/cli/print.ts';

const before = process.env.OMBUDSMAN_DESK_PRINT_COMMAND;
afterEach(() => {
  if (before === undefined) delete process.env.OMBUDSMAN_DESK_PRINT_COMMAND;
  else process.env.OMBUDSMAN_DESK_PRINT_COMMAND = before;
});

function printing(script: string): Promise<Uint8Array> {
  process.env.OMBUDSMAN_DESK_PRINT_COMMAND = JSON.stringify([process.execPath, '-e', script]);
  return printed(new TextEncoder().encode('<p>words</p>'), 'numbered');
}

test('a PDF that begins and ends as one is taken', async () => {
  const pdf = await printing(`process.stdout.write('%PDF-1.4\\n' + 'x'.repeat(300000) + '\\n%%EOF\\n')`);
  expect(pdf.byteLength).toBe(300_016);
});

test('a PDF that was cut off is refused, whatever the application says', async () => {
  await expect(printing(`process.stdout.write('%PDF-1.4\\nxxxx')`)).rejects.toThrow(/did not print/);
});
