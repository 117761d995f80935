// Owns asking where a file is to be saved, and saving it there whole. Must not know what it holds.
import { type BrowserWindow, dialog } from 'electron';
import { saveWhole } from './savedFile.ts';

/** Asks where to, offering `name`, and writes the chunks there; null where nobody chose a place. Rejects where it could not be written. */
export async function savedAs(
  window: BrowserWindow,
  name: string,
  filters: Electron.FileFilter[],
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ readonly path: string } | null> {
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: name,
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (chosen.canceled || chosen.filePath === '') return null;
  await saveWhole(chosen.filePath, chunks);
  return { path: chosen.filePath };
}
