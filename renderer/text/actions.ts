// Owns the one table of everything that can be done by a key or from the palette: its words, its keys, where it works. Must not do anything.

/** Where an action works; also the groups of the key map, in their order. */
export const actionPlaces = {
  everywhere: 'Everywhere',
  cases: 'All cases',
  sideBySide: 'Side by side',
  chronology: 'Chronology',
  reader: 'In a reader',
  paragraphs: 'Writing paragraphs',
  report: 'Report',
  forms: 'Forms, lists and checks',
} as const;
export type ActionPlace = keyof typeof actionPlaces;

/** One action. Keys are combinations as `comboOf` names them. */
export interface ActionText {
  readonly words: string;
  readonly where: ActionPlace;
  /** Keys that run it wherever it works, typing apart. */
  readonly keys?: readonly string[];
  /** Vim-like keys for the same movement; they can be switched off. */
  readonly movement?: readonly string[];
  /** Keys heard by the field or list that has the focus; in words, shown only. */
  readonly own?: readonly string[];
  /** False for what makes no sense from the palette, such as a step in a list. */
  readonly inPalette?: false;
  /** Changes the case: not done, and not offered, while it is closed. */
  readonly changes?: true;
}

export const actionTexts = {
  palette: { words: 'Actions', where: 'everywhere', keys: ['Mod+K'], inPalette: false },
  find: { words: 'Search both sides', where: 'everywhere', keys: ['/', 'Shift+Mod+F', 'Mod+F'] },
  nextHit: { words: 'Next hit; past the last, the next paper the search finds', where: 'everywhere', keys: ['F3'] },
  previousHit: { words: 'Hit before', where: 'everywhere', keys: ['Shift+F3'] },
  // In a closed case too: closing is undone like anything else, and the store says of the rest why it is not.
  undo: { words: 'Undo', where: 'everywhere', keys: ['Mod+Z'] },
  redo: { words: 'Redo', where: 'everywhere', keys: ['Shift+Mod+Z', 'Mod+Y'] },
  screens: { words: 'The nine screens', where: 'everywhere', own: ['Alt+1 to Alt+9'], inPalette: false },
  nextScreen: { words: 'Next screen', where: 'everywhere', keys: ['F6'] },
  allCases: { words: 'All cases', where: 'everywhere', keys: ['Alt+0'] },
  checks: { words: 'Show or hide the checks', where: 'everywhere', keys: ['F8'] },
  precedents: { words: 'Show or hide published decisions', where: 'everywhere', keys: ['Shift+Mod+P'] },
  marksList: { words: 'Marks and tags of the whole case', where: 'everywhere', keys: ['F9'] },
  contact: { words: 'Note a contact with a party', where: 'everywhere', keys: ['n'], changes: true },
  nextUnread: { words: 'Open the next unread entry', where: 'everywhere', keys: ['U'] },
  keys: { words: 'Keys', where: 'everywhere', keys: ['?'] },
  guide: { words: 'Guide: the part about this screen', where: 'everywhere', keys: ['F1'] },
  actor: { words: 'Say who works here', where: 'everywhere' },
  retention: { words: 'Retention: what may be disposed of, rules, register', where: 'everywhere' },
  backups: { words: 'Backups: make one, put one back', where: 'everywhere' },
  handOver: { words: 'Hand this case over: one encrypted file', where: 'everywhere' },
  openHandover: { words: 'Open a handover: look at it, take it in, merge it', where: 'everywhere' },
  protection: { words: 'Protection: encrypt this desk, change its passphrase', where: 'everywhere' },
  lock: { words: 'Lock now', where: 'everywhere', keys: ['Shift+Mod+L'] },

  newCase: { words: 'New case', where: 'cases', keys: ['c'] },

  nextEntry: { words: 'Next entry on this side', where: 'sideBySide', movement: ['j'], own: ['↓'], inPalette: false },
  previousEntry: { words: 'Previous entry on this side', where: 'sideBySide', movement: ['k'], own: ['↑'], inPalette: false },
  firstEntry: { words: 'First entry on this side', where: 'sideBySide', movement: ['g'], own: ['Home'] },
  lastEntry: { words: 'Last entry on this side', where: 'sideBySide', movement: ['G'], own: ['End'] },
  otherSide: { words: 'The other side', where: 'sideBySide', own: ['Tab'], inPalette: false },
  openEntry: { words: 'Open the entry in this side’s reader; again steps into it', where: 'sideBySide', own: ['Enter'], inPalette: false },
  openAcross: { words: 'Open it in the other side’s reader', where: 'sideBySide', own: ['Shift+Enter'], inPalette: false },
  closeReader: { words: 'Close the reader', where: 'sideBySide', keys: ['Escape'] },
  together: { words: 'Scroll both sides together, or apart', where: 'sideBySide', keys: ['l'] },
  lockDates: { words: 'Lock the lists apart to one date, or let each go', where: 'sideBySide', keys: ['L'] },
  lockScroll: { words: 'Lock the scroll of both readers, or let each go', where: 'sideBySide', keys: ['S'] },
  match: { words: 'Bring the other side to where this one is, once', where: 'sideBySide', keys: ['M'] },
  nearest: { words: 'Open the other side’s entry nearest by date', where: 'sideBySide', keys: ['N'] },
  swap: { words: 'Swap the sides', where: 'sideBySide', keys: ['x'] },
  nextStep: { words: 'Next step of the job at the cursor: look at its day', where: 'sideBySide', keys: ['z'] },
  previousStep: { words: 'Step of the job before', where: 'sideBySide', keys: ['Z'] },
  pair: { words: 'Pairing: what followed this report, or which report this follows', where: 'sideBySide', keys: ['p'] },
  holdReport: { words: 'Link from here: hold this report, or let it go', where: 'sideBySide', keys: ['H'], changes: true },
  setAgainst: {
    words: 'Set the entry against an assertion, or make one of the open mark',
    where: 'sideBySide',
    keys: ['D'],
    changes: true,
  },
  putOnSeries: { words: 'Put the entry on a series of reports, or take it off', where: 'sideBySide', keys: ['I'], changes: true },
  linkAs: {
    words: 'In pairing: link as acknowledged, holding reply … followed up',
    where: 'sideBySide',
    own: ['1 to 7'],
    inPalette: false,
  },
  linkAsRead: { words: 'In pairing: link as it reads', where: 'sideBySide', own: ['Enter'], inPalette: false },
  notLinked: { words: 'In pairing: it does not belong, open it', where: 'sideBySide', own: ['x, o'], inPalette: false },
  markRead: { words: 'Mark the entry read', where: 'sideBySide', keys: ['r'], changes: true },
  markAgain: { words: 'Mark it as needing another look', where: 'sideBySide', keys: ['y'], changes: true },
  markUnread: { words: 'Mark it unread', where: 'sideBySide', keys: ['u'], changes: true },

  requestKeys: {
    words: 'On a request: chased today, lapsed; on an expected record: ask for it',
    where: 'forms',
    own: ['c, l, r'],
    inPalette: false,
  },
  settleDates: { words: 'Dates to settle: choose the day, type another, skip', where: 'forms', own: ['1 to 7, t, s'], inPalette: false },

  moveEvent: { words: 'Move the event among those of its date', where: 'chronology', own: ['Alt+↑, Alt+↓'], inPalette: false },

  findHere: { words: 'Find in this paper', where: 'reader', keys: ['Mod+F'] },
  closeFind: { words: 'Close the find bar', where: 'reader', keys: ['Escape'], inPalette: false },
  nextSentence: { words: 'Select the next sentence', where: 'reader', keys: [']'] },
  previousSentence: { words: 'Select the previous sentence', where: 'reader', keys: ['['] },
  addSentence: { words: 'Add the next sentence to what is selected', where: 'reader', keys: ['}'] },
  mark: { words: 'Mark the passage for the head looked at', where: 'reader', keys: ['m'], changes: true },
  markHead: { words: 'Mark the passage for that head, or move the open mark to it', where: 'reader', own: ['a, b, c …'], inPalette: false },
  area: { words: 'Draw an area to mark; arrows move it, Shift and arrows size it', where: 'reader', keys: ['A'], changes: true },
  alsoHead: { words: 'Put that head on the open mark too, or take it off', where: 'reader', own: ['Alt+Shift+A, B …'], inPalette: false },
  tag: { words: 'Tag the open mark or the selected words', where: 'reader', keys: ['t'], changes: true },
  speaksAgainst: {
    words: 'Say that the open mark speaks against the landlord, the resident, or nobody',
    where: 'reader',
    keys: ['!'],
    changes: true,
  },
  nextMark: { words: 'Next mark in the paper', where: 'reader', keys: [')'] },
  previousMark: { words: 'Previous mark in the paper', where: 'reader', keys: ['('] },
  fact: {
    words: 'Make an event of the open mark or selected words, or put them on the one being made',
    where: 'reader',
    keys: ['F'],
    changes: true,
  },
  expectation: {
    words: 'Make the promise in the open mark or selected words an expectation',
    where: 'reader',
    keys: ['X'],
    changes: true,
  },
  larger: { words: 'Larger', where: 'reader', keys: ['+', '='] },
  smaller: { words: 'Smaller', where: 'reader', keys: ['-'] },
  fitWidth: { words: 'As wide as the reader', where: 'reader', keys: ['0'] },
  fitPage: { words: 'The whole page', where: 'reader', keys: ['9'] },
  turn: { words: 'Turn the page clockwise', where: 'reader', keys: ['R'] },
  nextPage: { words: 'Next page, or the next row shown as a record', where: 'reader', keys: ['>'] },
  previousPage: { words: 'Previous page, or the row before', where: 'reader', keys: ['<'] },
  thumbnails: { words: 'Pages in small', where: 'reader', keys: ['T'] },
  thread: { words: 'Show the message’s thread, or the message again', where: 'reader', keys: ['W'] },
  nextInThread: { words: 'Next message of the thread', where: 'reader', keys: ['J'] },
  previousInThread: { words: 'Message of the thread before', where: 'reader', keys: ['K'] },
  nextAttachment: { words: 'Next attachment; past the last, the message it came with', where: 'reader', keys: ['E'] },
  plainWords: { words: 'The message’s plain text, or its HTML', where: 'reader', keys: ['V'] },
  makeQuoted: { words: 'Make a record of the message that is only quoted here', where: 'reader', keys: ['Q'], changes: true },
  filterSheet: { words: 'Filter the rows of the sheet', where: 'reader' },
  cells: {
    words: 'In a sheet: walk the cells; select a block of them',
    where: 'reader',
    own: ['arrows; Shift with them'],
    inPalette: false,
  },
  openRow: { words: 'In a sheet: show the row as a record', where: 'reader', own: ['Enter'], inPalette: false },
  columnWidth: { words: 'In a sheet: a narrower or wider column', where: 'reader', own: ['Alt+←, Alt+→'], inPalette: false },
  closeRow: { words: 'Close the record', where: 'reader', keys: ['Escape'], inPalette: false },
  tearOff: { words: 'Tear the reader off to a window of its own, or put it back', where: 'reader', keys: ['O'] },
  play: { words: 'Play or pause the recording', where: 'reader', keys: [' '] },
  playTyping: { words: 'Play or pause while typing the transcript', where: 'reader', keys: ['F4'], inPalette: false },
  back: { words: 'Back 5 seconds', where: 'reader', keys: ['ArrowLeft'], inPalette: false },
  forward: { words: 'On 5 seconds', where: 'reader', keys: ['ArrowRight'], inPalette: false },
  slower: { words: 'Slower', where: 'reader', keys: [','] },
  faster: { words: 'Faster', where: 'reader', keys: ['.'] },
  insertTime: { words: 'Put the time of the recording in the transcript', where: 'reader', keys: ['F2'], changes: true },
  typeTranscript: { words: 'Type the transcript, or be done with it', where: 'reader', changes: true },
  placeMark: { words: 'Place the open mark, which has no place, at the selected words', where: 'reader', keys: ['P'], changes: true },
  readAgain: { words: 'Read the paper again with today’s reader', where: 'reader', changes: true },
  saveMarkedCopy: { words: 'Save a copy with marks (PDF)', where: 'reader', keys: ['Shift+Mod+S'] },
  saveResidentCopy: { words: 'Save a copy with marks for the resident (PDF)', where: 'reader' },
  saveLandlordCopy: { words: 'Save a copy with marks for the landlord (PDF)', where: 'reader' },
  removeMark: { words: 'Remove the open mark', where: 'reader', keys: ['Delete'], changes: true },
  closeMark: { words: 'Close the mark', where: 'reader', keys: ['Escape'], inPalette: false },

  newParagraph: { words: 'New paragraph', where: 'paragraphs', own: ['Enter'], inPalette: false },
  item: { words: 'Make it an item, or a paragraph again', where: 'paragraphs', own: ['Tab, Shift+Tab'], inPalette: false },
  moveParagraph: { words: 'Move the paragraph and its items', where: 'paragraphs', own: ['Alt+↑, Alt+↓'], inPalette: false },
  cite: { words: 'Cite a mark, event, absence or exhibit', where: 'paragraphs', own: ['[['], inPalette: false },
  toList: { words: 'Leave the text for the list beside it, and back', where: 'paragraphs', own: ['Esc'], inPalette: false },
  toText: { words: 'Write: the caret into the text', where: 'paragraphs', keys: ['i'] },
  findInDraft: { words: 'Find and replace in the whole draft', where: 'paragraphs', keys: ['Mod+F', 'Mod+H'] },
  heading: { words: 'Make it a heading, or a paragraph again', where: 'paragraphs', own: ['Ctrl+Alt+1'], inPalette: false },
  note: { words: 'Judgement and comment to self of the paragraph', where: 'paragraphs', own: ['Ctrl+Alt+M'], inPalette: false },
  spelling: { words: 'Next misspelt word, and what it may be', where: 'paragraphs', own: ['F7'], inPalette: false },
  changeQuotation: {
    words: 'On a locked quotation: change its words against the source; there, F2 restores them',
    where: 'paragraphs',
    own: ['Enter'],
    inPalette: false,
  },
  bind: { words: 'Lock the quotation typed to the passage it stands in', where: 'paragraphs', own: ['Ctrl+Alt+B'], inPalette: false },
  generalise: {
    words: 'Say the selected date or place in a more general way for publication',
    where: 'paragraphs',
    own: ['Ctrl+Alt+G'],
    inPalette: false,
  },
  quote: {
    words: 'In that list: bring its words with the citation, a passage’s locked as a quotation; show it',
    where: 'paragraphs',
    own: ['q, o'],
    inPalette: false,
  },

  signNext: { words: 'Sign-off: the step that comes next', where: 'report', keys: ['s'], changes: true },
  versions: { words: 'Show or hide the versions of the report', where: 'report', keys: ['v'] },
  rounds: { words: 'Show or hide comments, changes and reviews beside the report', where: 'report', keys: ['r'] },
  readVersion: { words: 'Read the version submitted, to comment on it, or the draft again', where: 'report', keys: ['V'] },
  commentWords: { words: 'Comment on the words selected in a version', where: 'report', keys: ['c'], changes: true },
  takeBack: { words: 'Take a Word file of the report back', where: 'report', changes: true },
  settleComment: { words: 'On a comment: answer it, settle it', where: 'report', own: ['a, s'], inPalette: false },
  settleChange: { words: 'On a change from Word: accept it, decline it', where: 'report', own: ['a, d'], inPalette: false },

  keep: { words: 'Keep the form', where: 'forms', own: ['Ctrl+Enter'], inPalette: false },
  leave: { words: 'Leave the form', where: 'forms', own: ['Esc'], inPalette: false },
  changeLine: {
    words: 'On a line of expectations, requests or absences: change it, remove it',
    where: 'forms',
    own: ['Enter, Delete'],
    inPalette: false,
  },
  stands: { words: 'On an absence raised again: looked at, it stands', where: 'forms', own: ['s'], inPalette: false },
  recordVerdict: {
    words: 'On a record of an assertion: agrees, conflicts, agrees in part, says nothing',
    where: 'forms',
    own: ['1 to 4'],
    inPalette: false,
  },
  openRecord: { words: 'On a record or report in a row: show it, take it off', where: 'forms', own: ['Enter, Delete'], inPalette: false },
  publish: {
    words: 'On a finding before publication: change it, accept it; on words selected in the report: say what is put instead',
    where: 'forms',
    own: ['c, a; g'],
    inPalette: false,
  },
  neutral: {
    words: 'On a check of what is not disclosed: put the neutral sentence everywhere, or only in the edition of who may not see it',
    where: 'forms',
    own: ['s, e'],
    inPalette: false,
  },
  waive: { words: 'Waive the check with the last reason', where: 'forms', own: ['w'], inPalette: false },
} as const satisfies Readonly<Record<string, ActionText>>;
export type ActionId = keyof typeof actionTexts;

