// Owns: the draft's own paragraphs as a copy prints them: parted by their headings, with exhibits as notes in a working copy, and one neutral sentence where its
// reader may not see what one says. Must not number them, nor put labels to people: assemble.ts does.
import { neutralIn, neutralSentence } from '../model/disclosure.ts';
import type { Cite, DraftRow, Paragraph, Run } from '../model/draft.ts';
import { notInThisPart } from '../model/handover.ts';
import { standardHouseStyle } from '../model/houseStyle.ts';
import { nothingKept } from '../model/keptWords.ts';
import { personWords } from '../model/labels.ts';
import type { ReportCopy, ReportRun } from '../model/report.ts';
import { joinedRuns } from '../model/runs.ts';
import { contactWords } from '../model/wording.ts';
import { plain, type ReportContext, type Section, type Unnumbered } from './reportParts.ts';

/** Something a sentence rests on: an exhibit with the page, or another thing of the case by name. */
interface Rest {
  readonly in: string;
  readonly page: number | null;
}

/** `R12 p3, p5; L4`: each exhibit once, its pages in order; null for nothing. */
function noteWords(rests: readonly Rest[]): string | null {
  if (rests.length === 0) return null;
  return [...Map.groupBy(rests, (rest) => rest.in)]
    .map(([name, all]) => {
      const pages = [...new Set(all.flatMap(({ page }) => page ?? []))].sort((one, other) => one - other);
      return pages.length === 0 ? name : `${name} ${pages.map((page) => `p${page}`).join(', ')}`;
    })
    .join('; ');
}

/** What is written in the draft of one case, for one copy. */
export class WrittenParts {
  readonly #context: ReportContext;
  readonly #isNeutral: (row: DraftRow<'paragraph'>) => boolean;
  readonly #hasNotes: boolean;
  readonly #paragraphsByPlace: ReadonlyMap<string, readonly DraftRow<'paragraph'>[]>;

  constructor(context: ReportContext, copy: ReportCopy) {
    this.#context = context;
    this.#isNeutral = neutralIn(context.draft, copy, context.disclosed ?? nothingKept);
    this.#hasNotes = copy === 'working' && (context.houseStyle ?? standardHouseStyle).showsExhibits;
    this.#paragraphsByPlace = Map.groupBy(context.draft.paragraph, ({ value }) => `${value.section} ${value.headId} ${value.parentId}`);
  }

  /**
   * What is written in one place: the section made of the paragraphs before the first heading, then one more, a level deeper, for each heading. None at all
   * where nothing is written; a heading left empty is no heading.
   */
  partsOf(place: Paragraph['section'], headId: string | null, sectionWith: (paragraphs: readonly Unnumbered[]) => Section): Section[] {
    const rows = this.#paragraphsByPlace.get(`${place} ${headId} null`) ?? [];
    const parts: { heading: string | null; rows: DraftRow<'paragraph'>[] }[] = [{ heading: null, rows: [] }];
    for (const row of rows) {
      if (row.value.form === 'paragraph') parts.at(-1)?.rows.push(row);
      else {
        const heading = this.#partyRuns(row.value)
          .map(({ text }) => text)
          .join('');
        if (heading !== '') parts.push({ heading, rows: [] });
      }
    }
    const sections = parts.map((part, index): Section => {
      const section = sectionWith(this.#printed(part.rows));
      if (part.heading === null) return section;
      const level = section.level === 1 ? 2 : 3;
      return { ...section, id: `${section.id}-${index}`, heading: part.heading, level, isOptional: false };
    });
    return sections.length === 1 && sections[0]?.paragraphs.length === 0 ? [] : sections;
  }

  #items(row: DraftRow<'paragraph'>): Unnumbered[] {
    const { section, headId } = row.value;
    return this.#printed(this.#paragraphsByPlace.get(`${section} ${headId} ${row.id}`) ?? []);
  }

  #printed(rows: readonly DraftRow<'paragraph'>[]): Unnumbered[] {
    const paragraphs = rows.map((row) =>
      // What may be in its items is not for this reader either.
      this.#isNeutral(row)
        ? plain(neutralSentence, [], row.id)
        : {
            paragraphId: row.id,
            runs: this.#hasNotes ? this.#workingRuns(row.value) : this.#partyRuns(row.value),
            items: this.#items(row),
          },
    );
    // A paragraph begun and left empty is no bare number on the page; by its words alone, so that both copies number alike.
    return paragraphs.filter(({ runs, items }) => items.length > 0 || runs.some((run) => run.text.trim() !== ''));
  }

  #partyRuns(paragraph: Paragraph): ReportRun[] {
    const text = joinedRuns(paragraph.runs, (run, _, before) => this.#words(run, before)).trim();
    return [{ text, note: null }];
  }

  /** Words in stretches, each followed by the notes that stand there; unplaced citations come at the end. */
  #workingRuns(paragraph: Paragraph): ReportRun[] {
    const runs: { text: string; rests: Rest[] }[] = [{ text: '', rests: [] }];
    const last = () => runs[runs.length - 1] as { text: string; rests: Rest[] };
    const cite = (to: Cite) => {
      const rests = this.#restsOf(to);
      if (rests.length === 0) return;
      last().text = last().text.trimEnd();
      last().rests.push(...rests);
    };
    for (const run of paragraph.runs) {
      if (run.kind === 'cite') cite(run.to);
      else {
        const words = this.#words(run, runs.map((each) => each.text).join(''));
        if (last().rests.length === 0) last().text += words;
        else runs.push({ text: words, rests: [] });
        if (run.kind === 'quote') cite({ kind: 'mark', id: run.markId });
      }
    }
    for (const to of paragraph.cites) cite(to);
    const first = runs[0];
    if (first !== undefined) first.text = first.text.trimStart();
    last().text = last().text.trimEnd();
    return runs.map(({ text, rests }) => ({ text, note: noteWords(rests) }));
  }

  #words(run: Exclude<Run, { kind: 'cite' }>, before: string): string {
    return run.kind === 'person' ? personWords(run, this.#context.draft.party, before) : run.text;
  }

  /** Where a citation rests; empty when nothing of it is left. */
  #restsOf(cite: Cite): Rest[] {
    const gone: Rest[] = this.#context.isPart === true ? [{ in: notInThisPart, page: null }] : [];
    const row = <K extends 'mark' | 'event' | 'absence' | 'contact'>(kind: K) =>
      this.#context.draft[kind].find((each) => each.id === cite.id);
    const inEntry = (entryId: string, page: number | null): Rest[] => {
      const exhibit = this.#context.exhibitOf(entryId);
      return exhibit === null ? gone : [{ in: exhibit, page }];
    };
    switch (cite.kind) {
      case 'entry':
        return inEntry(cite.id, null);
      case 'mark': {
        const mark = row('mark')?.value;
        return mark === undefined ? gone : inEntry(mark.entryId, mark.anchor.page);
      }
      case 'event': {
        const event = row('event');
        if (event === undefined) return gone;
        const rests = event.value.cites.filter((each) => each.kind !== 'event').flatMap((each) => this.#restsOf(each));
        return rests.length > 0 ? rests : [{ in: `event ${event.key}`, page: null }];
      }
      case 'absence': {
        const absence = row('absence');
        return absence === undefined ? gone : [{ in: `absence ${absence.key}`, page: null }];
      }
      case 'contact': {
        const contact = row('contact')?.value;
        return contact === undefined ? gone : [{ in: contactWords(contact), page: null }];
      }
    }
  }
}
