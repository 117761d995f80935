// Owns the list of packages that no room of the application imports: what builds, tests and types it, and what its packages ask for beside themselves.
// Must not name a package that a room imports.

/** Package names. */
export const toolPackages: readonly string[] = [
  '@axe-core/playwright',
  '@biomejs/biome',
  '@electron/fuses',
  '@emotion/react',
  '@emotion/styled',
  '@playwright/test',
  '@tesseract.js-data/eng',
  '@types/better-sqlite3',
  '@types/node',
  '@types/nodemailer',
  '@types/word-extractor',
  '@types/react',
  '@types/react-dom',
  '@types/yauzl',
  '@vitejs/plugin-react',
  'date-holidays',
  'dictionary-en-gb',
  'electron-builder',
  'fast-check',
  'iconv-lite',
  'node',
  'nodemailer',
  'oxc-parser',
  'playwright',
  'typescript',
  'vite',
  'vitest',
  'write-excel-file',
];
