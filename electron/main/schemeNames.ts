// Owns the names of the two schemes and the address of the page. Must not import Electron: tests read them.

/** The window's pages. */
export const pageScheme = 'app';
/** The originals, by case and entry. */
export const evidenceScheme = 'evidence';
/** Origin of every page; the only one whose messages are heard. */
export const pageOrigin = `${pageScheme}://desk`;
/** Address of the window's page. */
export const pageAddress = `${pageOrigin}/index.html`;
