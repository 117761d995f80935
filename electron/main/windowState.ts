// Owns the small file that remembers where the window was. Must not hold anything about cases.
import { z } from 'zod';
import { type RememberedFile, rememberedFile } from './rememberedFile.ts';

const stateShape = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }).nullable(),
  isMaximized: z.boolean(),
});

/** Where a window was, in screen points; null bounds: not known. */
export type WindowState = z.infer<typeof stateShape>;

/** Reads and writes the remembered place. */
export type WindowStateFile = RememberedFile<WindowState>;

const unknown: WindowState = { bounds: null, isMaximized: false };

/**
 * The remembered place of the window.
 * @param folder user data; made when missing
 * @param name which window's
 */
export function windowStateFile(folder: string, name = 'window'): WindowStateFile {
  // The usual place is the right answer where none is remembered.
  return rememberedFile(folder, name, stateShape, unknown);
}
