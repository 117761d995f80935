// Owns which licences a package may come under, and those that were looked at one by one. A package under any other fails the checks. Pure.

/** A package as the lock file names it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says it, an SPDX expression; absent where it says nothing. */
  readonly license?: string;
}

/** Licences that ask for no more than their text beside the program (SPDX identifiers). */
const freeLicences: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
];

/** Packages under other terms, each with what is done about them. */
const lookedAt: Readonly<Record<string, string>> = {
  '7z-wasm':
    'LGPL 2.1 or later with the unRAR restriction: shipped whole and unaltered beside the archive with its License.txt, and can be exchanged there.',
  'libheif-js': 'LGPL 3: shipped whole and unaltered beside the archive, and can be exchanged there.',
  'dictionary-en-gb': 'MIT and BSD, said as "BSD": its licence file is the two-clause one.',
  duck: 'Said as "BSD": its licence file is the two-clause one.',
  'date-holidays': 'ISC, its data CC BY 3.0: a build tool; the days it gave stand in db/rules with their source.',
  exifreader: 'MPL 2.0: used unaltered; its source is public under its version.',
  'ical.js': 'MPL 2.0: used unaltered; its source is public under its version.',
  '@axe-core/playwright': 'MPL 2.0: a test tool, not shipped.',
  'axe-core': 'MPL 2.0: a test tool, not shipped.',
  'spdx-exceptions': 'CC BY 3.0, a list of names: part of Electronegativity, not shipped.',
  'make-plural': 'Unicode: part of Electronegativity, not shipped.',
  cycle: 'Named in its file only, as public domain: part of Electronegativity, not shipped.',
  eyes: 'MIT, said in its licence file only: part of Electronegativity, not shipped.',
  jsonify: 'Public domain: part of patch-package, not shipped.',
  lightningcss: 'MPL 2.0: a build tool, not shipped.',
};

/** What is done about a package's terms; undefined where nothing was said of it. The packages of lightningcss for each platform are one. */
export function doneAbout(name: string): string | undefined {
  return lookedAt[name.replace(/^lightningcss-.*/, 'lightningcss')];
}

/** One sentence for each package whose terms nobody has looked at. */
export function licenceProblems(packages: readonly LockedPackage[]): string[] {
  return packages
    .filter(({ name, license }) => !isFree(license) && doneAbout(name) === undefined)
    .map(
      ({ name, version, license = 'no licence it names' }) =>
        `${name} ${version} comes under ${license}. Read it; then name it in build/checks/licences.ts with what is done about it, or take another package.`,
    );
}

/** Whether one side of an `OR`, and every part of an `AND`, is free. */
function isFree(license: string | undefined): boolean {
  if (license === undefined) return false;
  const plain = license.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((side) => side.split(' AND ').every((part) => freeLicences.includes(part.trim())));
}

/** The packages of a lock file (npm, lockfileVersion 3), each once. */
export function lockedPackages(lock: string): LockedPackage[] {
  const { packages } = JSON.parse(lock) as { packages: Record<string, Omit<LockedPackage, 'name'> & { readonly name?: string }> };
  const seen = new Map<string, LockedPackage>();
  for (const [place, { name, version, license }] of Object.entries(packages)) {
    if (place === '') continue;
    const called = name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    seen.set(`${called} ${version}`, { name: called, version, ...(license === undefined ? {} : { license }) });
  }
  return [...seen.values()];
}
