// Owns: what opens an encrypted file, and how the driver is told. Must not open anything or keep a key.

/**
 * What opens an encrypted file. The 256 bits of a file of the desk are given as they are, so that opening costs no derivation; a file that travels has a
 * passphrase, stretched by the driver (PBKDF2-HMAC-SHA-512, 256,000 rounds: SQLCipher 4).
 */
export type FileKey = { readonly raw: Uint8Array } | { readonly passphrase: string };

/** The driver's cipher, named so that a new default of the driver does not change what we write: AES-256 with an HMAC over every page. */
export const cipher = 'sqlcipher';

/** Rounds that stretch a passphrase, named for the same reason: above the 210,000 that OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA-512. */
export const rounds = 256_000;

/** A key as the driver reads it, quoted for SQL. */
export function keyWords(key: FileKey): string {
  const words = 'raw' in key ? `x'${Buffer.from(key.raw).toString('hex')}'` : key.passphrase;
  return `'${words.replaceAll("'", "''")}'`;
}
