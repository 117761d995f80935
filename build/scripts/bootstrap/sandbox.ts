// Owns the one argument root needs: Chromium's own sandbox refuses root. Must not be used by what ships.
import process from 'node:process';

/** The argument for root, none for anybody else. */
export function asRoot(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
