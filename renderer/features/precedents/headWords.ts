// Owns the words of a head that other decisions may have too, as a search for any of them. Pure.

/** Stand in the title of nearly every head and tell none from another. */
const everywhere = new Set(
  'a about all an and any associated at by case complaint complaints concerning concerns for from handling her his how in into its landlord landlord’s of on or over regarding repeated report reported reports request requests resident resident’s response responses service that the their there this to was were which with'.split(
    ' ',
  ),
);

/** `Repairs to a communal door lock` asks for repairs OR communal OR door OR lock; empty where nothing is left. */
export function wordsOfHead(title: string): string {
  const words =
    title
      .toLowerCase()
      .replaceAll("'", '’')
      .match(/[\p{L}\p{N}][\p{L}\p{N}’-]*/gu) ?? [];
  return [...new Set(words)].filter((word) => word.length > 2 && !everywhere.has(word)).join(' OR ');
}
