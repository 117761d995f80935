// Tests: the HTML report stands alone, escapes what it prints, and has headings and lists in order.
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../db/report/html.ts';
import { reportOf, smallCase } from './cases.ts';

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
