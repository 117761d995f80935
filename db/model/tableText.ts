// Owns: tables as text for other programs' sheets: cells that no sheet takes for a formula, and CSV. Pure.

/** Text that a sheet would take for a formula is written behind an apostrophe (OWASP, CSV Injection). */
export function cellText(text: string): string {
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}

/** Rows as CSV (IETF, RFC 4180): every cell between quotation marks, lines ended by CR LF. The mark at its beginning tells sheets that it is UTF-8. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (content: string | number) =>
    `"${(typeof content === 'number' ? String(content) : cellText(content)).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
