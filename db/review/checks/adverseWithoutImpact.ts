// Owns: the check that an adverse head says what the failing meant for the resident.
import type { Found, Reading } from './reading.ts';

const impactWords =
  /\b(?:distress|inconvenien|impact|upset|anxi|worr|stress|frustrat|detriment|harm|suffer|hardship|uncertainty|disappoint|time and trouble|loss of|affected (?:the|his|her|their)|put to trouble)/i;

/** A failing that affected nobody is no maladministration: the findings of an adverse head speak of its effect somewhere. */
export function adverseWithoutImpact(reading: Reading): Found[] {
  return reading.draft.determination.flatMap(({ value }) => {
    const head = reading.draft.head.find((each) => each.id === value.headId);
    if (head === undefined || !reading.isAdverse(value.outcome)) return [];
    const speaks = reading.paragraphs.some(
      (paragraph) => paragraph.row.value.section === 'findings' && paragraph.headId === head.id && impactWords.test(paragraph.text),
    );
    if (speaks) return [];
    return [
      {
        place: reading.headPlace(head),
        headId: head.id,
        message: `Head (${head.key}) is decided against the landlord, and its findings do not say how the failing affected the resident. Say what the resident says, and what you find.`,
      },
    ];
  });
}
