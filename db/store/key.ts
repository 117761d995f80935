// Owns: what opens an encrypted file, and how the driver is told. Must not open anything or keep a key.

/**
 * What opens an encrypted file. The 256 bits of a file of the desk are given as they are, so that opening costs no derivation; a file that travels has a
 * passphrase, stretched by the driver (PBKDF2-HMAC-SHA-512, 256,000 rounds: SQLCipher 4).
 */
export type FileKey = { readonly raw: Uint8Array } | { readonly passphrase: string };

/**
 * The driver's settings for a key, all named so that a new default of the driver does not change what we write. A file of the desk is under AEGIS-256, which costs
 * next to nothing where the processor knows AES; one that travels is as SQLCipher 4 writes it (AES-256, HMAC-SHA-512 over each page), so that other programs read it
 * too. Its rounds are above the 210,000 that OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA-512. Both find out a page that was changed.
 */
export function cipherSettings(key: FileKey): readonly string[] {
  return 'raw' in key ? [`cipher = 'aegis'`, `algorithm = 'aegis-256'`] : [`cipher = 'sqlcipher'`, 'kdf_iter = 256000'];
}

/** A key as the driver reads it, quoted for SQL. */
export function keyWords(key: FileKey): string {
  const words = 'raw' in key ? `raw:${Buffer.from(key.raw).toString('hex')}` : key.passphrase;
  return `'${words.replaceAll("'", "''")}'`;
}
