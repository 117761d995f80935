// Owns: where the words of a message begin, also where no empty line says so. Must not read headers.

/** A heading is no longer than this; what goes on beyond it is left to the parser. */
const longest = 64 * 1024;

/** How many bytes the message has, on a line before it: so Apple Mail keeps one (.emlx). */
export const lengthBefore = /^\s{0,100}(\d{1,10})[ \t]*\r?\n(?=[!-9;-~]{1,100}[ \t]*:)/;

/**
 * The message in a file of Apple Mail, between its length and what the program noted of it, a list in XML; any other as it is. Where no such list stands behind as many bytes as
 * are named, the length is not believed: line ends may have been changed on the way.
 */
export function withoutLength(file: Uint8Array): Uint8Array {
  const found = lengthBefore.exec(Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, 512)).toString('latin1'));
  if (found === null) return file;
  const end = found[0].length + Number(found[1]);
  const behind = Buffer.from(file.subarray(end, end + 64))
    .toString('latin1')
    .trimStart();
  return file.subarray(found[0].length, behind.startsWith('<?xml') ? end : file.byteLength);
}

/** A line that is neither a header (IETF, RFC 5322, section 2.2) nor the continuation of one, or a continuation with nothing in it, which no program may write (section 3.2.2). */
const odd = /\n(?:[ \t]+(?=\r?\n)|(?![ \t]|[!-9;-~\x80-\xff]+[ \t]*:|\r?\n|$))/;
/** Headers by which the heading itself is known to go on. */
const known =
  /\n(?:from|to|cc|bcc|date|subject|sender|received|return-path|reply-to|message-id|in-reply-to|references|delivered-to|organi[sz]ation|precedence|priority|importance|status|user-agent|errors-to|mime-version|(?:content|x|list|thread|resent|dkim|arc|received|authentication|envelope|auto|disposition)-[\w-]+)[ \t]*:/gi;

/**
 * The message with an empty line between heading and words. One is missing where a program wrote a blank in it, or none at all; a parser would take the first paragraph,
 * or all there is, for headers. It is put before the first line that cannot be of a heading, if no header that is known comes after it.
 */
export function withEmptyLine(message: Uint8Array): Uint8Array {
  const raw = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const beginning = raw.subarray(0, longest);
  const ends = ['\n\n', '\n\r\n'].map((empty) => beginning.indexOf(empty)).filter((at) => at >= 0);
  const heading = beginning.toString('latin1', 0, ends.length === 0 ? beginning.length : Math.min(...ends) + 1);
  if (!odd.test(heading)) return message;
  let last = 0;
  for (const { index } of heading.matchAll(known)) last = index + 1;
  const found = odd.exec(heading.slice(last));
  if (found === null) return message;
  const at = last + found.index + 1;
  return Buffer.concat([raw.subarray(0, at), Buffer.from('\n'), raw.subarray(at)]);
}
