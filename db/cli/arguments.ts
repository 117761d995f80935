// Owns: from words typed to a verb with its places and options, or the reason why not. Must not open anything.
import { parseArgs } from 'node:util';
import { type VerbName, type VerbUse, verbNames, verbs } from './usage.ts';

/** The command was written wrongly: ends with 2. */
export class WrongUsage extends Error {
  readonly verb: VerbName | null;
  constructor(message: string, verb: VerbName | null = null) {
    super(message);
    this.name = 'WrongUsage';
    this.verb = verb;
  }
}

export interface Given {
  readonly verb: VerbName;
  readonly places: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

export type Asked = { readonly do: 'help'; readonly verb: VerbName | null } | ({ readonly do: 'run' } & Given);

/** Reads the words after the program's name. Throws WrongUsage. */
export function readArguments(words: readonly string[], environment: Readonly<Record<string, string | undefined>>): Asked {
  const [first, ...rest] = words;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    const about = first === undefined ? undefined : rest[0];
    return { do: 'help', verb: about !== undefined && isVerb(about) ? about : null };
  }
  if (!isVerb(first)) throw new WrongUsage(`There is no "${first}". There are: ${verbNames.join(', ')}. Say help for more.`);
  const use: VerbUse = verbs[first];
  const parsed = parsedWords(first, use, rest);
  if (parsed.values.help === true) return { do: 'help', verb: first };
  const options: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(parsed.values)) {
    if (typeof value === 'string') options[name] = value;
    else if (value === true) options[name] = '';
  }
  options.store ??= environment.OMBUDSMAN_DESK_STORE;
  if (options.actor !== undefined && options.actor.trim() === '')
    throw new WrongUsage('--actor needs a name: every act in the history bears one.', first);
  for (const [name, { isNeeded, value, unless }] of Object.entries(use.options)) {
    if (unless !== undefined && options[unless] !== undefined) continue;
    if (isNeeded && (options[name] ?? '') === '') throw new WrongUsage(`${first} needs --${name} ${value ?? ''}.`, first);
  }
  const missing = use.places[parsed.positionals.length];
  if (missing !== undefined) throw new WrongUsage(`${first} needs ${missing}.`, first);
  const extra = parsed.positionals[use.places.length];
  if (extra !== undefined && !use.repeats)
    throw new WrongUsage(`${first} takes ${use.places.join(' ')} and no more; "${extra}" is too much.`, first);
  return { do: 'run', verb: first, places: parsed.positionals, options };
}

/** An option that must be one of a few words. */
export function oneOf<Word extends string>(given: Given, option: string, words: readonly Word[], otherwise?: Word): Word {
  const value = given.options[option] ?? otherwise;
  const found = words.find((word) => word === value);
  if (found === undefined) throw new WrongUsage(`--${option} is one of ${words.join(', ')}, not "${value ?? ''}".`, given.verb);
  return found;
}

/** An option that must be a whole number of at least 1. */
export function wholeNumber(given: Given, option: string, otherwise: number, most: number): number {
  const value = given.options[option];
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(value) || Number(value) > most)
    throw new WrongUsage(`--${option} is a number from 1 to ${most}, not "${value}".`, given.verb);
  return Number(value);
}

function parsedWords(verb: VerbName, use: VerbUse, words: readonly string[]) {
  const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = { help: { type: 'boolean', short: 'h' } };
  for (const [name, { value }] of Object.entries(use.options)) options[name] = { type: value === null ? 'boolean' : 'string' };
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error), verb);
  }
}

function isVerb(word: string): word is VerbName {
  return (verbNames as readonly string[]).includes(word);
}
