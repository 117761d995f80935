// Owns: taking the clock out of a zip: every member gets the format's first date. Must not know what the members are.

/** 1 January 1980, the earliest date a zip can hold (PKWARE, APPNOTE.TXT, 4.4.6). */
const [time, date] = [0, (1 << 5) | 1];
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;

/** A copy of the zip in which no member's date depends on when it was made. Throws on bytes that are not a zip without comment. */
export function withFixedDates(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory)
    throw new Error('The document could not be packed: its zip has no plain end.');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let member = 0; member < count; member += 1) {
    if (view.getUint32(at, true) !== directoryEntry) throw new Error('The document could not be packed: its zip directory is broken.');
    setDate(view, at + 12);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== localEntry) throw new Error('The document could not be packed: a member of its zip is broken.');
    setDate(view, local + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

function setDate(view: DataView, at: number): void {
  view.setUint16(at, time, true);
  view.setUint16(at + 2, date, true);
}
