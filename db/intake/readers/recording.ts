// Owns: sound recordings and videos: how long, made when, in what form, as the file itself notes. Hears no words in them.
import { partialDate } from '../../model/dates.ts';
import type { Found } from '../../model/entry.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { dateOfName } from './found.ts';
import type { Source } from './source.ts';
import { sensibleTitle, titleOfFileName } from './titles.ts';

/** What a recording notes of itself, as far as it does. */
interface Noted {
  readonly title: string | null;
  readonly made: Date | null;
  readonly seconds: number | null;
  readonly hasPicture: boolean | null;
  readonly form: string;
}

/** No phone or recorder set its clock earlier; a clock never set says 1904, 1970 or 1980. */
const earliestMade = Date.UTC(1990, 0, 1);

/** Keeps a recording to be played. It has no words of its own; a typed transcript is another reading. */
export async function readRecording(source: Source, mediaType: string): Promise<ReadResult> {
  const noted = await notedIn(source, mediaType);
  const kind = mediaType.startsWith('video/') && noted.hasPicture !== false ? 'video' : 'audio';
  const headers = [
    ['Length', noted.seconds === null ? '' : lengthInWords(noted.seconds)],
    ['Form', noted.form],
    ['Made', noted.made === null ? '' : noted.made.toISOString()],
    ['Title', noted.title ?? ''],
  ] as const;
  return {
    ok: true,
    extraction: {
      reader: 'recording',
      version: '1',
      kind,
      mediaType,
      found: foundIn(source.fileName, noted),
      text: '',
      html: null,
      pages: [],
      headers: headers.flatMap(([name, value]) => (value === '' ? [] : [{ name, value: value.slice(0, 500) }])),
      columns: [],
      records: [],
    },
    parts: [],
  };
}

/** A day in the recording's own notes goes before one in its name, as for every paper; it is in universal time, as the forms prescribe. */
function foundIn(fileName: string, { title, made }: Noted): Found {
  const base = { title: sensibleTitle(title) ?? titleOfFileName(fileName), sender: null, recipients: null };
  if (made === null) return { ...base, ...dateOfName(fileName) };
  const text = made.toISOString();
  return { ...base, date: partialDate(text.slice(0, 10)), time: text.slice(11, 16), offset: '+00:00', dateBasis: 'metadata' };
}

/** Nothing noted where the form is not known or the notes are broken: what is played does not depend on them. */
async function notedIn({ bytes }: Source, mediaType: string): Promise<Noted> {
  try {
    const { parseBuffer } = await import('music-metadata');
    const { format, common } = await parseBuffer(
      bytes,
      { mimeType: mediaType, size: bytes.byteLength },
      { skipCovers: true, duration: true },
    );
    const made = format.creationTime ?? null;
    return {
      title: common.title ?? null,
      made: made !== null && made.getTime() >= earliestMade && made.getTime() < Date.now() ? made : null,
      seconds: format.duration ?? null,
      hasPicture: format.hasVideo === false && format.hasAudio !== true ? null : (format.hasVideo ?? null),
      form: [format.container, format.codec].filter((part) => part !== undefined && part !== '').join(', '),
    };
  } catch {
    return { title: null, made: null, seconds: null, hasPicture: null, form: '' };
  }
}

/** `1:02:03`, `0:07`. */
function lengthInWords(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
