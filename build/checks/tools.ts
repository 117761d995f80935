// Owns the list of packages that no room of the application imports: what builds, tests and types it. Must not name a package the application carries.

/** Package names. */
export const toolPackages: readonly string[] = [
  '@axe-core/playwright',
  '@biomejs/biome',
  '@electron/fuses',
  '@emotion/styled',
  '@playwright/test',
  '@types/better-sqlite3',
  '@types/node',
  '@types/nodemailer',
  '@types/react',
  '@types/react-dom',
  '@types/yauzl',
  '@vitejs/plugin-react',
  'date-holidays',
  'electron-builder',
  'fast-check',
  'node',
  'nodemailer',
  'oxc-parser',
  'pdf-lib',
  'playwright',
  'typescript',
  'vite',
  'vitest',
  'write-excel-file',
];
