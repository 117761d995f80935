// Owns: the verbs of sign-off: versions, submit, approve, return, issue. The rules are the store's; this finds the version meant and prints where it stands.
import { Refusal } from '../../model/fault.ts';
import { signedCopies } from '../../model/report.ts';
import { newestOf, type ReportVersion, stateOf, type VersionFormat, versionFormats } from '../../model/version.ts';
import { type Given, oneOf, wholeNumber } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { type Session, withStore } from '../session.ts';
import { writeOut } from '../writeOut.ts';

/** The verb versions: the list, or with --save one version's bytes. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const out = given.options.save;
    if (out === undefined) return { answer: { case: reference, versions: await printedVersions(call, id) } };
    const format = oneOf<VersionFormat>(given, 'format', versionFormats, 'docx');
    const letter = given.options.letter ?? null;
    const version = numbered(await call('version.list', { caseId: id }), wholeNumber(given, 'number', 1, 1_000_000));
    const { bytes } = await call('version.file', { caseId: id, id: version.id, format, letter });
    const file = await writeOut(out, bytes);
    return file === null
      ? {}
      : {
          answer: {
            case: reference,
            version: version.number,
            ...(letter === null ? {} : { letter }),
            format,
            file,
            bytes: bytes.byteLength,
          },
        };
  });
}

/** The verb submit: makes a version of the draft as it stands. */
export async function runSubmit(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const copy = oneOf(given, 'copy', signedCopies, 'parties');
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const { number } = await call('version.submit', { caseId: id, copy, note: given.options.note ?? '' });
    return { answer: { case: reference, ...printedOf(await printedVersions(call, id), number) } };
  });
}

/** The verbs approve, return and issue: the step of that name on the newest version of the copy. */
export async function runStep(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const copy = oneOf(given, 'copy', signedCopies, 'parties');
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const newest = newestOf(await call('version.list', { caseId: id }), copy);
    if (newest === null) throw new Refusal('notFound', 'Nothing was submitted yet. Submit the draft first.');
    await call('version.step', { caseId: id, id: newest.id, step: given.verb, note: given.options.note ?? '' });
    return { answer: { case: reference, ...printedOf(await printedVersions(call, id), newest.number) } };
  });
}

function numbered(versions: readonly ReportVersion[], number: number): ReportVersion {
  const found = versions.find((version) => version.number === number);
  if (found === undefined) throw new Refusal('notFound', `There is no version ${number}. versions lists those there are.`, 'number');
  return found;
}

async function printedVersions(call: Session['call'], caseId: string) {
  const { signOff } = await call('rules.read', { caseId });
  const versions = await call('version.list', { caseId });
  return versions.map((version) => ({
    version: version.number,
    copy: version.copy,
    template: version.template,
    state: stateOf(signOff, version),
    isNewest: version.isNewest,
    corrects: version.corrects,
    draftAt: version.sequence,
    steps: version.taken.map(({ step, actor, atMs, note }) => ({ step, actor, at: new Date(atMs).toISOString(), note })),
    changedSince: version.changed.map(({ label, actor, atMs }) => ({ label, actor, at: new Date(atMs).toISOString() })),
    files: version.files,
    letters: version.letters,
  }));
}

type PrintedVersion = Awaited<ReturnType<typeof printedVersions>>[number];

function printedOf(versions: readonly PrintedVersion[], number: number): PrintedVersion | undefined {
  return versions.find(({ version }) => version === number);
}
