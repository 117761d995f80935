// Owns: the verb house-style.

import { Refusal } from '../../model/fault.ts';
import { houseStyleFrom, houseStyleKey, houseStyleSchema } from '../../model/houseStyle.ts';
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { jsonFrom } from '../readIn.ts';
import { withStore } from '../session.ts';
import { writeOut } from '../writeOut.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const { set, out } = given.options;
  const style = set === undefined ? null : styleIn(await jsonFrom(set));
  return withStore(given, async ({ call }) => {
    if (style !== null) await call('desk.setHouseStyle', { style });
    const kept = style ?? houseStyleFrom(await call('desk.readSetting', { key: houseStyleKey }));
    const file = await writeOut(out ?? '-', new TextEncoder().encode(`${JSON.stringify(kept, null, 2)}\n`));
    return file === null ? {} : { answer: { file } };
  });
}

function styleIn(content: unknown) {
  const parsed = houseStyleSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Refusal(
    'invalid',
    `This is no house style: ${first?.path.join('.') || 'the file'}: ${first?.message ?? ''}. Nothing was set.`,
    'set',
  );
}
