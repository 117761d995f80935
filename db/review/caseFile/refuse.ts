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
  return refuse(numbersAndNames, inWords(issue));
}

const kinds: Readonly<Record<string, string>> = {
  string: 'words in quotation marks',
  array: 'a list in square brackets',
  object: 'fields in curly brackets',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** What is wrong with the shape, for someone who wrote the file by hand. */
function inWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'it is needed and is not there.'
        : `it must be ${kinds[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `it must be ${issue.values.map((value) => `"${String(value)}"`).join(' or ')}.`;
    case 'too_small':
      return issue.origin === 'array'
        ? 'it needs at least one.'
        : issue.origin === 'string'
          ? 'it must not be empty.'
          : `it must be at least ${issue.minimum}.`;
    case 'too_big':
      return `it must be at most ${issue.maximum}.`;
    case 'invalid_format':
      if (issue.format === 'date') return 'it is not a day such as 2023-05-03.';
      return issue.message.startsWith('not ') ? `it is ${issue.message}.` : `${issue.message}.`;
    default:
      return `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}.`;
  }
}
