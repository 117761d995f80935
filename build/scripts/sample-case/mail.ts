// Owns writing the sample case's e-mails as .eml files, with the encodings real senders use. It must not send anything.
import iconv from 'iconv-lite';
import MailComposer from 'nodemailer/lib/mail-composer';
import { blocksOf, optionalValue, requiredValue, type SourceText } from './sourceText.ts';
import { htmlFragment } from './webText.ts';

/** A file carried by an e-mail. */
export type Attachment = { readonly name: string; readonly bytes: Buffer };

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A header date with the sender's own offset, from "2023-04-18 21:14:05 +0100". */
function headerDate(source: SourceText): string {
  const typed = requiredValue(source, 'date');
  const parts = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{4})$/.exec(typed);
  if (!parts) throw new Error(`${source.place}: write the date as "2023-04-18 21:14:05 +0100", not "${typed}".`);
  const [, year, month, day, time, offset] = parts;
  const weekday = days[new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDay()];
  return `${weekday}, ${Number(day)} ${months[Number(month) - 1]} ${year} ${time} ${offset}`;
}

/** The HTML alternative; `remote picture` adds the counting pixel of a mailing system, which the application must never fetch. */
function htmlPart(source: SourceText): string {
  const picture = optionalValue(source, 'remote picture');
  const pixel = picture === undefined ? '' : `<img src="${picture}" width="1" height="1" alt="">\n`;
  return `<div dir="ltr">\n${htmlFragment(blocksOf(source.body))}\n${pixel}</div>`;
}

/**
 * The source as an e-mail. Header keys: from, to, cc, subject, date, message-id, in-reply-to, references, mailer;
 * `html: yes` adds an HTML alternative (with a `remote picture`, if any),
 * `encoding: base64` or `charset: windows-1252` write the text part as older programs do.
 */
export async function writeEml(source: SourceText, attachments: readonly Attachment[]): Promise<Buffer> {
  const messageId = requiredValue(source, 'message-id');
  const charset = optionalValue(source, 'charset');
  const cc = optionalValue(source, 'cc');
  const inReplyTo = optionalValue(source, 'in-reply-to');
  const references = optionalValue(source, 'references');
  const mailer = optionalValue(source, 'mailer');
  const composer = new MailComposer({
    from: requiredValue(source, 'from'),
    to: requiredValue(source, 'to'),
    subject: requiredValue(source, 'subject'),
    date: headerDate(source),
    messageId,
    // A fixed boundary: the composer's own is random and the bytes would differ on every run.
    baseBoundary: messageId.replaceAll(/[^a-z0-9]/gi, ''),
    ...(cc === undefined ? {} : { cc }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(references === undefined ? {} : { references: references.split(' ') }),
    ...(mailer === undefined ? {} : { headers: { 'X-Mailer': mailer } }),
    ...(charset === undefined
      ? {
          text: source.body,
          textEncoding: optionalValue(source, 'encoding') === 'base64' ? ('base64' as const) : ('quoted-printable' as const),
        }
      : {
          alternatives: [
            {
              contentType: `text/plain; charset=${charset}`,
              content: iconv.encode(source.body, charset),
              contentTransferEncoding: 'quoted-printable' as const,
            },
          ],
        }),
    ...(optionalValue(source, 'html') === 'yes' ? { html: htmlPart(source) } : {}),
    attachments: attachments.map(({ name, bytes }) => ({
      filename: name,
      content: bytes,
      contentDisposition: 'attachment' as const,
      ...(name.endsWith('.eml') ? { contentType: 'message/rfc822' } : {}),
    })),
  });
  return composer.compile().build();
}
