// Owns the proof that the window is shut in: no Node, no way to another page, no permission, no request, no foreign voice. Each is tried in the real application.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';

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
        'saveReport',
        'showReader',
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

  await test.step('every permission is denied', async () => {
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
    } finally {
      await new Promise((done) => server.close(done));
    }
  });
});
