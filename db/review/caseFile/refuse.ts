// Owns: refusing a case file: where in it (`findings[1].paragraphs[3].cites[0]`) and why, in one sentence. Must not decide what is wrong.
import type { z } from 'zod';
import { Refusal } from '../../model/fault.ts';

export type Path = readonly (string | number)[];

/** A path as people and programs write it: `scope.windows[0].from`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** Refuses the whole file for one place in it. */
export function refuse(path: Path, why: string): never {
  const place = pathText(path);
  throw new Refusal('invalid', `${place === '' ? 'The file' : place}: ${why}`, place);
}

type Issue = z.core.$ZodIssue;

/** The issue that says most: inside a union, that of the alternative which fits best (the deepest, and not merely of another type). */
function tellingIssue(issue: Issue, base: readonly PropertyKey[] = []): { readonly path: readonly PropertyKey[]; readonly issue: Issue } {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union') return { path, issue };
  const inner = issue.errors
    .flatMap((errors) => errors.slice(0, 1))
    .map((each) => tellingIssue(each, path))
    .sort((a, b) => b.path.length - a.path.length || Number(a.issue.code === 'invalid_type') - Number(b.issue.code === 'invalid_type'));
  return inner[0] ?? { path, issue };
}

/** Refuses a file that does not have the published shape, naming the first place that does not. */
export function refuseShape(error: z.ZodError): never {
  const first = error.issues[0];
  if (first === undefined) return refuse([], 'it is not a case file.');
  const { path, issue } = tellingIssue(first);
  const numbersAndNames = path.filter((part): part is string | number => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return refuse(numbersAndNames, `the format case-file/1 has no ${keys} here. Take it out, or check its spelling.`);
  }
  return refuse(numbersAndNames, `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}.`);
}
