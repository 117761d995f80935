// Tests: the HTML report stands alone, escapes what it prints, and has headings and lists in order.
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../db/report/html.ts';
import { reportText } from '../../../db/report/text.ts';
import { reportWord } from '../../../db/report/word.ts';
import { reportByOwnRules, reportOf, smallCase } from './cases.ts';
import { partsOf } from './docxParts.ts';

describe('the report as HTML', () => {
  it('has one top heading, sections below it and heads below those', () => {
    const html = reportHtml(reportOf(smallCase));
    expect([...html.matchAll(/<(h[1-6])[ >]/g)].map((match) => match[1])).toEqual([
      'h1',
      'h2',
      'h2',
      'h2',
      'h2',
      'h2',
      'h3',
      'h3',
      'h2',
      'h2',
      'h2',
    ]);
    expect(html).toContain('<html lang="en-GB">');
    expect(html).toContain('<span class="number">b.</span><div class="words">another</div>');
  });

  it('has a heading of the draft one deeper than where it stands', () => {
    const findings = [{ head: 'a', paragraphs: ['First.', { text: 'Talk & noise', form: 'heading' }, 'Second.'] }];
    const html = reportHtml(reportOf({ ...smallCase, findings }));
    expect(html).toContain('<h4 id="assessment-a-1">Talk &amp; noise</h4>');
  });

  it('bug: items under a paragraph without a number are a list in every format, begun anew under each', async () => {
    const background = [
      { text: 'They said:', items: ['one thing', 'another'] },
      { text: 'We said:', items: ['a third'] },
    ];
    const file = {
      ...smallCase,
      sections: { background },
      determinations: [],
      ruleSet: { body: 'uk-landlord-review', template: 'stage-2' },
    };
    const report = reportByOwnRules(file);
    const html = reportHtml(report);
    expect(html).toContain('<p class="short">They said:</p>\n<ol class="items" role="list">');
    expect(html).toContain('<span class="number">b.</span><div class="words">another</div>');
    expect(reportText(report)).toContain('They said:\n\n  a. one thing\n  b. another\n\nWe said:\n\n  a. a third\n');
    const word = (await partsOf(await reportWord(report))).get('word/document.xml') ?? '';
    const lists = ['one thing', 'another', 'a third'].map((words) => {
      const before = word.slice(0, word.indexOf(`>${words}<`));
      return [/<w:ilvl w:val="(\d)"\/>/, /<w:numId w:val="(\d+)"\/>/].map(
        (part) => [...before.matchAll(new RegExp(part, 'g'))].at(-1)?.[1],
      );
    });
    expect(lists.map(([level]) => level)).toEqual(['1', '1', '1']);
    expect(lists[0]?.[1]).toBe(lists[1]?.[1]);
    expect(lists[2]?.[1]).not.toBe(lists[1]?.[1]);
  });

  it('bug: a paragraph of a few lines is not parted, and what leads to items neither', () => {
    const long = 'It was said again and again that the door stood open. '.repeat(8);
    const findings = [{ head: 'a', paragraphs: ['Short.', long, { text: 'It did:', items: ['one', long] }] }];
    const html = reportHtml(reportOf({ ...smallCase, findings }));
    expect(html).toContain('<li class="short"><span class="number">1.</span><div class="words">Short.</div></li>');
    expect(html).toContain('<li><span class="number">2.</span>');
    expect(html).toContain('<li><span class="number">3.</span><div class="words"><div class="short">It did:</div>');
  });

  it('bug: an address is not parted at its hyphen', () => {
    const file = { ...smallCase, determinations: [], ruleSet: { body: 'uk-landlord-review', template: 'stage-2' } };
    const html = reportHtml(reportByOwnRules(file));
    expect(html).toContain('<span class="whole">www.housing-ombudsman.org.uk</span>. Do so');
  });

  it('fetches nothing and runs nothing', () => {
    const html = reportHtml(reportOf(smallCase, 'working'));
    expect(html).not.toMatch(/<script|<link|<img|https?:|url\(|@import/);
  });

  it('prints words as words, whatever they are', () => {
    const title = '</title><script>alert(1)</script> & "co"';
    const html = reportHtml({ ...reportOf({ ...smallCase, title }), reference: '1"}</style><script>' });
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it('links the notes of a working copy there and back, and has none in the parties’', () => {
    const html = reportHtml(reportOf(smallCase, 'working'));
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] as string);
    expect(links.length).toBe(8);
    for (const link of links) expect(html).toContain(`id="${link}"`);
    expect(reportHtml(reportOf(smallCase))).not.toContain('class="notes"');
  });
});
