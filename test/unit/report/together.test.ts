// Tests: which words stay on one line in what is laid out, and that no other space is touched.
import { describe, expect, it } from 'vitest';
import { keptTogether } from '../../../db/report/together.ts';

const shown = (text: string) => keptTogether(text).replaceAll('\u00a0', '~');

describe('words kept together', () => {
  it.each([
    ['On 3 May 2023 and 15 or 18 December 2023', 'On 3~May 2023 and 15 or 18~December 2023'],
    ['at stage 1, paragraph 52 and Paragraphs 12 to 14', 'at stage~1, paragraph~52 and Paragraphs~12 to 14'],
    ['the Housing Act 1996, £2 million and £100 in all', 'the Housing Act~1996, £2~million and £100 in all'],
    ['Mr Ferreira and Dr. Oyelaran wrote to Mrs F', 'Mr~Ferreira and Dr.~Oyelaran wrote to Mrs~F'],
    [
      'It may be late. In 2023 May wrote; 123 May trees; order of 5 Mayors',
      'It may be late. In 2023 May wrote; 123 May trees; order of 5 Mayors',
    ],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});
