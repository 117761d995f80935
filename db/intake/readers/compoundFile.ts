// Owns: whether a compound file (Microsoft, [MS-CFB]: .msg and the older Office formats) holds together: chains of sectors and its tree of names end, and stay
// inside the file. The library that reads them follows a chain wherever it leads. Must not read what is in it.

const endOfChain = 0xfffffffe;
const noStream = 0xffffffff;
const lastSector = 0xfffffffa;
const entryBytes = 128;
const miniSectorBytes = 64;

/** Whether it begins as one. */
export function isCompound(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.byteLength)).equals(beginning);
}

const beginning = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Whether every chain a reader follows in it ends. */
export function holdsTogether(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) return false;
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return false;
  const sectorBytes = 1 << shift;
  const sectors = Math.ceil(bytes.length / sectorBytes) - 1;
  const at = (sector: number) => (sector + 1) * sectorBytes;
  const word = (place: number) => (place + 4 <= bytes.length ? view.getUint32(place, true) : noStream);

  const tables = tableSectors(word, at, sectors, sectorBytes);
  if (tables === null) return false;
  const perSector = sectorBytes / 4;
  const next = (sector: number) => word(at(tables[Math.floor(sector / perSector)] ?? sectors) + (sector % perSector) * 4);
  const big = (start: number) => chainFrom(start, next, sectors);

  const directory = big(word(48));
  const miniTable = word(64) === 0 ? [] : big(word(60));
  if (directory === null || miniTable === null) return false;
  const nextMini = (sector: number) => word(at(miniTable[Math.floor(sector / perSector)] ?? sectors) + (sector % perSector) * 4);
  const entries = directory.flatMap((sector) =>
    Array.from({ length: sectorBytes / entryBytes }, (_, index) => at(sector) + index * entryBytes),
  );
  const [root] = entries;
  if (root === undefined || big(word(root + 116)) === null) return false;
  return (
    entries.every((entry) => {
      if (bytes[entry + 66] !== 2) return true;
      const [start, size] = [word(entry + 116), word(entry + 120)];
      if (size === 0) return true;
      if (size > bytes.length) return false;
      return size < 4096 ? chainFrom(start, nextMini, Math.ceil(bytes.length / miniSectorBytes)) !== null : big(start) !== null;
    }) && isTree(entries, word)
  );
}

/** The sectors that hold the table of chains: the first 109 stand in the header, the others in a chain of their own. */
function tableSectors(
  word: (place: number) => number,
  at: (sector: number) => number,
  sectors: number,
  sectorBytes: number,
): number[] | null {
  const found: number[] = [];
  const take = (place: number) => {
    const sector = word(place);
    if (sector < lastSector) found.push(sector);
  };
  for (let index = 0; index < 109; index += 1) take(76 + index * 4);
  let more = word(68);
  for (let left = word(72); left > 0 && more < lastSector; left -= 1) {
    if (more >= sectors || found.length > sectors) return null;
    for (let place = at(more); place < at(more) + sectorBytes - 4; place += 4) take(place);
    more = word(at(more) + sectorBytes - 4);
  }
  return found.length > sectors ? null : found;
}

/** The sectors of a chain; null where it leads out of the file or never ends. */
function chainFrom(start: number, next: (sector: number) => number, most: number): number[] | null {
  const chain: number[] = [];
  for (let sector = start; sector !== endOfChain; sector = next(sector)) {
    if (sector >= most || chain.length > most) return null;
    chain.push(sector);
  }
  return chain;
}

/** Whether no entry is met twice on the way from the root: left and right neighbours, and the first inside. */
function isTree(entries: readonly number[], word: (place: number) => number): boolean {
  const met = new Set<number>();
  const waiting = [0];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (entry === undefined || met.has(index)) return false;
    met.add(index);
    for (const link of [68, 72, 76]) {
      const to = word(entry + link);
      if (to !== noStream) waiting.push(to);
    }
  }
  return true;
}
