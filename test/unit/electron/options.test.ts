// Owns the proof that the application reads what it was asked for, and opens its debugging port on test data only.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isDebuggingAllowed, readOptions } from '../../../electron/main/options.ts';

const here = path.resolve('/home/desk');

describe('options', () => {
  test('nothing asked for', () => {
    expect(readOptions(['/opt/desk'], {}, here)).toEqual({
      userData: null,
      store: null,
      withSample: true,
      isNewDesk: false,
      isPrinting: false,
      isBare: false,
      carrier: null,
      wantsDebugging: false,
      waitsForWord: false,
    });
  });

  test('only an application that is debugged waits to be told to open', () => {
    const env = { OMBUDSMAN_DESK_WAITS: 'yes' };
    expect(readOptions(['/opt/desk'], env, here).waitsForWord).toBe(false);
    expect(readOptions(['/opt/desk', '--remote-debugging-port=0'], env, here).waitsForWord).toBe(true);
    expect(readOptions(['/opt/desk', '--remote-debugging-port=0'], {}, here).waitsForWord).toBe(false);
  });

  test('a store by argument, relative to where it was typed, goes before the environment', () => {
    const options = readOptions(['/opt/desk', '--store=cases'], { OMBUDSMAN_DESK_STORE: '/elsewhere' }, here);
    expect(options.store).toBe(path.join(here, 'cases'));
    expect(readOptions(['/opt/desk', '--store='], { OMBUDSMAN_DESK_STORE: '/elsewhere' }, here).store).toBe(path.resolve('/elsewhere'));
  });

  test('a carrier that does not exist is not taken', () => {
    expect(readOptions([], { OMBUDSMAN_DESK_CARRIER: 'pigeon' }, here).carrier).toBeNull();
    expect(readOptions([], { OMBUDSMAN_DESK_CARRIER: 'utility' }, here).carrier).toBe('utility');
  });

  test.each(['--remote-debugging-port=0', '--remote-debugging-port', '--remote-debugging-pipe'])('%s is seen', (word) => {
    expect(readOptions(['/opt/desk', word], {}, here).wantsDebugging).toBe(true);
  });
});

describe('the debugging port', () => {
  const asked = (env: Record<string, string>) => readOptions([], env, here);
  const onlyTest = (folder: string) => folder === path.resolve('/tmp/test');

  test('opens on a marked folder, its store inside', () => {
    expect(isDebuggingAllowed(asked({ OMBUDSMAN_DESK_USER_DATA: '/tmp/test' }), onlyTest)).toBe(true);
    expect(isDebuggingAllowed(asked({ OMBUDSMAN_DESK_USER_DATA: '/tmp/test', OMBUDSMAN_DESK_STORE: '/tmp/test/store' }), onlyTest)).toBe(
      true,
    );
  });

  test.each([
    ['without a folder of its own', {}],
    ['on an unmarked folder', { OMBUDSMAN_DESK_USER_DATA: '/home/desk/data' }],
    ['with a store outside', { OMBUDSMAN_DESK_USER_DATA: '/tmp/test', OMBUDSMAN_DESK_STORE: '/home/desk/store' }],
    ['with a store that climbs out', { OMBUDSMAN_DESK_USER_DATA: '/tmp/test', OMBUDSMAN_DESK_STORE: '/tmp/test/../real' }],
  ])('stays shut %s', (_what, env) => {
    expect(isDebuggingAllowed(asked(env as Record<string, string>), onlyTest)).toBe(false);
  });
});