const keyNames: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
};

/** A combination as it stands on a keyboard: `Ctrl+Shift+Z`, `Shift+U`, `?`. */
export function keyWords(combo: string): string {
  const parts = combo === '+' ? ['+'] : combo.split('+');
  const key = parts.at(-1) ?? '';
  const before = parts.slice(0, -1).map((part) => keyNames[part] ?? part);
  const shifted = before.length === 0 && /^\p{Lu}$/u.test(key) ? ['Shift'] : before;
  const inOrder = ['Ctrl', 'Alt', 'Shift'].filter((name) => shifted.includes(name));
  return [...inOrder, keyNames[key] ?? key].join('+');
}

/** Words of the key map and of the choice of single letters. */
export const keysText = {
  title: 'Keys',
  letters: 'Single-letter keys',
  lettersHint: 'Keys that work without Ctrl, Alt or Shift. Everything stays reachable through Ctrl+K and by Tab and the arrows.',
  letterChoices: { all: 'All of them', noMovement: 'Without j, k, g and G', none: 'None' },
  notNow: 'That cannot be done just now.',
  goTo: (screen: string) => `Go to ${screen}`,
  lookAt: (head: string) => `Look at ${head}`,
  lookAtAll: 'Look at all heads',
  open: (exhibit: string, title: string) => `Open ${exhibit}: ${title}`,
  markFor: (head: string) => `Mark the passage for ${head}, or move the open mark to it`,
  alsoFor: (head: string) => `Put ${head} on the open mark too, or take it off`,
} as const;
