// Owns: the reader process's farewell to the network. Imported first, for what it does: whatever a document makes a parser ask for, nothing goes out or comes in.
// Node 24's permission model has no word for sockets. The channel to the parent is none of these.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

function refused(): never {
  throw Object.assign(new Error('A reader process has no network.'), { code: 'ERR_ACCESS_DENIED' });
}

/** TLS, HTTP, `fetch` and WebSockets all end in these. */
for (const [owner, names] of [
  [net.Socket.prototype, ['connect']],
  [net.Server.prototype, ['listen']],
  [dgram, ['createSocket', 'Socket']],
  [dns, Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name))],
  [dns.promises, Object.keys(dns.promises).filter((name) => /^(lookup|resolve|reverse)/.test(name))],
  [dns.Resolver.prototype, Object.keys(dns.Resolver.prototype).filter((name) => /^(resolve|reverse)/.test(name))],
] as const) {
  for (const name of names) Object.defineProperty(owner, name, { value: refused, writable: false, configurable: false });
}
syncBuiltinESMExports();
