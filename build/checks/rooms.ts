// Owns the rooms of the house: where each lies, which rooms it may import and which packages it has declared. The only place where an arrow or a dependency is
// allowed. Must not read files: arrows.ts does.

/** One room: its folder or file, the rooms it may import beside itself, the packages it may import. */
export type Room = {
  /** path from the root of the clone; the longest that fits a file is its room */
  readonly path: string;
  /** rooms by path; a room below a named one is not meant unless named too, except that `*` stands for all rooms */
  readonly rooms: readonly string[];
  /** package names; `node:` stands for Node's own modules */
  readonly packages: readonly string[];
};

const model = ['db/model'];
const domainRooms = [
  'db/domains/desk',
  'db/domains/disposal',
  'db/domains/draft',
  'db/domains/entry',
  'db/domains/handover',
  'db/domains/history',
  'db/domains/intake',
  'db/domains/pairing',
  'db/domains/precedents',
  'db/domains/search',
  'db/domains/versions',
];
const belowHost = [...model, 'db/store', 'db/migrations', 'db/rules', ...domainRooms];
const features = [
  'cases',
  'overview',
  'evidence',
  'sideBySide',
  'search',
  'chronology',
  'marks',
  'scope',
  'findings',
  'determination',
  'report',
  'history',
  'checks',
  'precedents',
].map((name) => `renderer/features/${name}`);
const page = [
  'react',
  '@mui/material',
  '@mui/icons-material',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  'react-resizable-panels',
];
const pageBase = ['renderer/api', 'renderer/ui', 'renderer/theme', 'renderer/text'];
const contract = ['electron/contract', ...model];

/** All rooms. */
export const rooms: readonly Room[] = [
  { path: 'db/model', rooms: [], packages: ['zod', 'uuid'] },
  { path: 'db/store', rooms: [...model, 'db/migrations'], packages: ['node:', 'better-sqlite3'] },
  { path: 'db/migrations', rooms: model, packages: [] },
  { path: 'db/rules', rooms: model, packages: [] },
  ...domainRooms.map((path) => ({ path, rooms: belowHost, packages: ['node:', 'zod'] })),
  {
    path: 'db/intake',
    // A copy with marks is written where its original is opened: in a process that can be killed.
    rooms: [...belowHost, 'db/report/marked'],
    packages: [
      'node:',
      '7z-wasm',
      '@cantoo/pdf-lib',
      '@e965/xlsx',
      '@kenjiuno/decompressrtf',
      '@kenjiuno/msgreader',
      '@napi-rs/canvas',
      'chardet',
      'csv-parse',
      'exifreader',
      'file-type',
      'html-to-text',
      'ical.js',
      'iconv-lite',
      'libheif-js',
      'mammoth',
      'music-metadata',
      'pdfjs-dist',
      'postal-mime',
      'pst-extractor',
      'rtf-stream-parser',
      'tesseract.js-core',
      'utif2',
      'whatsapp-chat-parser',
      'word-extractor',
      'yauzl',
    ],
  },
  // The checks read the draft as its reader will, in the order of the report; the report knows nothing of checks.
  { path: 'db/review', rooms: [...belowHost, 'db/report'], packages: ['node:', 'zod'] },
  { path: 'db/report', rooms: belowHost, packages: ['docx'] },
  { path: 'db/report/marked', rooms: model, packages: ['@cantoo/fontkit', '@cantoo/pdf-lib'] },
  {
    path: 'db/host',
    rooms: [...belowHost, 'db/intake', 'db/review', 'db/report'],
    packages: ['node:', 'zod'],
  },
  { path: 'db/cli', rooms: [...belowHost, 'db/intake', 'db/review', 'db/report', 'db/host'], packages: ['node:'] },
  { path: 'electron/contract', rooms: model, packages: [] },
  { path: 'electron/main', rooms: contract, packages: ['node:', 'electron', 'zod'] },
  { path: 'electron/preload', rooms: contract, packages: ['electron'] },
  {
    path: 'renderer/theme',
    rooms: [...pageBase, ...contract],
    packages: ['@mui/material'],
  },
  { path: 'renderer/text', rooms: [...pageBase, ...contract], packages: [] },
  { path: 'renderer/api', rooms: [...pageBase, ...contract], packages: ['react', '@tanstack/react-query', 'zod'] },
  {
    path: 'renderer/ui',
    rooms: [...pageBase, ...contract],
    packages: [...page, '@tiptap/core', '@tiptap/pm', 'diff', 'dompurify', 'nspell', 'pdfjs-dist', '@fontsource-variable/source-serif-4'],
  },
  // The guide is written once, for people who read it beside the program and for the window.
  { path: 'renderer/features/guide', rooms: [...pageBase, ...contract, 'docs/guide.md'], packages: [...page, 'marked'] },
  { path: 'docs/guide.md', rooms: [], packages: [] },
  ...features.map((path) => ({ path, rooms: [...pageBase, ...contract], packages: page })),
  {
    path: 'renderer/app',
    rooms: [...pageBase, ...features, 'renderer/features/registry.ts', ...contract],
    packages: [...page, 'react-dom', '@fontsource-variable/inter', '@fontsource-variable/source-serif-4'],
  },
  { path: 'renderer/features/registry.ts', rooms: [...pageBase, ...features, 'renderer/features/guide', ...contract], packages: page },
  { path: 'build', rooms: ['*'], packages: ['*'] },
  { path: 'test', rooms: ['*'], packages: ['*'] },
];
