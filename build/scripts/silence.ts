// Owns the proof that the application is silent: every screen used once in a network namespace of its own with a way out that leads nowhere, where the kernel
// counts each packet that takes it. Linux only, run by hand under a display: node build/scripts/silence.ts [SPEC...]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './bootstrap/place.ts';
import { say } from './bootstrap/say.ts';

/** Word by which this script calls itself inside the namespace. */
const inside = '--inside';
/** Walks through all nine screens with the sample case open, then through what is reached from them: handovers, retention and disposal, the library, letters, the lock. */
const everyScreen = [
  ...['pictures', 'handover', 'retention', 'precedents', 'requests', 'signOff', 'report', 'publication', 'history', 'protection'].map(
    (name) => `${name}.spec`,
  ),
  '--grep-invert',
  'dark',
];

/** Packets that left by the way out so far, by the kernel's own count. */
function sent(): number {
  const line = readFileSync('/proc/self/net/dev', 'utf8')
    .split('\n')
    .find((each) => each.trimStart().startsWith('out:'));
  // Eight columns of what was received come first: bytes, packets and so on.
  return Number((line ?? '').trim().split(/[\s:]+/)[10]);
}

function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

/** A link whose other end hears nobody, and every address of IPv4 behind it. IPv6 would greet its neighbours by itself. */
const wayOut = [
  ['link', 'set', 'lo', 'up'],
  ['link', 'add', 'out', 'type', 'veth', 'peer', 'name', 'end'],
  ['address', 'add', '192.0.2.1/24', 'dev', 'out'],
  ['link', 'set', 'end', 'up'],
  ['link', 'set', 'out', 'up'],
  ['route', 'add', 'default', 'via', '192.0.2.2'],
];

/** What runs in the namespace: first that the counter counts, then the walk, then what was counted. */
function prove(walk: readonly string[]): number {
  for (const each of wayOut) {
    if (each.includes('out') && each.includes('up')) {
      for (const link of ['out', 'end']) writeFileSync(`/proc/sys/net/ipv6/conf/${link}/disable_ipv6`, '1');
    }
    if (run('ip', each) !== 0) return 1;
  }
  const before = sent();
  run(process.execPath, [
    '-e',
    `require('node:net').connect({ port: 80, host: '198.51.100.1', timeout: 2000 }).on('timeout', () => process.exit())`,
  ]);
  if (!(sent() > before)) {
    say('The kernel did not count a packet that was sent on purpose: nothing would be proved here.');
    return 1;
  }
  // The question for the neighbour is asked a few times more before the kernel gives it up.
  run('sleep', ['5']);
  const start = sent();
  const walked = run(path.join(root, 'node_modules', '.bin', 'playwright'), ['test', '-c', 'build/playwright.config.ts', ...walk]);
  const count = sent() - start;
  if (walked !== 0) {
    say('The walk itself failed: nothing is proved.');
    return 1;
  }
  say(count === 0 ? 'Silent: not one packet left this machine.' : `${count} packets left this machine.`);
  return count === 0 ? 0 : 1;
}

const asked = process.argv.slice(2);
if (asked[0] === inside) process.exitCode = prove(asked.slice(1));
else {
  const walk = asked.length > 0 ? asked : everyScreen;
  process.exitCode = run('unshare', ['--map-root-user', '--net', process.execPath, import.meta.filename, inside, ...walk]);
}
