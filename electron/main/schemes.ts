// Owns the two schemes of the application and what they may do. Must run before Electron is ready.
import { protocol } from 'electron';

/** The window's pages. */
export const pageScheme = 'app';
/** The originals, by case and entry. */
export const evidenceScheme = 'evidence';
/** Origin of every page; the only one whose messages are heard. */
export const pageOrigin = `${pageScheme}://desk`;
/** Address of the window's page. */
export const pageAddress = `${pageOrigin}/index.html`;

/** Tells Chromium about the schemes. Call once, before the application is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true } },
    { scheme: evidenceScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true } },
  ]);
}
