// Owns: what the window may ask of the shell, types only. Operations and events themselves are written once in db/model/operations.
import type { ChronologyFilter } from '../../db/model/chronology.ts';
import type { CivilDate } from '../../db/model/dates.ts';
import type { Reply } from '../../db/model/fault.ts';
import type { CopyReader } from '../../db/model/markedCopy.ts';
import type { Input, OperationName, StoreEvents } from '../../db/model/operations.ts';
import type { WindowAsk, WindowProtection } from '../../db/model/protection.ts';
import type { ReportCopy, ReportFormat } from '../../db/model/report.ts';
import type { RequestLetter } from '../../db/model/requests.ts';
import type { CarriedAnswer } from '../../db/model/written.ts';

/** Where in an entry to open it: a mark, a page, or the hits of a search over both sides. */
export interface Spot {
  readonly markId?: string | undefined;
  /** The search as typed: its words are painted and the find bar stands on the first hit, or the last. */
  readonly search?: string | undefined;
  readonly isFromEnd?: boolean | undefined;
  readonly page?: number | undefined;
}

/** What a torn-off reader is to show. */
export interface ReaderAsk {
  readonly caseId: string;
  readonly pane: 'resident' | 'landlord';
  readonly entryId: string;
  /** The head looked at; null for all. */
  readonly headId: string | null;
  readonly spot: Spot | null;
}

/** What windows of one case tell each other of the date in focus and of where their readers stand. Told to all of them; each takes what is meant for it. */
export type FocusTold =
  /** Where the main window's lists look: the day of each side, null before there is one, and whether both sides follow one date. */
  | {
      readonly do: 'say';
      readonly caseId: string;
      readonly days: Readonly<Record<ReaderAsk['pane'], CivilDate | null>>;
      /** The entry of each side that they show nearest to its day, by its id. */
      readonly nearest: Readonly<Record<ReaderAsk['pane'], string | null>>;
      readonly isLocked: boolean;
      /** False while both sides are one list. */
      readonly canLock: boolean;
    }
  /** The lists are no longer shown. */
  | { readonly do: 'hide' }
  /** Whoever has just been opened asks where the lists look and where torn-off readers stand. */
  | { readonly do: 'ask' }
  /** A torn-off reader asks that both sides be locked to one date, or the scroll of both readers to each other, or let go. */
  | { readonly do: 'lock'; readonly what: 'dates' | 'scroll' }
  /** A torn-off reader asks for the entry after the one it shows, or before it, of those the lists show. */
  | { readonly do: 'step'; readonly pane: ReaderAsk['pane']; readonly entryId: string; readonly by: 1 | -1 }
  /** Where a torn-off reader stands: share of the way down, and pages passed where it has pages. `isByHand`: a person moved it there. */
  | {
      readonly do: 'scrolled';
      readonly pane: ReaderAsk['pane'];
      readonly share: number;
      readonly page: number | null;
      readonly isByHand: boolean;
    }
  /** Where the main window brings a torn-off reader whose scroll is locked. */
  | { readonly do: 'scroll'; readonly pane: ReaderAsk['pane']; readonly to: { readonly share: number } | { readonly page: number } };

/** What the shell itself tells the window, beside the store's events. */
export interface ShellEvents {
  /** The store process ended and was started again; what was acknowledged is kept, calls under way failed with `storeGone`. */
  'store.restarted': { readonly why: string };
  /** The store process ended again and again and is not started any more; `message` says what to do. */
  'store.stopped': { readonly message: string };
  /** A menu item or its key was used. */
  'menu.chosen': { readonly item: MenuItem };
  /** A torn-off reader was given something to show; heard by it and by the main window. */
  'reader.shown': ReaderAsk;
  'focus.told': FocusTold;
  /** The desk was protected, opened, locked or unlocked. */
  'protection.changed': Record<string, never>;
  /** A torn-off reader was closed: its side goes back beside the list. */
  'reader.closed': { readonly pane: ReaderAsk['pane'] };
}
export type MenuItem =
  | 'undo'
  | 'redo'
  | 'find'
  | 'palette'
  | 'addFiles'
  | 'addFolder'
  | 'keys'
  | 'guide'
  | 'cases'
  | 'actor'
  | 'backups'
  | 'retention'
  | 'handOver'
  | 'openHandover'
  | 'protection'
  | 'lock';
export type Events = StoreEvents & ShellEvents;
export type EventName = keyof Events;

/** A copy with marks that was written. */
export interface SavedCopy {
  readonly path: string;
  /** Marks shown in place, and those only listed on the added page. */
  readonly shown: number;
  readonly listed: number;
}

