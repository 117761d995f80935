// Owns: what the Housing Ombudsman's letters with a decision say of its own, as data. All words are our own.
import { decisionLetters } from '../decisionLetters.ts';
import { review } from './review.ts';

/**
 * Orders bind and their doing is proved (Housing Ombudsman Service, Guidance on remedies; determinations that ask for documentary evidence). A review is asked for
 * within 3 weeks, on facts or evidence (Requesting a review of our decision). Decisions are published, residents not named and landlords named (Guidance on
 * decisions); when, was not found.
 */
export const letters = decisionLetters({
  comes: 'Our report',
  headHeading: 'The landlord’s handling of {title}',
  remedies: { toLandlord: 'What you have to do', toOthers: 'What the landlord has to do' },
  remedyRow: 'Order {number}',
  asked: 'what you have to do',
  duty: ['Orders bind you. For each of them send us documents that show it was done, by its day at the latest.'],
  followed: 'The landlord has to show us that it has done this in time. ',
  suggested: 'What we suggested to the landlord',
  publication: 'We publish our decisions. What is published names the landlord and no resident.',
  review: [
    'You can ask us to review the decision within {limit} of it[, by {limitDay} at the latest]. Say which facts we rely on are wrong, or send us facts or evidence we did not have that bear on the decision.',
    'That you do not agree with the decision is no ground for a review, and what was awarded is not opened again. Later requests are looked at only exceptionally.',
  ],
  reviewLimit: review.limit,
});
