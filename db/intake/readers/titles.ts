// Owns: what a file is called in the lists: its own subject or heading where that says something, its file name otherwise.
import { readDate } from '../../model/britishDate.ts';

const longest = 200;
const madeByPrograms =
  /^(?:microsoft (?:word|excel|powerpoint)|untitled|document\s*\d*|doc\s*\d*|title|template|blank|scan(?:ned)?(?:\s?(?:image|document|\d+))?|image|img|print|layout|full page photo|pdf\s*\d*|slide|presentation|new |book\s*\d*|sheet\s*\d*|page|none|null|undefined|letter|normal)\b|\.(?:docx?|dotx?|pdf|xlsx?|pptx?|indd|pub|txt|html?|qxd|tiff?|jpe?g|png|rtf|wpd|fm)$|^[\d\W_]+$|^[0-9a-f-]{20,}$|^\w:\\|^(?:https?|file):|^about:|\bdigital camera$/i;
const notATitle =
  /^(?:dear|hello|hi|to|from|sent|date|cc|bcc|tel|telephone|phone|fax|e-?mail|mobile|web|www|our ref|your ref|ref|page \d|private|strictly|confidential|by (?:e-?mail|post|hand)|without prejudice|mr|mrs|ms|miss|dr|mx)\b/i;
const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/;
const subjectLine = /^(?:re|subject|regarding|title)\s*[:–-]\s*(\S.{2,})$|^RE\s+(\S.{2,})$/;
/** The line that opens a letter. What stands over it is whose paper it is written on, and to whom. */
const salutation = /^(?:dear\s+\S|to whom it may concern\b)/i;
/** Lines a letterhead, an address and references can reasonably take. */
const mostAbove = 45;
/** How a sentence begins that is cut where its line ends, and is no subject of the letter. */
const opensSentence =
  /^(?:i|we|you|he|she|they|it|this|that|there|thank|thanks|further|following|please|as|in|with|an?|after|when|having|since|if|sorry|apologies|many|just|hope|can|could)\b/i;
const longestSubject = 75;
/** Whose paper a letter is written on, by how such names end. */
const ofABody =
  /\b(?:homes?|housing|association|council|borough|trust|group|ltd|limited|llp|plc|solicitors|surveyors|services|society|partnership|lettings|estates?|properties|living|ombudsman|police)$/i;
const waysToReach = /^(?:tel|telephone|phone|fax|e-?mail|web|www)\b|@\S+\.\w/i;
const subjectLineLoose = /^(?:re|subject|regarding)\s*:\s*(\S.{2,})$/i;

/** Title given in a file's properties, where it is a person's and not a program's; else null. */
export function sensibleTitle(title: string | null | undefined): string | null {
  const clean = oneLine(title ?? '');
  return clean.length < 4 || madeByPrograms.test(clean) || !/\p{L}{3}/u.test(clean) ? null : clean;
}

/**
 * A subject line (`Re: ...`) near the top, or of a letter the line under its salutation; else the first line where it reads like a heading and is no letterhead,
 * which is the same on every letter a landlord wrote; else null.
 */
export function titleOfText(text: string): string | null {
  const lines = text
    .slice(0, 6000)
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  for (const line of lines.slice(0, 30)) {
    const found = subjectLine.exec(line) ?? subjectLineLoose.exec(line);
    const subject = found?.[1] ?? found?.[2];
    if (subject !== undefined && subject.length <= 160) return oneLine(subject);
  }
  const greeting = lines.slice(0, mostAbove).findIndex((line) => salutation.test(line));
  if (greeting >= 0) {
    const subject = subjectBelow(lines, greeting);
    if (subject !== null) return subject;
    if (isLetterhead(lines.slice(0, greeting))) return null;
  }
  const first = lines[0];
  return first !== undefined && readsLikeHeading(first) ? first : null;
}

/** The line under a salutation where it is short, reads like a heading, and the next begins anew; else null. */
function subjectBelow(lines: readonly string[], greeting: number): string | null {
  const [subject = '', next = ''] = lines.slice(greeting + 1, greeting + 3);
  const isSubject = subject.length <= longestSubject && readsLikeHeading(subject) && !opensSentence.test(subject) && /^\p{Lu}/u.test(next);
  return isSubject ? subject : null;
}

function isLetterhead([first = '', ...others]: readonly string[]): boolean {
  return ofABody.test(first) || others.slice(0, 4).some((line) => postcode.test(line) || waysToReach.test(line));
}

/** The file name without its ending, with `_` as spaces: the last resort, and the title of pictures. */
export function titleOfFileName(fileName: string): string {
  const stem = fileName.replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, '').replaceAll('_', ' ');
  return oneLine(stem) || 'Without a name';
}

/** Whitespace to single blanks, at most 200 characters. */
export function oneLine(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[\s\u00a0\p{Cc}]+/gu, ' ')
    .trim();
  return clean.length <= longest
    ? clean
    : `${clean
        .slice(0, longest - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
}

function readsLikeHeading(line: string): boolean {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  return (
    line.length >= 6 &&
    line.length <= 110 &&
    line.includes(' ') &&
    letters * 2 > line.length &&
    !/[,;.:{]$/.test(line) &&
    // How what is written for programs begins.
    !/^(?:<|#!)/.test(line) &&
    !/^\d+[a-z]?,? /i.test(line) &&
    !postcode.test(line) &&
    !notATitle.test(line) &&
    !madeByPrograms.test(line) &&
    readDate(line) === null
  );
}
