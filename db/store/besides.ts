// Owns: what lies beside a store's file while it is open or being made: its journals, and the names it has until it is whole. Must not open any.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** What SQLite adds to a file's name while it is open, and leaves where it is cut off. */
const journalEnds = ['-wal', '-shm', '-journal'] as const;

/** The journal in which a file's newest changes stand while it is open, or where it was cut off; null where none lies beside it. */
export function walBeside(file: string): string | null {
  const wal = `${file}-wal`;
  return existsSync(wal) ? wal : null;
}

/** The journals that lie beside a file, by what they add to its name. */
export function journalsBeside(file: string): string[] {
  return journalEnds.filter((end) => existsSync(`${file}${end}`));
}

/** Takes the journals of a file away. */
export function removeJournals(file: string): void {
  for (const end of journalEnds) rmSync(`${file}${end}`, { force: true });
}

/** Takes a file away with its journals. */
export function removeStoreFile(file: string): void {
  rmSync(file, { force: true });
  removeJournals(file);
}

/** A file of a store under a name it only has until it is whole, or a journal of one. */
const halfMade = /\.(?:case|db)(?:\.(?:part|empty|received|restored))+(?:-wal|-shm|-journal)?$/;

/** Takes away what was being made in a store folder when a process was cut off. Nobody may be making anything there. */
export function clearHalfMade(folder: string): void {
  const root = path.resolve(folder);
  const backups = path.join(root, 'backups');
  for (const each of [root, ...namesIn(backups).map((name) => path.join(backups, name))]) {
    for (const name of namesIn(each)) if (halfMade.test(name)) rmSync(path.join(each, name));
  }
}

/** Names in a folder, sorted; none where it is not one. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
}
