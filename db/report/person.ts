// Owns: how a person is spoken of in a report: by the party's label. Must not know sections or copies.
import type { DraftRow, Run } from '../model/draft.ts';

type PersonRun = Extract<Run, { kind: 'person' }>;

/**
 * The words that stand for a person: the label of the party, or of the one it is treated as. Words that carry the label already stay as typed; so do
 * those of a party without a label. A possessive stays one, and a sentence starts with a capital. `before` is the text printed so far.
 */
export function personWords(run: PersonRun, parties: readonly DraftRow<'party'>[], before: string): string {
  const label = labelOf(run.partyId, parties);
  if (label === '' || run.text.toLowerCase().includes(label.toLowerCase())) return run.text;
  const possessive = /['’]s?$/.exec(run.text)?.[0] ?? '';
  const words = `${label}${possessive === '' ? '' : '’s'}`;
  const startsSentence = before.trim() === '' || /[.!?:]["”’)]?\s+$/.test(before);
  return startsSentence ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function labelOf(partyId: string, parties: readonly DraftRow<'party'>[]): string {
  const seen = new Set<string>();
  let party = parties.find((each) => each.id === partyId);
  while (party !== undefined && !seen.has(party.id)) {
    seen.add(party.id);
    if (party.value.label !== '') return party.value.label;
    const { treatedAs } = party.value;
    party = parties.find((each) => each.id === treatedAs);
  }
  return '';
}
