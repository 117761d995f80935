// Owns: that recordings are known by their content, kept to be played, dated by what they note or are called, and never listed as unreadable.
import { expect, test } from 'vitest';
import { readFileBytes, readFirstBytes } from '../../../db/intake/readers/read.ts';
import { tone } from '../../support/tone.ts';

/** The head of an MP4 (ISO/IEC 14496-12): a file type box and a movie header made at a moment, with no track. */
function movie(brand: string, made: Date): Uint8Array {
  const box = (name: string, body: Uint8Array) => {
    const bytes = Buffer.alloc(8 + body.length);
    bytes.writeUInt32BE(bytes.length, 0);
    bytes.write(name, 4, 'latin1');
    bytes.set(body, 8);
    return bytes;
  };
  const header = Buffer.alloc(100);
  const since1904 = Math.round(made.getTime() / 1000) + 2_082_844_800;
  header.writeUInt32BE(since1904, 4);
  header.writeUInt32BE(since1904, 8);
  header.writeUInt32BE(1000, 12);
  header.writeUInt32BE(83_000, 16);
  return Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`, 'latin1')), box('moov', box('mvhd', header))]);
}

test('a sound file is kept to be played, with the day of its name and its length', async () => {
  const read = await readFileBytes(tone(2), '2023-10-21 music.wav');
  expect(read).toMatchObject({
    ok: true,
    extraction: {
      ...{ reader: 'recording', kind: 'audio', mediaType: 'audio/wav', text: '' },
      found: { title: '2023-10-21 music', date: { earliest: '2023-10-21' }, dateBasis: 'file-name' },
      headers: [{ name: 'Length', value: '0:02' }, { name: 'Form' }],
    },
  });
});

test('a phone’s recording bears the moment it notes, in universal time; a clock never set is not believed', async () => {
  const made = await readFileBytes(movie('M4A ', new Date('2023-10-21T22:14:05Z')), 'voice.m4a');
  expect(made).toMatchObject({
    extraction: {
      ...{ kind: 'audio', mediaType: 'audio/mp4' },
      found: { date: { earliest: '2023-10-21' }, time: '22:14', offset: '+00:00', dateBasis: 'metadata' },
    },
  });
  const unset = await readFileBytes(movie('qt  ', new Date('1904-01-01T00:00:00Z')), 'IMG_2041.MOV');
  expect(unset).toMatchObject({ extraction: { kind: 'video', mediaType: 'video/quicktime', found: { dateBasis: 'none' } } });
});

test.each([
  ['OggS\0\x02\0\0\0\0\0\0\0\0aaaa\0\0\0\0bbbb\x01\x13OpusHead\x01\x01', 'PTT-20231021-WA0003.opus', 'audio/ogg'],
  ['#!AMR\n', 'note.amr', 'audio/amr'],
  ['fLaC\0\0\0\x22', 'a.flac', 'audio/'],
  ['\x1aE\xdf\xa3\x93\x42\x82\x88matroska', 'a.mkv', 'video/matroska'],
] as const)('%j is a recording by its first bytes', async (head, name, mediaType) => {
  const bytes = new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(300)]));
  const read = await readFileBytes(bytes, name);
  expect(read).toMatchObject({ ok: true, extraction: { reader: 'recording', mediaType: expect.stringContaining(mediaType) } });
});

test('a name that says recording is not believed where the content is none', async () => {
  const read = await readFileBytes(new Uint8Array([1, 2, 0, 4, 0, 0, 9]), 'voice.mp3');
  expect(read).toMatchObject({ ok: false, reason: expect.stringContaining('not a recording of a known kind') });
});

test('of a file too large to open, a recording is still kept to be played', async () => {
  expect(await readFirstBytes(tone(1).subarray(0, 4096), 'long.wav')).toMatchObject({ ok: true, extraction: { kind: 'audio' } });
  expect(await readFirstBytes(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]), 'long.pdf')).toMatchObject({ ok: false });
});