/** A report that was written. */
export interface SavedReport {
  readonly path: string;
  /** What it quotes that does not stand so in the evidence, a sentence each. */
  readonly quotations: readonly string[];
}

/**
 * A paper to be saved: the chronology that a filter shows, the jurisdiction note on one head or (null) on the case, what was kept of a version, the
 * account of what was known on a day, a letter that goes out with the decision, one about what was asked of a party, or the register of disposals.
 */
export type PaperAsk =
  /** The register of disposals at this desk; as a table for sheets too. */
  { readonly paper: 'disposals'; readonly format: ReportFormat | 'csv' } | CasePaperAsk;

type CasePaperAsk = { readonly caseId: string; readonly format: ReportFormat } & (
  | { readonly paper: 'chronology'; readonly filter: ChronologyFilter }
  | { readonly paper: 'jurisdiction note'; readonly headId: string | null }
  /** `letter`: of one that went out with the version. */
  | { readonly paper: 'version'; readonly id: string; readonly letter: string | null }
  | { readonly paper: 'known'; readonly on: string }
  /** A letter of the rule set, by its id. */
  | { readonly paper: 'letter'; readonly letter: string }
  | { readonly paper: 'request letter'; readonly about: RequestLetter; readonly to: string }
);

/** How a page that stopped was opened again: as it was, or without the papers that were open. */
export type CameBack = 'asItWas' | 'withoutPapers';

export interface Bridge {
  /** A large answer comes written: `readWritten` of db/model reads it. */
  readonly call: <K extends OperationName>(operation: K, input: Input<K>) => Promise<CarriedAnswer<K>>;
  /** Returns the function that stops hearing. */
  readonly on: <E extends EventName>(name: E, hear: (body: Events[E]) => void) => () => void;
  /** Absolute paths of files dropped on the page. */
  readonly pathsOf: (files: readonly File[]) => readonly string[];
  /** Asks for files or a folder; empty when the dialog was left. */
  readonly choosePaths: (what: 'files' | 'folder') => Promise<readonly string[]>;
  /** Asks where a new file of this name is to be, and whether over one that is there; null when the dialog was left. */
  readonly choosePlace: (fileName: string) => Promise<string | null>;
  /** Asks where to, builds and writes the report; null when the dialog was left. */
  readonly saveReport: (ask: {
    readonly caseId: string;
    readonly copy: ReportCopy;
    readonly format: ReportFormat;
  }) => Promise<Reply<SavedReport | null>>;
  /** Asks where to, builds and writes a working paper; null when the dialog was left. */
  readonly savePaper: (ask: PaperAsk) => Promise<Reply<{ readonly path: string } | null>>;
  /** Asks where to and writes an original, byte for byte. */
  readonly saveOriginal: (ask: { readonly caseId: string; readonly id: string }) => Promise<Reply<{ readonly path: string } | null>>;
  /** Makes a copy of an item with its marks as a PDF, for the desk or for a party, asks where to and writes it; null when the dialog was left. */
  readonly saveMarkedCopy: (ask: {
    readonly caseId: string;
    readonly id: string;
    readonly reader: CopyReader;
  }) => Promise<Reply<SavedCopy | null>>;
  /** Facts of the shell that do not change while it runs. */
  readonly about: () => Promise<{
    readonly version: string;
    readonly electron: string;
    readonly carrier: string;
    readonly sampleCase: string | null;
    /** What this window was torn off to show; null in the main window. */
    readonly reader: ReaderAsk | null;
    /** How this window's page was opened again after it stopped; told once. */
    readonly cameBack: CameBack | null;
  }>;
  /** Asks of the protection of the desk: what is typed goes to the store once and is kept by nobody. */
  readonly protection: (ask: WindowAsk) => Promise<Reply<WindowProtection>>;
  /** Starts the store again where it is not started any more, or could not open the desk, and every window with it. */
  readonly startAgain: () => Promise<void>;
  /** Asks where to and writes the problem report, which a person can read; says itself where it could not. */
  readonly saveProblemReport: () => Promise<void>;
  /** Tears a reader off to a window of its own, or gives the one there is something else to show. */
  readonly showReader: (ask: ReaderAsk) => Promise<void>;
  /** Tells the other windows of the date in focus. */
  readonly tellFocus: (told: FocusTold) => Promise<void>;
  /** Closes the torn-off reader of a side. */
  readonly closeReader: (pane: ReaderAsk['pane']) => Promise<void>;
  /** Lets go of the memory this page no longer uses; takes some frames. */
  readonly letGo: () => void;
}
