// Owns: what a reader process may do on the machine, as Node's permission model says it (Node.js documentation, "Permissions"). Pure: starts nothing.

/** What one reader process needs beside its own code. */
export interface ReaderNeeds {
  /** It draws pages, for which it loads a native canvas. */
  readonly draws?: boolean;
  /** Files it is to open where they lie, and folders whose files it is; what comes to it as bytes needs none. */
  readonly reads?: readonly string[];
  /** Somebody works in the window meanwhile, and goes before it. */
  readonly isBehind?: boolean;
}

/** Megabytes of JavaScript heap a reader may use, and from how many on it looks for what is no longer used: what stays from one file to the next is ten, and V8 begins at twice that. */
const [readerHeapMegabytes, collectedFromMegabytes] = [1024, 128];

/** A reader's whole environment: dates without a zone are read alike on every machine, and nothing of the person's own is in it. */
export const readerEnvironment = { TZ: 'UTC' } as const;

/**
 * Node's arguments for a reader: it reads its own code and what it is handed, and has no writing, no further processes or threads, no debugger, and native code only
 * where it draws. Node 24 has no permission for sockets: the reader gives them up itself (db/intake/noSockets.ts).
 * @param own folders and files of its code, as the system names them (no links)
 */
export function readerArguments(own: readonly string[], { draws = false, reads = [] }: ReaderNeeds): string[] {
  return [
    `--max-old-space-size=${readerHeapMegabytes}`,
    `--initial-old-space-size=${collectedFromMegabytes}`,
    // A reader lives for seconds and reads the same format again and again: its code is compiled simply at once, and not first interpreted.
    '--always-sparkplug',
    '--disable-warning=ExperimentalWarning',
    '--permission',
    ...[...own, ...reads].map((place) => `--allow-fs-read=${place}`),
    ...(draws ? ['--allow-addons'] : []),
  ];
}
