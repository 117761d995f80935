// Owns: the check that "no evidence seen" rests on a recorded absence.
import type { Found, Reading } from './reading.ts';

const noEvidence =
  /\b(?:no|not seen|not any|insufficient|(?:a )?lack of|without|little)\s+(?:\w+\s+){0,2}?(?:evidence|record|records|indication)\b|\bnot (?:been )?(?:seen|found|provided|shown)\b[^.]{0,40}\b(?:evidence|record|records)\b|\bnothing (?:\w+\s+){0,4}?(?:shows|suggests|records|indicates)\b/gi;

/** `If it felt there was no evidence` supposes; it does not state. */
const supposed = /\b(?:if|when|where|whether|unless|should)\b[^.;]{0,40}$/i;

const toTheContrary = /^\s*(?:to the contrary|otherwise|(?:that|which) (?:contradicts|suggests otherwise))/i;

/** Says what was looked for and found missing, not borne out or uncontradicted, so that it can be shown later what the words rest on. */
export function noEvidenceWithoutAbsence(reading: Reading): Found[] {
  return reading.paragraphs.flatMap((paragraph) => {
    const { section } = paragraph.row.value;
    if (section !== 'findings' && section !== 'background') return [];
    const match = [...paragraph.text.matchAll(noEvidence)].find(({ index }) => !supposed.test(paragraph.text.slice(0, index)));
    if (match === undefined || paragraph.cites.some((cite) => cite.kind === 'absence')) return [];
    const [words] = match;
    // Of the three absences only this one needs no request behind it.
    const isUncontradicted = toTheContrary.test(paragraph.text.slice(match.index + words.length));
    const record = isUncontradicted ? 'Record that the assertion stands uncontradicted' : 'Record what was searched or asked for';
    return [
      {
        place: paragraph.place,
        headId: paragraph.headId,
        message: `${paragraph.place.name} says “${words}” and cites no recorded absence. ${record}, and cite it.`,
      },
    ];
  });
}
