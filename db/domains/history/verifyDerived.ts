// Owns: holding what is made of the rows against them: the indexes of words, by making each anew, and how far recognising is. Names what does not match. Never
// repairs: all of it can be made again.
import { counted } from '../../model/wording.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';

/** Rows whose words are taken at once: the index made of them is in memory. */
const portion = 2000;
/** More words than this that differ are counted, not named. */
const mostNamed = 5;

interface WordIndex {
  readonly name: string;
  readonly content: string;
  readonly tokenize: string;
  readonly columns: readonly string[];
}

/** The full-text tables of a file, with the words that made each. */
export function fullTextTables(db: Db): { readonly name: string; readonly sql: string }[] {
  return prepared<{ name: string; sql: string }>(
    db,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%' ORDER BY name`,
  ).all();
}

/** Those of them that are of a table or view, which they can be made from again. */
function wordIndexes(db: Db): WordIndex[] {
  return fullTextTables(db).flatMap(({ name, sql }) => {
    const content = /content\s*=\s*'([a-z_]+)'/.exec(sql)?.[1];
    const tokenize = /tokenize\s*=\s*'([^']+)'/.exec(sql)?.[1];
    if (content === undefined || tokenize === undefined) return [];
    const columns = prepared<string>(db, 'SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[];
    return [{ name, content, tokenize, columns }];
  });
}

/** How often each word stands in how many rows, as one number each: papers are fewer than 2^21. */
type Words = Map<string, number>;
const tallied = (docs: number, times: number) => times * 2 ** 21 + docs;

function vocabulary(db: Db, schema: 'main' | 'temp', index: string): Iterable<{ term: string; doc: number; cnt: number }> {
  db.exec(`DROP TABLE IF EXISTS temp.words_of; CREATE VIRTUAL TABLE temp.words_of USING fts5vocab('${schema}', ${quoted(index)}, 'row')`);
  return db.prepare<[], { term: string; doc: number; cnt: number }>('SELECT term, doc, cnt FROM temp.words_of').iterate();
}

/** The words of the rows themselves, some rows at a time. */
function wordsOf(db: Db, { content, tokenize, columns }: WordIndex): Words {
  const words: Words = new Map();
  const names = columns.map(quoted).join(', ');
  const last =
    prepared<number | null>(db, `SELECT max(rowid) FROM ${quoted(content)}`)
      .pluck()
      .get() ?? 0;
  for (let from = 0; from <= last; from += portion) {
    db.exec(`CREATE VIRTUAL TABLE temp.made_anew USING fts5 (${names}, content = '', tokenize = '${tokenize}')`);
    db.prepare(
      `INSERT INTO temp.made_anew (rowid, ${names}) SELECT rowid, ${names} FROM ${quoted(content)} WHERE rowid BETWEEN ? AND ?`,
    ).run(from, from + portion - 1);
    for (const { term, doc, cnt } of vocabulary(db, 'temp', 'made_anew')) words.set(term, (words.get(term) ?? 0) + tallied(doc, cnt));
    db.exec('DROP TABLE temp.words_of; DROP TABLE temp.made_anew');
  }
  return words;
}

/** Names words that an index has otherwise than the rows it is of. Writes to temporary tables alone, which are in memory. */
export function verifyWords(db: Db, problems: string[]): void {
  for (const index of wordIndexes(db)) {
    const words = wordsOf(db, index);
    const differ: string[] = [];
    for (const { term, doc, cnt } of vocabulary(db, 'main', index.name)) {
      if (words.get(term) !== tallied(doc, cnt)) differ.push(term);
      words.delete(term);
    }
    db.exec('DROP TABLE temp.words_of');
    differ.push(...words.keys());
    if (differ.length === 0) continue;
    const named = differ
      .sort()
      .slice(0, mostNamed)
      .map((term) => `“${term}”`);
    problems.push(
      `The index of words (table ${index.name}) does not have ${counted(differ.length, 'word')} as they stand in ${index.content}: ${named.join(', ')}${differ.length > mostNamed ? ' and others' : ''}. A search may miss them.`,
    );
  }
}

/** What cannot be of pages that wait, were recognised or failed, and how it is said. */
const progressRules: readonly (readonly [table: 'scan' | 'scan_page', says: string, sql: string])[] = [
  [
    'scan',
    'is of no paper that can be a scan',
    `SELECT s.sha256 AS row FROM scan s WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.sha256 = s.sha256)`,
  ],
  [
    'scan',
    'is said to be through, and a page of it waits',
    `SELECT s.sha256 AS row FROM scan s WHERE s.state = 'done' AND EXISTS (SELECT 1 FROM scan_page p WHERE p.sha256 = s.sha256 AND p.state = 'waiting')`,
  ],
  ['scan', 'has a state there is not', `SELECT sha256 AS row FROM scan WHERE state NOT IN ('waiting', 'done')`],
  [
    'scan',
    'has a place in line there is not',
    `SELECT sha256 AS row FROM scan WHERE ordinal NOT BETWEEN 1 AND (SELECT max(rowid) FROM entry)`,
  ],
  [
    'scan_page',
    'is no page of a scan',
    `SELECT p.sha256 || ' ' || p.page AS row FROM scan_page p WHERE NOT EXISTS (SELECT 1 FROM scan s WHERE s.sha256 = p.sha256)
       OR NOT EXISTS (SELECT 1 FROM extraction x JOIN page g ON g.extraction_id = x.id WHERE x.sha256 = p.sha256 AND g.page = p.page)`,
  ],
  [
    'scan_page',
    'has words, a reason or a state that do not go together',
    `SELECT p.sha256 || ' ' || p.page AS row FROM scan_page p JOIN scan s ON s.sha256 = p.sha256
      WHERE p.state NOT IN ('waiting', 'done', 'failed') OR (p.reason IS NOT NULL) <> (p.state = 'failed')
         OR (p.found IS NOT NULL AND (p.state <> 'done' OR s.state = 'done'))`,
  ],
];

/** Names rows of the recognising that cannot be as they stand. */
export function verifyProgress(db: Db, problems: string[]): void {
  for (const [table, says, sql] of progressRules) {
    for (const row of prepared<string>(db, sql).pluck().all() as string[]) {
      problems.push(`How far recognising is (table ${table}, row ${row}) ${says}. It can be done again from the scan.`);
    }
  }
}
