// Tests: each point of Electron's security guide ("Security", checklist) is held by our sources, or proved in the real application by the test named here.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Sources of a room without their comments: what a comment says of an option sets none. */
function sources(room: string): string {
  return readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|html)$/.test(file))
    .map((file) => read(path.join(room, file)).replaceAll(/^\s*\/\/.*$/gm, ''))
    .join('\n');
}

const shell = sources('electron');
const page = sources('renderer');
/** What each window is made with. */
const windows = [...shell.matchAll(/webPreferences: \{([^}]*)\}/g)].map(([, preferences = '']) => preferences);
const inReal = { security: read('test/e2e/security.spec.ts'), packaged: read('test/e2e/packaged.spec.ts') };

/** The real application proves it in the test, or the step of one, of this name. */
const proved = (spec: keyof typeof inReal, title: string) => () =>
  expect(inReal[spec].replaceAll('test.step(', 'test(')).toContain(`test('${title}'`);
const everyWindow = (preference: RegExp) => () => {
  expect(windows.length).toBeGreaterThan(1);
  for (const window of windows) expect(window).toMatch(preference);
};
/** Off where nobody turns it on. */
const nowhere = (words: RegExp) => () => expect(`${shell}\n${page}`).not.toMatch(words);

const guide: Readonly<Record<string, readonly (() => void)[]>> = {
  '1. only secure content is loaded': [
    () => {
      const loaded = [...shell.matchAll(/\.loadURL\(([^)]*)\)/g)].map(([, address]) => address);
      expect(loaded.length).toBeGreaterThan(1);
      for (const address of loaded) expect(address).toMatch(/^(pageAddress|`\$\{pageOrigin\}\/print\.html`)$/);
    },
    nowhere(/\.loadFile\(/),
  ],
  '2. no Node for the page': [
    everyWindow(/nodeIntegration: false/),
    proved('security', 'the page has no Node and no Electron, and one frozen bridge'),
  ],
  '3. contexts are isolated': [everyWindow(/contextIsolation: true/), proved('security', 'the page is sandboxed and isolated')],
  '4. processes are sandboxed': [everyWindow(/sandbox: true/), () => expect(shell).toContain('app.enableSandbox()')],
  '5. permissions are answered': [proved('security', 'every permission is denied, but that to put words on the clipboard')],
  '6. web security is on': [nowhere(/webSecurity: false/)],
  '7. there is a content security policy': [
    () => {
      for (const file of ['pageFiles', 'evidence', 'printReport']) expect(read(`electron/main/${file}.ts`)).toContain("default-src 'none'");
      expect(read('electron/main/pageFiles.ts')).not.toContain('unsafe-eval');
    },
    proved('security', 'the page runs no script but its own'),
  ],
  '8. no insecure content beside secure': [nowhere(/allowRunningInsecureContent/)],
  '9. no experimental features': [nowhere(/experimentalFeatures/)],
  '10. no Blink features switched on': [nowhere(/enableBlinkFeatures/)],
  '11. no popups of a webview': [nowhere(/allowpopups/)],
  '12. no webview is made': [
    nowhere(/webviewTag: true|<webview/),
    () => expect(shell).toMatch(/'will-attach-webview', \(event\) => event\.preventDefault\(\)/),
  ],
  '13. the page cannot go elsewhere': [proved('security', 'the page cannot leave, open windows or frame a foreign page')],
  '14. the page opens no window': [() => expect(shell).toContain("setWindowOpenHandler(() => ({ action: 'deny' }))")],
  '15. nothing is handed to the system to open': [nowhere(/\.openExternal\(|\.openPath\(/)],
  '16. Electron is one version, chosen': [
    () => {
      const { devDependencies } = JSON.parse(read('package.json')) as { readonly devDependencies: Readonly<Record<string, string>> };
      expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    },
  ],
  '17. who sends a message is checked': [proved('security', 'a message from any frame but the page is not heard')],
  '18. no file: addresses': [nowhere(/file:\/\//)],
  '19. fuses are set': [proved('packaged', 'the fuses are set')],
  '20. the page gets no Electron': [
    () => expect(sources('electron/preload').match(/exposeInMainWorld\(/g)).toHaveLength(1),
    nowhere(/exposeInMainWorld\([^)]*ipcRenderer/),
  ],
};

describe("each point of Electron's security guide", () => {
  test.each(Object.entries(guide))('%s', (_point, proofs) => {
    for (const proof of proofs) proof();
  });
});
