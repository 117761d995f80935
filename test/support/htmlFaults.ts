// Owns what a validator of HTML has against a page that the product writes, in words. Must not know what the page is of.
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // Either is HTML; one is kept.
      'doctype-style': ['error', { style: 'lowercase' }],
      // Safari takes a list whose markers are styled away for none: it is said to be one.
      'no-redundant-role': 'off',
      // A search engine cuts a long title; this one names the complaint and its reference, and no engine reads it.
      'long-title': 'off',
    },
  }),
);

/** Faults of a whole page: the rule, where and what; empty where there is none. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} at ${line}:${column}: ${message}`),
  );
}
