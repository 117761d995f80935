// Owns the proof that what the page sends is checked, both ways: sender, operation, input, paths.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { grantedPaths } from '../../../electron/main/ipc/grantedPaths.ts';
import { guardCall } from '../../../electron/main/ipc/guard.ts';
import { isTrustedSender } from '../../../electron/main/ipc/trustedSender.ts';

const caseId = '01932b7a-5c2e-7d4f-8a6b-0c1d2e3f4a5b';
const papers = path.resolve('/home/desk/papers');

describe('senders', () => {
  const isPage = (address: string) => address === 'app://desk/index.html';

  test('the page itself is heard', () => {
    expect(isTrustedSender({ url: 'app://desk/index.html', parent: null }, isPage)).toBe(true);
  });

  test.each([
    ['a frame that is gone', null],
    ['a foreign page', { url: 'https://example.org/', parent: null }],
    ['a frame inside the page', { url: 'app://desk/index.html', parent: {} }],
  ])('%s is not', (_what, frame) => {
    expect(isTrustedSender(frame, isPage)).toBe(false);
  });
});

describe('calls', () => {
  const none = grantedPaths();

  test('a handover is written only where a person said', () => {
    const [given, places] = [grantedPaths(), grantedPaths()];
    given.grant([papers]);
    const file = path.join(papers, 'x.handover');
    const without = { papersOf: [], draft: false, largerThan: null, onlyHeads: null, papers: [] };
    const making = { caseId, path: file, passphrase: 'four words to remember', reason: '', without, isReplacing: true };
    expect(guardCall('handover.make', making, given, null, places).ok).toBe(false);
    places.grant([file]);
    expect(guardCall('handover.make', making, given, null, places).ok).toBe(true);
    expect(guardCall('handover.look', { path: file, passphrase: 'x' }, none, null, places).ok).toBe(false);
    expect(guardCall('handover.look', { path: file, passphrase: 'x' }, given, null, places).ok).toBe(true);
  });

  test('a known operation with a right input passes', () => {
    expect(guardCall('draft.read', { caseId }, none, null)).toEqual({ ok: true, value: { operation: 'draft.read', input: { caseId } } });
  });

  test.each([
    ['an unknown operation', 'desk.wipe', {}, 'operation'],
    ["an object's own name", 'toString', {}, 'operation'],
    ['no name at all', 7, {}, 'operation'],
    ['a wrong input', 'draft.read', { caseId: '../../etc/passwd' }, 'draft.read.caseId'],
    ['a key too many', 'draft.read', { caseId, more: true }, 'draft.read'],
    ['no input', 'draft.read', undefined, 'draft.read'],
  ])('%s is refused, naming the place', (_what, operation, input, place) => {
    expect(guardCall(operation, input, none, null)).toMatchObject({ ok: false, fault: { code: 'invalid', place } });
  });

  test.each([
    ['a reference with a space', { reference: '2024 5', landlord: 'x' }, '“reference” is not right: a reference has no spaces or slashes.'],
    ['no landlord', { reference: '5', landlord: '' }, '“landlord” is empty. Fill it in and try again.'],
    [
      '300 letters too many',
      { reference: '5', landlord: 'x'.repeat(600) },
      '“landlord” is too long: at most 300 characters. Shorten it and try again.',
    ],
  ])('bug: %s was refused in the words of the program', (_what, facts, message) => {
    const made = guardCall('desk.createCase', { received: null, ...facts }, none, null);
    expect(made).toMatchObject({ ok: false, fault: { message } });
  });

  test('files come in only where a person gave them', () => {
    const paths = grantedPaths();
    const start = (file: string) => guardCall('intake.start', { caseId, side: 'resident', paths: [file], note: '' }, paths, null).ok;
    expect(start(path.join(papers, 'letter.pdf'))).toBe(false);
    paths.grant([papers]);
    expect(start(papers)).toBe(true);
    expect(start(path.join(papers, 'letter.pdf'))).toBe(true);
    expect(start(path.join(papers, '..', 'secret.pdf'))).toBe(false);
    expect(start(`${papers}-other`)).toBe(false);
    expect(start('letter.pdf')).toBe(false);
  });

  test('a copy with marks takes an item and bytes of a print, and nothing else', () => {
    const copy = (more: object) => guardCall('entry.markedCopy', { caseId, id: caseId, reader: 'working', ...more }, none, null);
    expect(copy({ printed: null }).ok).toBe(true);
    expect(copy({ printed: new Uint8Array([37]) }).ok).toBe(true);
    expect(copy({ printed: '/etc/passwd' })).toMatchObject({ ok: false, fault: { place: 'entry.markedCopy.printed' } });
    expect(copy({ printed: null, out: '/tmp/copy.pdf' }).ok).toBe(false);
    expect(copy({ printed: null, reader: 'press' })).toMatchObject({ ok: false, fault: { place: 'entry.markedCopy.reader' } });
    expect(guardCall('entry.printable', { caseId, id: caseId, reader: 'landlord' }, none, null).ok).toBe(true);
    expect(guardCall('entry.printable', { caseId, id: '../R1', reader: 'working' }, none, null)).toMatchObject({
      fault: { place: 'entry.printable.id' },
    });
  });

  test('only the sample case that came along is opened as such', () => {
    expect(guardCall('desk.openSample', { folder: '/opt/sample' }, none, '/opt/sample').ok).toBe(true);
    expect(guardCall('desk.openSample', { folder: '/home/desk' }, none, '/opt/sample').ok).toBe(false);
    expect(guardCall('desk.openSample', { folder: '/home/desk' }, none, null).ok).toBe(false);
  });
});
