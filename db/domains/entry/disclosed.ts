// Owns: which entries not everybody may see. Never writes.
import type { Disclosure } from '../../model/entry.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** An entry that is kept from one party or from both. */
interface KeptEntry {
  readonly id: string;
  readonly exhibit: string;
  readonly disclosure: Exclude<Disclosure, 'both'>;
}

/** Entries in the case that not both parties may see, by their labels. One look at each entry: a letter is asked for seldom. */
export function undisclosedPapers(db: Db): KeptEntry[] {
  return prepared<KeptEntry>(
    db,
    "SELECT id, exhibit, disclosure FROM entry WHERE disclosure <> 'both' AND is_withdrawn = 0 ORDER BY exhibit",
  ).all();
}
