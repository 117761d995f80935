// Owns: events put down as paragraphs of the report's background: in order, each citing its event and its passages, none twice. Pure; writes nothing.
import { formatPartialDate } from './dates.ts';
import type { Draft, DraftRow, DraftValue } from './draft.ts';
import { citesOf } from './runs.ts';

/** Ids of the events that some paragraph of the background cites already. */
export function inBackground({ paragraph }: Pick<Draft, 'paragraph'>): ReadonlySet<string> {
  return new Set(
    paragraph
      .filter(({ value }) => value.section === 'background')
      .flatMap(({ value }) => citesOf(value).flatMap(({ kind, id }) => (kind === 'event' ? [id] : []))),
  );
}

/** An event as a paragraph begins with it: its date and its words. */
export function eventWords({ date, text }: Pick<DraftValue<'event'>, 'date' | 'text'>): string {
  return `${formatPartialDate(date)}: ${text}`;
}

/** A paragraph for each of the events that the background does not cite yet, in the order given. */
export function backgroundOf(draft: Pick<Draft, 'paragraph'>, events: readonly DraftRow<'event'>[]): readonly DraftValue<'paragraph'>[] {
  const there = inBackground(draft);
  return events
    .filter(({ id }) => !there.has(id))
    .map(({ id, value }) => ({
      section: 'background',
      headId: null,
      parentId: null,
      runs: [
        { kind: 'text', text: `${eventWords(value)} ` },
        { kind: 'cite', to: { kind: 'event', id } },
      ],
      cites: value.cites.filter(({ kind }) => kind !== 'event'),
      form: 'paragraph',
      judgement: '',
      comment: '',
    }));
}
