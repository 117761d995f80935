// Owns: folders of mail for benchmarks: one invented from a seed, and copies of a folder given by path, each message with an identity of its own. Origin: made
// here out of the words of a spelling list; nobody's mail. Must not be used to test what is read.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { numbers } from '../support/seeded.ts';

/** Files and bytes of a folder that was made. */
export interface MadeFolder {
  readonly files: number;
  readonly bytes: number;
}

const people = ['Ana Lee', 'Sam Okafor', 'Priya Nair', 'Tom Webb', 'Jo Marsh', 'Ruth Bell', 'Omar Aziz', 'Kit Lowe'];
const firstMs = Date.UTC(2021, 0, 4, 9);

/**
 * Writes so many messages as a landlord and its residents would: threads of about five that quote what they answer, one in four with HTML beside its text, one in
 * twenty with an attachment, mean size near 5 kB. The same seed gives the same bytes.
 */
export function makeMail(folder: string, count: number, seed = 1): MadeFolder {
  const number = numbers(seed);
  const below = (limit: number) => Math.floor(number() * limit);
  const words = spelling();
  // Few words are common and many are rare, as in any language.
  const word = () => words[Math.floor(words.length * number() ** 4)] ?? 'door';
  const sentence = () => {
    const said = Array.from({ length: 6 + below(14) }, word).join(' ');
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}${number() < 0.1 ? ` on ${1 + below(28)} March 2023` : ''}.`;
  };
  const paragraphs = () =>
    Array.from({ length: 2 + below(5) }, () => Array.from({ length: 2 + below(4) }, sentence).join(' ')).map((text) => wrapped(text));
  let made = 0;
  let bytes = 0;
  let before = null as Answered | null;
  while (made < count) {
    const answered: Answered | null = number() < 0.8 ? before : null;
    const id = `${made}.${below(1e9)}@post.example`;
    const from = people[below(people.length)] as string;
    const subject: string = answered?.subject ?? Array.from({ length: 3 + below(5) }, word).join(' ');
    const own = paragraphs().join('\n\n');
    const history = answered === null ? '' : `\n\nOn Monday, ${from} wrote:\n${answered.text.replace(/^/gm, '> ').slice(0, 6000)}`;
    const text = `${own}\n\n${from}\nNeighbourhood team, Larkfield Homes${history}`;
    const message = Buffer.from(
      [
        `Received: from mx.post.example (mx.post.example [192.0.2.${below(250)}]) by mail.larkfield.example with ESMTPS id ${below(1e9)}; ${dateOf(made)}`,
        `From: ${from} <${from.toLowerCase().replace(' ', '.')}@${below(2) === 0 ? 'larkfield' : 'post'}.example>`,
        `To: ${people[below(people.length)]} <repairs@larkfield.example>`,
        `Date: ${dateOf(made)}`,
        `Subject: ${answered === null ? '' : 'Re: '}${subject}`,
        `Message-ID: <${id}>`,
        ...(answered === null ? [] : [`In-Reply-To: <${answered.id}>`, `References: ${answered.ids.map((each) => `<${each}>`).join(' ')}`]),
        'MIME-Version: 1.0',
        bodyOf(text, made % 4 === 0, made % 20 === 0 ? Buffer.from(Array.from({ length: 40 }, sentence).join('\r\n')) : null),
      ].join('\r\n'),
    );
    const into = path.join(folder, String(Math.floor(made / 1000)));
    mkdirSync(into, { recursive: true });
    writeFileSync(path.join(into, `${String(made).padStart(6, '0')}.eml`), message);
    before = { id, ids: [...(answered?.ids ?? []).slice(-8), id], text, subject };
    made += 1;
    bytes += message.byteLength;
  }
  return { files: made, bytes };
}

interface Answered {
  readonly id: string;
  /** Its own, after those it answers. */
  readonly ids: readonly string[];
  readonly text: string;
  readonly subject: string;
}

/**
 * Copies the messages of a folder so many times, in the order of their paths: each copy's identities are its own, so that none is a duplicate of another and
 * threads stay threads. An mbox line before the headers, which would make a mailbox of a message, is left out.
 */
export function copyMail(from: string, to: string, times: number): MadeFolder {
  const places = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => path.join(each.parentPath, each.name))
    .sort();
  let bytes = 0;
  for (let copy = 0; copy < times; copy += 1) {
    for (const [at, place] of places.entries()) {
      const whole = readFileSync(place, 'latin1').replace(/^From .*\r?\n/, '');
      const end = /\r?\n\r?\n/.exec(whole)?.index ?? whole.length;
      const headers = whole
        .slice(0, end)
        .replace(/^(?:message-id|in-reply-to|references):.*(?:\r?\n[ \t].*)*/gim, (header) =>
          copy === 0 ? header : header.replace(/<(?=[^<>\s]+@)/g, `<${copy}.`),
        );
      const message = Buffer.from(`${copy === 0 ? '' : `X-Copy: ${copy}\n`}${headers}${whole.slice(end)}`, 'latin1');
      const into = path.join(to, `${copy}-${Math.floor(at / 1000)}`);
      mkdirSync(into, { recursive: true });
      writeFileSync(path.join(into, `${String(at).padStart(6, '0')}.eml`), message);
      bytes += message.byteLength;
    }
  }
  return { files: places.length * times, bytes };
}

/** Words of the British spelling list this project ships, common ones first as far as shortness tells. */
function spelling(): string[] {
  const list = path.join(path.dirname(createRequire(import.meta.url).resolve('dictionary-en-gb')), 'index.dic');
  return readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.split('/')[0] ?? '')
    .filter((word) => /^[a-z]{2,}$/.test(word))
    .map((word, at) => ({ word, order: word.length * 1000 + ((at * 7919) % 5000) }))
    .sort((a, b) => a.order - b.order)
    .map(({ word }) => word);
}

function wrapped(text: string): string {
  return text.replace(/(.{1,72})(?:\s+|$)/g, '$1\r\n').trimEnd();
}

function dateOf(made: number): string {
  return new Date(firstMs + made * 17 * 60_000).toUTCString().replace('GMT', '+0000');
}

function bodyOf(text: string, hasHtml: boolean, attachment: Buffer | null): string {
  const plain = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n`;
  const html = `Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>${text
    .split(/\r?\n\r?\n/)
    .map((each) => `<p style="font-family:Arial">${each.replaceAll('>', '&gt;')}</p>`)
    .join('\r\n')}</body></html>\r\n`;
  const words = hasHtml ? `Content-Type: multipart/alternative; boundary="alt"\r\n\r\n--alt\r\n${plain}--alt\r\n${html}--alt--\r\n` : plain;
  if (attachment === null) return words;
  const lines = attachment.toString('base64').replace(/.{76}/g, '$&\r\n');
  return `Content-Type: multipart/mixed; boundary="mix"\r\n\r\n--mix\r\n${words}--mix\r\nContent-Type: text/plain; name="note.txt"\r\nContent-Disposition: attachment; filename="note.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--mix--\r\n`;
}
