// Owns what may stand in the log: what the application says of itself, without names, addresses, quoted words or places of files. Pure.

/** Where a line speaks of a file that is not the application's own, all that follows may be its name: names have spaces. */
const place = /(^|[\s(=])(?:\/|[A-Za-z]:\\)\S.*$/gmu;

/**
 * The words of a line as they may be kept: an error of a library or of the system may name a file or quote what it read.
 * @param application the folder the application lies in, whose own files stay named
 */
export function withoutPersonal(text: string, application: string): string {
  return text
    .replaceAll(/\bfile:\/\//gu, '')
    .replaceAll(`${application}/`, '')
    .replaceAll(`${application}\\`, '')
    .replaceAll(/[^\s<>"'(),;]+@[^\s<>"'(),;]+/gu, '(an address)')
    .replaceAll(/"[^"\n]*"/gu, '"…"')
    .replaceAll(/“[^”\n]*”/gu, '“…”')
    .replaceAll(/'(?:\/|[A-Za-z]:\\)[^'\n]*'/gu, '(a file)')
    .replaceAll(place, '$1(a file)');
}
