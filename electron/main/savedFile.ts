// Owns writing a file a person asked for: whole to a temporary name beside it, flushed, then renamed. Must not ask where to.
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes chunks to a file so that either all of them or the former file is there.
 * @throws {Error} of the file system, or of the source of the chunks; nothing is left behind then
 */
export async function saveWhole(file: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  const temporary = `${file}.${randomUUID()}.part`;
  const handle = await open(temporary, 'wx');
  try {
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (problem) {
    await rm(temporary, { force: true });
    throw problem;
  }
}
