// Owns the check that SQL stands only where the rooms keep it. Pure: takes texts, answers problems. Must not parse SQL: how a text begins is enough.
import type { Source } from './arrows.ts';

/** Rooms of the application that may hold SQL: the tables' shapes, what reads and writes them, and what opens, locks and copies their files. */
const keepers = ['db/migrations/', 'db/domains/', 'db/store/'];
/** Rooms of the application; scripts and tests may look at a store as they need. */
const application = ['db/', 'electron/', 'renderer/'];
const beginning =
  /["'`]\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX|VIEW|TRIGGER|VIRTUAL)\s|WITH\s+\w+\s+AS\s|PRAGMA\s|VACUUM\s)/g;

/** @returns one sentence for each text that begins like a statement of SQL outside its rooms, naming the file and line */
export function misplacedSql(files: readonly Source[]): string[] {
  return files
    .filter(({ path }) => application.some((room) => path.startsWith(room)) && !keepers.some((room) => path.startsWith(room)))
    .flatMap(({ path, text }) =>
      [...text.matchAll(beginning)].map(({ index }) => {
        const line = text.slice(0, index).split('\n').length;
        return `${path}:${line} holds SQL. Put it into db/domains, or db/migrations where it shapes a table.`;
      }),
    );
}
