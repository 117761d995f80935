// Owns how each room becomes what Electron and Node 24 load: one bundle for main, one file for preload, the page, and the store's processes.
// Must not decide what the code does: no aliases, no replaced modules.
import { cpSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** Chromium and Node of the oldest runtime the application starts on (the one for closed networks); the store always has Node 24. */
const oldest = { chromium: 'chrome130', mainNode: 'node20.18', storeNode: 'node24' } as const;

/** Files of pdf.js that it fetches by name at run time; the page finds them under `pdfjs/`. */
const pdfFolders = ['cmaps', 'standard_fonts', 'iccs', 'wasm'] as const;

/** The British dictionary and its licence; the speller's worker finds them under `dictionary/`. */
const dictionaryFiles = ['index.aff', 'index.dic', 'license'] as const;

/** One bundle and where its sources lie. */
export type Target = { readonly name: string; readonly config: InlineConfig };

/** The four bundles, all below `out/`. */
export const targets: readonly Target[] = [
  { name: 'main', config: forNode('main', { index: 'electron/main/index.ts' }, ['electron'], oldest.mainNode, 'es') },
  { name: 'preload', config: forNode('preload', { index: 'electron/preload/index.ts' }, ['electron'], oldest.chromium, 'cjs') },
  {
    name: 'db',
    config: forNode(
      'db',
      {
        host: 'db/host/entry.ts',
        cli: 'db/cli/index.ts',
        intakeReader: 'db/intake/readerProcess.ts',
        readerThread: 'db/host/readerThread.ts',
        handoverThread: 'db/host/handoverThread.ts',
      },
      // Native, or reading its own files at run time: these stay packages beside the bundle.
      ['better-sqlite3', /^pdfjs-dist/, '@napi-rs/canvas', '7z-wasm', /^libheif-js/, /^tesseract\.js-core/],
      oldest.storeNode,
      'es',
    ),
  },
  {
    name: 'renderer',
    config: {
      ...common(),
      root: path.join(root, 'renderer'),
      base: './',
      plugins: [react(), filesFetched()],
      worker: { format: 'es' },
      build: {
        outDir: path.join(root, 'out', 'renderer'),
        emptyOutDir: true,
        target: oldest.chromium,
        // Fonts and pictures stay files: the page's policy allows fonts from the application only.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 8000,
        reportCompressedSize: false,
      },
    },
  },
];

function common(): InlineConfig {
  return { configFile: false, logLevel: 'warn', envDir: false, cacheDir: path.join(root, '.cache', 'vite') };
}

function forNode(
  name: string,
  input: Record<string, string>,
  external: readonly (string | RegExp)[],
  target: string,
  format: 'es' | 'cjs',
): InlineConfig {
  return {
    ...common(),
    root,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: path.join(root, 'out', name),
      emptyOutDir: true,
      target,
      minify: false,
      sourcemap: true,
      copyPublicDir: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([entry, file]) => [entry, path.join(root, file)])),
        external: [...builtins, ...external],
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}

/** What the page fetches by name from the application itself. */
function filesFetched(): Plugin {
  return {
    name: 'files-fetched',
    apply: 'build',
    closeBundle() {
      for (const file of dictionaryFiles) {
        cpSync(path.join(root, 'node_modules', 'dictionary-en-gb', file), path.join(root, 'out', 'renderer', 'dictionary', file));
      }
      for (const folder of pdfFolders) {
        cpSync(path.join(root, 'node_modules', 'pdfjs-dist', folder), path.join(root, 'out', 'renderer', 'pdfjs', folder), {
          recursive: true,
        });
      }
    },
  };
}
