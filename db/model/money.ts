// Owns: money as integer pence: to and from pounds, and in words. No floating sums are ever added up here or elsewhere.
import { sumsIn } from './statements.ts';

/** Pence in so many pounds; at most two decimals are meant. */
export function penceOf(pounds: number): number {
  return Math.round(pounds * 100);
}

/** Pounds as a number for a case file: 10050 is 100.5. */
export function poundsOf(pence: number): number {
  return pence / 100;
}

/** `£100`, `£1,250.50`: pence are shown only where there are some. */
export function formatPounds(pence: number): string {
  const sign = pence < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(pence) / 100);
  const rest = Math.abs(pence) % 100;
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}£${grouped}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** Whether words state this sum, in whatever spelling. */
export function statesSum(text: string, pence: number): boolean {
  return sumsIn(text).some((sum) => sum.pence === pence);
}

/** Reads `100`, `£1,250.50`, `1 250` as typed; null when it is not a sum of money. */
export function parsePounds(text: string): number | null {
  const match = /^£?\s*(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, pounds = '', pence = ''] = match;
  return Number(pounds.replace(/[, ]/g, '')) * 100 + Number(pence.padEnd(2, '0') || '0');
}

/**
 * Sums as typed in one field, `£1,250.50, £300`: in pence, in order. A comma between figures in threes belongs to its sum; null when a piece is no sum of money.
 */
export function parseSums(text: string): readonly number[] | null {
  const pieces = text.split(/;|,(?!\d{3}(?!\d))/).map((piece) => piece.trim());
  const sums = pieces.filter((piece) => piece !== '').map((piece) => parsePounds(piece) ?? sumsIn(piece)[0]?.pence);
  return sums.every((sum) => sum !== undefined) ? sums : null;
}
