// Owns the words for messages in a reader: their head, what came with them, what they quote, their thread.
import type { LinkBasis } from '../../db/model/thread.ts';
import { counted } from './ui.ts';

export const mailText = {
  head: 'The message’s head',
  from: 'From',
  to: 'To',
  cc: 'Cc',
  date: 'Date',
  subject: 'Subject',
  view: 'Shown as',
  marked: 'HTML',
  plain: 'Plain text',
  plainHint: 'The sender’s program sent the words twice, and they differ. Marks rest on the HTML.',
  notInPlain: (count: number) => `${counted(count, 'mark')} of the HTML ${count === 1 ? 'is' : 'are'} not in the plain text.`,
  heldBack: (count: number) =>
    `${counted(count, 'picture')} from the internet ${count === 1 ? 'was' : 'were'} held back; nothing is ever fetched.`,
  attachments: (count: number) => counted(count, 'attachment'),
  size: (bytes: number) =>
    bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-GB')} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  lines: (count: number) => `${counted(count, 'line')} quoted`,
  of: (exhibit: string, date: string) => ` from ${exhibit}, ${date}`,
  ofUnsupplied: (who: string, date: string) =>
    ` from a message${who === '' ? '' : ` of ${who}`}${date === '' ? '' : `, ${date}`}, not supplied by itself`,
  more: (count: number) => ` and ${counted(count, 'message')} before it`,
  thread: (count: number) => `Thread of ${counted(count, 'message')}`,
  threadShow: 'Show the thread',
  threadHide: 'Back to the message',
  threadList: 'Messages of this thread',
  basis: {
    headers: 'answers, as its headers say',
    subject: 'same subject and people; no header says that it answers',
  } satisfies Readonly<Record<LinkBasis, string>>,
  quotesIt: 'quotes it',
  answers: (exhibit: string) => `answers ${exhibit}`,
  copies: (exhibits: readonly string[]) => `also received as ${exhibits.join(', ')}`,
  nothingOwn: 'No words of its own.',
  unseen: (count: number, namedBy: readonly string[]) =>
    `${count === 1 ? 'One message' : `${count} messages`} of this thread ${count === 1 ? 'was' : 'were'} not supplied (named in the headers of ${namedBy.join(', ')}).`,
  onlyQuoted: 'Only quoted here',
  offer: (who: string, date: string) =>
    `This message quotes one${date === '' ? '' : ` of ${date}`}${who === '' ? '' : ` from ${who}`} that was not supplied as a paper of its own.`,
  make: 'Make it a record',
  made: (exhibit: string) => `${exhibit} was made of the quoted message`,
  here: 'open now',
  someone: 'an unnamed sender',
} as const;
