// Owns the list of packages that no room of the application imports: what builds, tests and types it, and what its packages ask for beside themselves.
// Must not name a package that a room imports.

/** Packages that are shipped though no room imports them by name: what the page's own packages ask for, data, and the Node that carries the store. */
export const shippedBeside: readonly string[] = ['@emotion/react', '@emotion/styled', '@tesseract.js-data/eng', 'dictionary-en-gb', 'node'];

/** Packages of which nothing is shipped, but what one that is shipped asks for. */
export const toolPackages: readonly string[] = [
  '@axe-core/playwright',
  '@biomejs/biome',
  '@electron/fuses',
  '@playwright/test',
  '@types/better-sqlite3',
  '@types/node',
  '@types/nodemailer',
  '@types/word-extractor',
  '@types/react',
  '@types/react-dom',
  '@types/yauzl',
  '@vitejs/plugin-react',
  'date-holidays',
  'electron-builder',
  'fast-check',
  'html-validate',
  'iconv-lite',
  'nodemailer',
  'oxc-parser',
  'patch-package',
  'playwright',
  'typescript',
  'vite',
  'vitest',
  'write-excel-file',
];
