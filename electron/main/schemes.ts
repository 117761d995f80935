// Owns what the two schemes of the application may do. Must run before Electron is ready.
import { protocol } from 'electron';
import { evidenceScheme, pageScheme } from './schemeNames.ts';

/** Tells Chromium about the schemes. Call once, before the application is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true } },
    { scheme: evidenceScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, stream: true } },
  ]);
}
