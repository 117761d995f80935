// Owns making a zip-based file (docx, xlsx) byte-stable: same members, one fixed date, no clock. It must not know what the members mean.
import { crc32, deflateRawSync } from 'node:zlib';
import { type Entry, fromBuffer } from 'yauzl';

type Member = { readonly name: string; readonly bytes: Buffer };

// 1 January 2023 00:00 in the MS-DOS form a zip header wants; the documents' own dates are inside them.
const dosDate = ((2023 - 1980) << 9) | (1 << 5) | 1;

function membersOf(zip: Buffer): Promise<readonly Member[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (openError, file) => {
      if (openError || !file) return reject(openError ?? new Error('The zip could not be opened.'));
      const members: Member[] = [];
      file.on('error', reject);
      file.on('end', () => resolve(members));
      file.on('entry', (entry: Entry) => {
        if (entry.fileName.endsWith('/')) return file.readEntry();
        file.openReadStream(entry, (readError, stream) => {
          if (readError || !stream) return reject(readError ?? new Error(`${entry.fileName} could not be read.`));
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('error', reject);
          stream.on('end', () => {
            members.push({ name: entry.fileName, bytes: Buffer.concat(parts) });
            file.readEntry();
          });
        });
      });
      file.readEntry();
    });
  });
}

function zipOf(members: readonly Member[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name, 'utf8');
    const packed = deflateRawSync(member.bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(dosDate, 8);
    common.writeUInt32LE(crc32(member.bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(member.bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, central, name]));
    bodies.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

/**
 * The same document with every moment of its making replaced by `made` (ISO instant, as the document's own created and modified dates)
 * and with zip headers that carry a fixed date: the same input gives the same bytes on every run.
 */
export async function withFixedDates(zip: Buffer, made: string): Promise<Buffer> {
  const members = await membersOf(zip);
  return zipOf(
    members.map(({ name, bytes }) => {
      if (name !== 'docProps/core.xml') return { name, bytes };
      const xml = bytes.toString('utf8').replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${made}`);
      return { name, bytes: Buffer.from(xml, 'utf8') };
    }),
  );
}
