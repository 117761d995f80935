// Owns: the paragraphs of a case file, section by section and head by head, as rows. Must not know what the words say.
import type { CaseFile, FileParagraph } from '../../model/caseFile.ts';
import { keyLetters, type Paragraph } from '../../model/draft.ts';
import { namesFor } from './names.ts';
import { type Path, refuse } from './refuse.ts';
import type { Targets } from './targets.ts';

/** Makes a paragraph's row; answers its id. Rows of one group are ordered among themselves. */
export type WantParagraph = (name: string, value: Paragraph, group: string) => string;

/** Makes a row of every paragraph and item of the file, in the order of the report. Refuses findings of one head given in two places. */
export function placeParagraphs(file: CaseFile, targets: Targets, want: WantParagraph): void {
  const lists: {
    readonly section: Paragraph['section'];
    readonly headId: string | null;
    readonly path: Path;
    readonly list: FileParagraph[];
  }[] = [];
  const { sections, scope, findings = [] } = file;
  if (sections?.approach !== undefined)
    lists.push({ section: 'approach', headId: null, path: ['sections', 'approach'], list: sections.approach });
  if (sections?.background !== undefined) {
    lists.push({ section: 'background', headId: null, path: ['sections', 'background'], list: sections.background });
  }
  if (scope?.paragraphs !== undefined)
    lists.push({ section: 'scope', headId: null, path: ['scope', 'paragraphs'], list: scope.paragraphs });
  const found = new Map<string, number>();
  for (const [index, finding] of findings.entries()) {
    const before = found.get(finding.head);
    if (before !== undefined)
      refuse(['findings', index, 'head'], `findings[${before}] has head "${finding.head}" already. Put its paragraphs together.`);
    found.set(finding.head, index);
    const headId = targets.head(finding.head, ['findings', index, 'head']);
    lists.push({ section: 'findings', headId, path: ['findings', index, 'paragraphs'], list: finding.paragraphs });
  }
  const flat: { readonly paragraph: FileParagraph; readonly path: Path }[] = [];
  const walk = (paragraphs: readonly FileParagraph[], path: Path) => {
    for (const [index, paragraph] of paragraphs.entries()) {
      flat.push({ paragraph, path: [...path, index] });
      if (typeof paragraph !== 'string' && paragraph.items !== undefined) walk(paragraph.items, [...path, index, 'items']);
    }
  };
  for (const { list, path } of lists) walk(list, path);
  const names = namesFor(
    keyLetters.paragraph,
    flat.map(({ paragraph }) => (typeof paragraph === 'string' ? undefined : paragraph.id)),
    (index) => [...(flat[index]?.path ?? []), 'id'],
  );
  let next = 0;
  const place = (paragraphs: readonly FileParagraph[], parentId: string | null, section: Paragraph['section'], headId: string | null) => {
    for (const paragraph of paragraphs) {
      const { path } = flat[next] as { readonly path: Path };
      const name = names[next] as string;
      next += 1;
      const whole = typeof paragraph === 'string' ? { text: paragraph } : paragraph;
      const id = want(
        name,
        {
          section,
          headId,
          parentId,
          runs: targets.runs(whole.text, typeof paragraph === 'string' ? path : [...path, 'text']),
          cites: targets.cites(whole.cites, [...path, 'cites']),
          form: whole.form ?? 'paragraph',
          judgement: whole.judgement ?? '',
          comment: whole.comment ?? '',
        },
        `paragraph ${section} ${headId} ${parentId}`,
      );
      place(whole.items ?? [], id, section, headId);
    }
  };
  for (const { list, section, headId } of lists) place(list, null, section, headId);
}
