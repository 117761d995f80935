// Tests: judgements and comments to oneself stand in no file that leaves the desk: not in its words, its properties, its hidden text or its comments.
import { describe, expect, it } from 'vitest';
import { reportCopies } from '../../../db/model/report.ts';
import { buildReport } from '../../../db/report/build.ts';
import { reportOf, smallCase } from './cases.ts';
import { partsOf } from './docxParts.ts';

const judgement = 'could have been better';
const comment = 'Zebedee: ask the manager whether this holds';
const internal = /could have been better|Zebedee|ask the manager/i;

const note = { judgement, comment };
const judged = {
  ...smallCase,
  findings: [
    {
      head: 'a',
      paragraphs: [
        { text: 'It rang [[m1]]:', ...note, items: [{ text: 'twice', ...note, items: [{ text: 'late', ...note }] }] },
        { text: 'Communication', form: 'heading', comment },
        { text: 'Then no more.', ...note },
      ],
    },
  ],
  sections: { background: [{ text: 'It is old.', comment }] },
  scope: { paragraphs: [{ text: 'From 2023.', comment }] },
};

describe.each(reportCopies)('the %s copy', (copy) => {
  const report = reportOf(judged, copy);

  // PDF is printed from the HTML.
  it.each(['txt', 'html'] as const)('as %s has no judgement and no comment', async (format) => {
    const words = new TextDecoder().decode((await buildReport(report, format)).bytes);
    expect(words).toContain('Then no more.');
    expect(words).not.toMatch(internal);
  });

  it('as Word has none in any of its parts, and nothing hidden', async () => {
    const parts = await partsOf((await buildReport(report, 'docx')).bytes);
    expect(parts.get('word/document.xml')).toContain('Then no more.');
    for (const [name, part] of parts) {
      // Words are looked for as they are read, too: a word may be cut by marks of form.
      expect(part, name).not.toMatch(internal);
      expect(part.replace(/<[^>]+>/g, ''), name).not.toMatch(internal);
      expect(part, name).not.toMatch(/<w:(?:vanish|comment )/);
    }
  });
});
