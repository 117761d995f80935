// Owns the look's numbers: every colour, size and time of the window, light and dark. The only file with colour literals; no components here.

/** One party's hue: for words and lines, for a quiet ground behind them, and for words on that ground. */
export interface PartyHue {
  readonly main: string;
  readonly soft: string;
  readonly on: string;
}

/** Colours of the outermost tags: a quiet ground and words on it. Their words say the tag; the colour only groups. */
export const tagColours = ['t0', 't1', 't2', 't3', 't4', 't5'] as const;
export type TagHues = Readonly<Record<(typeof tagColours)[number], Pick<PartyHue, 'soft' | 'on'>>>;

/**
 * How marks of one head look: a tint behind the words, so thin that three can lie over one another, and a line under them and in the margin. The lines
 * differ in shape too, so that heads are told apart without colour.
 */
export interface HeadLook {
  /** With an alpha of its own, so that what overlaps shows through. */
  readonly tint: string;
  /** For lines, and for words on `page` and on `paper`. */
  readonly line: string;
}

/** Shapes of the lines of heads, in the order of the heads; `none` is of marks without a head. */
export const headLines = { 0: 'solid', 1: 'dashed', 2: 'double', 3: 'dotted', 4: 'wavy', 5: 'solid', none: 'solid' } as const;
export type HeadSlot = keyof typeof headLines;
export type HeadLooks = Readonly<Record<HeadSlot, HeadLook>>;

/** The colours of one scheme. Every pair used for words passes WCAG AA (4.5:1) on `page` and on `paper`. */
export interface Colours {
  readonly page: string;
  readonly paper: string;
  readonly sunken: string;
  readonly words: string;
  readonly quiet: string;
  readonly line: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly selected: string;
  readonly warning: string;
  readonly error: string;
  readonly success: string;
  /** The one large tint: days inside a scope window. */
  readonly scope: string;
  readonly scopeEdge: string;
  readonly mark: string;
  readonly markOpen: string;
  readonly heads: HeadLooks;
  /** Behind what is looked for, and behind the hit stood on; a line under either tells them apart without colour. */
  readonly found: string;
  readonly foundAt: string;
  readonly resident: PartyHue;
  readonly landlord: PartyHue;
  readonly third: PartyHue;
  readonly tags: TagHues;
}

export const light: Colours = {
  page: '#f6f6f3',
  paper: '#ffffff',
  sunken: '#eeeeea',
  words: '#1c1f23',
  quiet: '#585e66',
  line: '#d9dad5',
  accent: '#0b655a',
  onAccent: '#ffffff',
  selected: '#dcece8',
  warning: '#7c4f00',
  error: '#a8231b',
  success: '#2a6630',
  scope: '#f1f1dc',
  scopeEdge: '#8b8a4e',
  mark: '#ffe69a',
  markOpen: '#ffc94d',
  heads: {
    0: { tint: '#ffd21f66', line: '#6b5600' },
    1: { tint: '#6fcf6f5c', line: '#21602a' },
    2: { tint: '#f77fb054', line: '#9b1a57' },
    3: { tint: '#44c8da54', line: '#0a5c6b' },
    4: { tint: '#dd9a6a54', line: '#77391f' },
    5: { tint: '#979ce854', line: '#414797' },
    none: { tint: '#a3a59c4d', line: '#585e66' },
  },
  found: '#c9ecff',
  foundAt: '#86d0fb',
  resident: { main: '#1d5aa0', soft: '#e5eef8', on: '#12457f' },
  landlord: { main: '#96450c', soft: '#f9ebe0', on: '#773507' },
  third: { main: '#6a3d9c', soft: '#f0e9f7', on: '#522b7d' },
  tags: {
    t0: { soft: '#e3f1ee', on: '#0b5348' },
    t1: { soft: '#fbe9ec', on: '#8a1f3a' },
    t2: { soft: '#efeccf', on: '#5a4a00' },
    t3: { soft: '#e8eaf6', on: '#303f8f' },
    t4: { soft: '#f3e8f1', on: '#6d2a63' },
    t5: { soft: '#e6eef2', on: '#24505f' },
  },
};

export const dark: Colours = {
  page: '#17191c',
  paper: '#1e2124',
  sunken: '#121416',
  words: '#e4e4e0',
  quiet: '#a7acb2',
  line: '#383c41',
  accent: '#63c9b8',
  onAccent: '#05211d',
  selected: '#1f3a37',
  warning: '#e8b45a',
  error: '#f2938b',
  success: '#8dcb92',
  scope: '#2a2b1e',
  scopeEdge: '#a5a468',
  mark: '#6b5510',
  markOpen: '#70560a',
  heads: {
    0: { tint: '#d8ac1f2e', line: '#e6c65c' },
    1: { tint: '#3c9a3c33', line: '#8bd48b' },
    2: { tint: '#c23a7a33', line: '#f39cc3' },
    3: { tint: '#1c8fa333', line: '#74d0e0' },
    4: { tint: '#b0663a33', line: '#e9ae88' },
    5: { tint: '#5d64c033', line: '#b4b9f7' },
    none: { tint: '#8b8f9433', line: '#b3b8be' },
  },
  found: '#123f56',
  foundAt: '#1d6387',
  resident: { main: '#8dbbf0', soft: '#1d2c3d', on: '#b3d2f6' },
  landlord: { main: '#f0a974', soft: '#3a2819', on: '#f6c8a4' },
  third: { main: '#c6a8ef', soft: '#2e2440', on: '#dac7f5' },
  tags: {
    t0: { soft: '#14332e', on: '#8fd9ca' },
    t1: { soft: '#40222a', on: '#f3b3c0' },
    t2: { soft: '#35300f', on: '#e0d387' },
    t3: { soft: '#252a48', on: '#b9c2f5' },
    t4: { soft: '#3a2438', on: '#e3b4da' },
    t5: { soft: '#1d333c', on: '#a6d0de' },
  },
};

/** The report on paper: the same in both schemes, as it will be printed. */
export const sheetColours = { paper: '#ffffff', ink: '#111111', quiet: '#444444' } as const;

export const fonts = {
  ui: '"Inter Variable", system-ui, sans-serif',
  reading: '"Source Serif 4 Variable", Georgia, serif',
} as const;

/** Lengths in pixels. */
export const sizes = { rail: 56, topBar: 44, statusLine: 24, uiText: 13, readingText: 16.5 } as const;

/** Longest motion, in milliseconds. */
export const motionMs = 100;
