// Owns what the application's pages are kept from: leaving for another page, new windows, permissions, downloads, every network request.
// Must not know what the pages show.
import { type App, app, type Session, session } from 'electron';
import { log } from './log.ts';
import { evidenceScheme, pageOrigin, pageScheme } from './schemeNames.ts';

/** What a page may load. `devtools:` is Chromium's own inspector, which a developer opens from the menu. */
const localProtocols = new Set([`${pageScheme}:`, `${evidenceScheme}:`, 'devtools:', 'blob:', 'data:']);

/** Whether an address lies in the application itself. Anything that does not parse is foreign. */
function isLocal(address: string): boolean {
  return URL.canParse(address) && localProtocols.has(new URL(address).protocol);
}

/** Whether an address is one of the application's own pages. */
export function isPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return `${url.protocol}//${url.host}` === pageOrigin;
}

/** Says to Chromium, before it starts, that there is no network. */
export function closeNetwork(application: App): void {
  // Belt and braces under the request filter: what Chromium itself might ask for finds no host and no proxy.
  application.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost');
  application.commandLine.appendSwitch('disable-background-networking');
  application.commandLine.appendSwitch('no-proxy-server');
  application.commandLine.appendSwitch('no-pings');
  application.commandLine.appendSwitch('disable-domain-reliability');
  application.commandLine.appendSwitch(
    'disable-features',
    'AutofillServerCommunication,MediaRouter,OptimizationHints,CertificateTransparencyComponentUpdater',
  );
}

/** Putting words on the clipboard when a person presses Copy, and that by our own page alone: no frame, no reading of what lies there. */
function mayAsk(permission: string, isMainFrame: boolean, asking: string): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && isPage(asking);
}

/** Guards a session: no permission but that one, no download, no request but to the application's own schemes. */
export function guardSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) =>
    answer(mayAsk(permission, isMainFrame, requestingUrl)),
  );
  guarded.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame }) => mayAsk(permission, isMainFrame, origin));
  guarded.setDevicePermissionHandler(() => false);
  guarded.on('will-download', (event) => event.preventDefault());
  guarded.webRequest.onBeforeRequest((details, answer) => {
    const isRefused = !isLocal(details.url);
    // Said without the address: what a page wanted to reach may itself tell something of a case.
    if (isRefused) log('warn', `Refused a request of kind ${details.resourceType}.`);
    answer({ cancel: isRefused });
  });
  guarded.setSpellCheckerEnabled(false);
}

/** Guards every page there will be, whoever makes it. Call once, before the first window. */
export function guardContents(): void {
  guardSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      // A frame shows only what the page wrote into it.
      if (event.url !== 'about:srcdoc') event.preventDefault();
    });
  });
}
