// Owns: papers of the case whose words are nearly the same, found when asked. Writes nothing: every paper stays an entry of its own.
import { alikeAmong, type Sketch, sketchOf } from '../../model/alike.ts';
import type { AlikeFound, AlikePaper, AlikePapers } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';
import { dateKey, type StoredEntry } from './rows.ts';

/** Readable papers with words of their own, in order of date; the same bytes again are duplicates and told as such. Named so that its plan can be tested. */
export const alikeSql = `SELECT e.id, e.exhibit, e.title, e.supplied_by AS suppliedBy, e.date_earliest, e.date_latest, e.date_precision, ${wordsSql('x', 'text')} AS text
  FROM entry e JOIN extraction x ON x.id = e.extraction_id
  WHERE e.is_withdrawn = 0 AND e.status = 'read' AND e.kind NOT IN ('record', 'sheet', 'archive')
  ORDER BY ${dateKey}`;

type Row = Pick<StoredEntry, 'id' | 'exhibit' | 'title' | 'date_earliest' | 'date_latest' | 'date_precision'> & {
  readonly suppliedBy: AlikePaper['suppliedBy'];
  readonly text: string;
};

/** As many as a person looks through; the most alike come first, those of both sides before those of one. */
const most = 300;

/** Pairs of papers nearly the same in words, `most` at most, and how many there are. */
export function alikePapers(db: Db): AlikeFound {
  const papers: AlikePaper[] = [];
  const sketches: Sketch[] = [];
  for (const row of prepared<Row>(db, alikeSql).iterate()) {
    const { id, exhibit, title, suppliedBy } = row;
    const date = { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision };
    papers.push({ id, exhibit, title, suppliedBy, date });
    sketches.push(sketchOf(row.text));
  }
  const pairs = alikeAmong(sketches).flatMap(({ one, other, share }) => {
    const [first, second] = [papers[one], papers[other]];
    return first === undefined || second === undefined ? [] : [{ one: first, other: second, percent: Math.floor(share * 100) }];
  });
  const isOfBoth = ({ one, other }: AlikePapers) => one.suppliedBy !== other.suppliedBy;
  const inOrder = [...pairs.filter(isOfBoth), ...pairs.filter((pair) => !isOfBoth(pair))];
  return { pairs: inOrder.slice(0, most), all: pairs.length };
}
