// Owns what Electronegativity (Doyensec) may go on finding in our sources, each with the reason why it stays. A finding outside this list fails `npm test`, and so
// does a line here that is found no more. Pure.

/** What it found, or may find: its rule, the file from the root of the clone (`N/A` for the whole), the line of source it names. */
export type Finding = { readonly rule: string; readonly file: string; readonly words: string };
export type Found = Finding & { /** from 1; 0 for the whole */ readonly line: number; readonly description: string };

/** The findings that stay. */
export const accepted: readonly (Finding & { readonly reason: string })[] = [
  {
    rule: 'CSP_GLOBAL_CHECK',
    file: 'N/A',
    words: '',
    reason:
      'It looks for a policy in a meta element or in onHeadersReceived. Ours is a header of every answer of our own schemes (pageFiles, evidence, printReport), which holds before the first byte of a page is read; points 7 of test/unit/electron/securityGuide.test.ts and "the page runs no script but its own" prove it.',
  },
  {
    rule: 'ELECTRON_VERSION_JSON_CHECK',
    file: 'package.json',
    words: '{',
    reason: 'It says which version of Electron package.json names, for information; that it is one version is point 16 of the guide.',
  },
  {
    rule: 'CUSTOM_ARGUMENTS_JS_CHECK',
    file: 'electron/main/navigation.ts',
    words: "application.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost');",
    reason:
      'The switch is used to close, not to open: no name of a host is found, so nothing that Chromium asks for by itself leaves the machine.',
  },
  {
    rule: 'CUSTOM_ARGUMENTS_JS_CHECK',
    file: 'electron/main/navigation.ts',
    words: 'application.commandLine.appendSwitch(',
    reason:
      'disable-features turns off four parts of Chromium that would ask servers (autofill, casting, hints, certificate lists). None of them protects.',
  },
  {
    rule: 'AUXCLICK_JS_CHECK',
    file: 'electron/main/window.ts',
    words: 'const window = new BrowserWindow({',
    reason:
      'It asks for disableBlinkFeatures: "Auxclick", a feature that the Chromium of Electron 33 and later no longer has. A window that a middle click would open is refused like any other (setWindowOpenHandler; "the page cannot leave, open windows or frame a foreign page").',
  },
  {
    rule: 'AUXCLICK_JS_CHECK',
    file: 'electron/main/printReport.ts',
    words: 'const page = new BrowserWindow({',
    reason: 'As in window.ts; and this page is never shown, so that nobody can click in it, and runs no script.',
  },
  {
    rule: 'PRELOAD_JS_CHECK',
    file: 'electron/main/window.ts',
    words: 'preload: preloadFile,',
    reason:
      'It asks that a person reads the preload script. It runs sandboxed and isolated and gives the page one frozen object of named calls, each checked again by main (points 17 and 20; "the page has no Node and no Electron, and one frozen bridge").',
  },
];

/**
 * Holds what was found against the list.
 * @param unread files it could not read, which would hide what is in them
 * @returns one sentence for each finding outside the list, each line of the list without its finding, each file not read
 */
export function electronegativityProblems(found: readonly Found[], unread: readonly string[], list = accepted): string[] {
  const left = [...list];
  const outside: string[] = [];
  for (const each of found) {
    const place = left.findIndex(({ rule, file, words }) => rule === each.rule && file === each.file && words === each.words);
    if (place < 0) {
      const where = each.line === 0 ? each.file : `${each.file}:${each.line}`;
      outside.push(
        `${each.rule} in ${where} (${each.words}): ${each.description} Mend it, or name it in build/checks/electronegativity.ts with a reason.`,
      );
    } else left.splice(place, 1);
  }
  return [
    ...outside,
    ...left.map(
      ({ rule, file, words }) => `${rule} in ${file} (${words}) is found no more. Take it out of build/checks/electronegativity.ts.`,
    ),
    ...unread.map((line) => `Electronegativity could not read ${line}`),
  ];
}
