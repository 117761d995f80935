// Owns: what a case's own file says of its retention: the days that count, what is disposed of already, how much there is. Never writes.
import { localDay } from '../../model/dates.ts';
import { type DisposedCounts, type RecordClass, type RetentionDays, recordClasses } from '../../model/retention.ts';
import { lastStepOut, type StepTaken } from '../../model/version.ts';
import { ruleSetOf } from '../../rules/index.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import { readKind } from '../draft/reads.ts';
import { shapes } from '../draft/shape.ts';
import { closedCase } from '../history/closed.ts';
import { disposedIn } from './disposed.ts';

/** Ids of versions that went out for good, with the day of it: the last step of the rule set, or any that cannot be taken back. */
export function issuedVersions(db: Db): ReadonlyMap<string, number> {
  const body = readKind(db, 'facts')[0]?.value.ruleBody;
  if (body === undefined) return new Map();
  const { signOff } = ruleSetOf(body);
  const rows = prepared<{ id: string; taken: string }>(db, 'SELECT id, taken FROM report_version').all();
  return new Map(
    rows.flatMap(({ id, taken }) => {
      const last = lastStepOut(signOff, JSON.parse(taken) as StepTaken[]);
      return last === undefined ? [] : [[id, last.atMs] as const];
    }),
  );
}

/** The days that rules count from. A case closed, opened and closed again counts from the last closing; a report corrected, from the last issue. */
export function retentionDays(db: Db): RetentionDays {
  const closed = closedCase(db);
  const issued = Math.max(0, ...issuedVersions(db).values());
  return {
    closed: closed === null ? null : localDay(new Date(closed.atMs)),
    issued: issued === 0 ? null : localDay(new Date(issued)),
  };
}

/** Classes of its records that are not there any more. */
export function disposedClasses(db: Db): RecordClass[] {
  const gone = disposedIn(db).map(({ through }) => recordClasses.indexOf(through));
  return recordClasses.slice(0, Math.max(-1, ...gone) + 1);
}

/** How much a case holds; backups are the store's to count. */
export function countsOf(db: Db): Omit<DisposedCounts, 'backups'> {
  const count = (sql: string) => prepared<number>(db, sql).pluck().get() as number;
  const originals = prepared<{ count: number; bytes: number }>(
    db,
    `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM original o WHERE EXISTS (SELECT 1 FROM chunk c WHERE c.sha256 = o.sha256)`,
  ).get();
  return {
    papers: count(`SELECT count(*) FROM entry WHERE kind <> 'record'`),
    originals: originals?.count ?? 0,
    bytes: originals?.bytes ?? 0,
    draft: Object.values(shapes)
      .filter(({ kind }) => kind !== 'facts')
      .reduce((sum, { table }) => sum + count(`SELECT count(*) FROM ${quoted(table)}`), 0),
    history: count('SELECT count(*) FROM history_payload'),
    versions: count('SELECT count(*) FROM report_version'),
  };
}
