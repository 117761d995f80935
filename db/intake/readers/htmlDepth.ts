// Owns how deep elements of HTML lie in one another before it is read or shown. Must not touch words.

/** A thread answered for years lies some hundred deep. */
const deepest = 1000;
/** With fewer tags it cannot be deep enough to matter: a browser looks through all that is open at each tag, which so often takes no time. */
const fewTags = 5000;

const tag = /<(\/?)([a-z][a-z0-9]*)(?=[\s/>])[^<>]*>/gi;
/** Elements that hold nothing, and those that end by themselves where the next begins (WHATWG, HTML Living Standard, "Optional tags"). */
const neverDeep =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|option|optgroup|tr|td|th|tbody|thead|tfoot|colgroup|rt|rp)$/i;

/**
 * The same HTML without the tags of elements that lie more than a thousand deep: words and their order stay. A page of a megabyte that opened an element with every tag
 * kept its reader busy for a quarter of a minute and the window for more than one.
 */
export function noDeeper(html: string): string {
  if (html.split('<', fewTags + 1).length <= fewTags) return html;
  let depth = 0;
  return html.replace(tag, (whole, slash: string, name: string) => {
    if (neverDeep.test(name) || whole.endsWith('/>')) return whole;
    if (slash === '/') {
      depth = Math.max(0, depth - 1);
      return depth >= deepest ? '' : whole;
    }
    depth += 1;
    return depth > deepest ? '' : whole;
  });
}
