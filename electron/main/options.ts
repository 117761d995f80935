// Owns what the application was asked for when it was started: folders, the case to open, test and print modes. Pure: must not touch Electron or the disk.
import path from 'node:path';

/** What the command line and the environment ask for. Paths are absolute. */
export type Options = {
  /** where Chromium and the desk keep their own settings; null: Electron's default */
  readonly userData: string | null;
  /** where the cases are; null: `store` inside the user data */
  readonly store: string | null;
  /** whether a desk may be made where one was that is not there any more */
  readonly isNewDesk: boolean;
  /** whether the sample case is on offer where the desk has no case yet */
  readonly withSample: boolean;
  /** print HTML from standard input to PDF on standard output, with no window and no store */
  readonly isPrinting: boolean;
  /** print nothing in the margins */
  readonly isBare: boolean;
  /** the carrier of the store process, where a test asks for one; null: by the version of Node-API */
  readonly carrier: 'utility' | 'bundledNode' | null;
  /** whether someone asked Chromium for its debugging port */
  readonly wantsDebugging: boolean;
  /** whether to open nothing before whoever watches over the debugging port says so: a window met halfway is not always found */
  readonly waitsForWord: boolean;
};

/**
 * Reads the options.
 * @param argv the process' arguments, the executable included
 * @param env the process' environment
 * @param cwd what relative paths start from
 */
export function readOptions(argv: readonly string[], env: Readonly<Record<string, string | undefined>>, cwd: string): Options {
  const wordAfter = (name: string): string | null => {
    const prefix = `--${name}=`;
    const word = argv.findLast((each) => each.startsWith(prefix));
    return word === undefined || word.length === prefix.length ? null : word.slice(prefix.length);
  };
  const absolute = (place: string | null | undefined): string | null => (place ? path.resolve(cwd, place) : null);
  const carrier = env.OMBUDSMAN_DESK_CARRIER;
  const wantsDebugging = argv.some((word) => word.startsWith('--remote-debugging-port') || word.startsWith('--remote-debugging-pipe'));
  return {
    userData: absolute(env.OMBUDSMAN_DESK_USER_DATA),
    store: absolute(wordAfter('store') ?? env.OMBUDSMAN_DESK_STORE),
    isNewDesk: argv.includes('--new-desk'),
    withSample: env.OMBUDSMAN_DESK_SAMPLE !== 'none',
    isPrinting: argv.includes('--print-report'),
    isBare: argv.includes('--print-bare'),
    carrier: carrier === 'utility' || carrier === 'bundledNode' ? carrier : null,
    wantsDebugging,
    waitsForWord: wantsDebugging && env.OMBUDSMAN_DESK_WAITS === 'yes',
  };
}

/** Emitted by `app` when an application that waits may open its window. */
export const openWord = 'ombudsman-desk-open';

/** The file that makes a folder of user data a test's. */
export const testMarker = 'ombudsman-desk-test-data';

/**
 * Whether the debugging port may be opened: only on a test's own data, never on an investigator's.
 * @param hasMarker answers whether the test marker lies in a folder
 */
export function isDebuggingAllowed(options: Options, hasMarker: (folder: string) => boolean): boolean {
  if (options.userData === null || !hasMarker(options.userData)) return false;
  if (options.store === null) return true;
  const inside = path.relative(options.userData, options.store);
  return inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside);
}
