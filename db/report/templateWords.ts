// Owns: making sentences and headings of what a template says and what the case has. Must not know where they stand.
import type { ReportTemplate } from '../model/ruleSet.ts';
import { capital } from '../model/wording.ts';

/** Fills `{name}`; a part in square brackets is left out when one of its names is empty. */
export function fill(text: string, words: Readonly<Record<string, string>>): string {
  const withParts = text.replace(/\[([^[\]]*\{(\w+)\}[^[\]]*)\]/g, (_whole, part: string, name: string) => (words[name] ? part : ''));
  return withParts.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

/** First letter small, unless the first word is written in capitals (ASB) or stands alone as one. */
export function lowerFirst(text: string): string {
  const [first = ''] = text.split(/\s/, 1);
  return /^\p{Lu}[\p{Lu}\d]/u.test(first) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** A title to be put into a sentence: without white space around it or a stop after it. */
export function withoutStop(text: string): string {
  return text.trim().replace(/[.:;]+$/, '');
}

/** The sub-heading of a head: its own, else made from its title by the template unless the title speaks of the landlord already. */
export function headHeading(
  head: { readonly title: string; readonly heading: string },
  template: Pick<ReportTemplate, 'headHeading'>,
): string {
  if (head.heading !== '') return withoutStop(head.heading);
  const title = withoutStop(head.title);
  if (/^the landlord\b/i.test(title)) return title;
  // "The landlord’s complaint handling", never its handling of complaint handling.
  const pattern = /\bhandling\b/i.test(title) ? template.headHeading.replace('handling of {title}', '{title}') : template.headHeading;
  return capital(fill(pattern, { title: lowerFirst(title) }));
}
