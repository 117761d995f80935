// Owns: taking a published decision of an ombudsman to pieces: whose it is, the landlord, the day, heads with their outcomes, orders and the sums in them. Pure; it
// says what stands in the words, and judges and compares nothing.
import { readDate } from './britishDate.ts';
import type { PrecedentBody, PrecedentHead, PrecedentOrder, PrecedentOutcome, Recognised } from './precedents.ts';
import { sumsIn } from './statements.ts';

/** A line or wrapped paragraph. `depth` counts the indents of its marker; null where it has none. */
interface Block {
  readonly text: string;
  readonly depth: number | null;
  readonly section: Section;
}

type Section = 'top' | 'complaint' | 'determination' | 'findings' | 'orders' | 'recommendations' | 'other';

/** Headings of published decisions, as their publishers print them; compared without case, numbers and what stands in brackets. */
const headings: Readonly<Record<string, Section>> = {
  'the complaint': 'complaint',
  complaint: 'complaint',
  'what the complaint is about': 'complaint',
  determination: 'determination',
  determinations: 'determination',
  'our decision': 'determination',
  'final decision': 'determination',
  decision: 'determination',
  'summary of reasons': 'other',
  reasons: 'other',
  'what we found and why': 'findings',
  orders: 'orders',
  'orders and recommendations': 'orders',
  'agreed action': 'orders',
  'agreed actions': 'orders',
  'agreed remedy': 'orders',
  'action i have asked the council to take': 'orders',
  recommendations: 'recommendations',
  'our recommendations': 'recommendations',
  'recommended action': 'recommendations',
  'our approach': 'other',
  background: 'other',
  'background and summary of events': 'other',
  'summary of events': 'other',
  'scope of investigation': 'other',
  'scope of the investigation': 'other',
  scope: 'other',
  jurisdiction: 'other',
  policies: 'other',
  'assessment and findings': 'other',
  assessment: 'other',
  'putting things right': 'other',
  'our investigation': 'other',
  learning: 'other',
  'what i found': 'other',
  'what happened': 'other',
  'how i considered this complaint': 'other',
  'how i considered the complaint': 'other',
  'what i have investigated': 'other',
  'parts of the complaint i did not investigate': 'other',
  'the ombudsman’s role and powers': 'other',
  'the ombudsman’s final decision': 'other',
  analysis: 'other',
  'was there fault': 'other',
  'back to top': 'other',
};

const marker = /^(?:\d{1,3}\.|\(?[a-z]{1,2}[.)]|\(?[ivx]{1,5}[.)]|[•▪◦●*–-])\s+/;

/** Takes a decision to pieces. `text` is canonical text of any reader: one line a paragraph, or wrapped as a PDF has it. */
export function recognisePrecedent(text: string): Recognised {
  const blocks = blocksOf(text);
  const body = bodyOf(text);
  const named = labelled(text);
  const heads = headsOf(blocks, text, body);
  return {
    body,
    reference: referenceIn(text),
    landlord: named.landlord,
    decidedOn: named.decidedOn,
    heads,
    orders: ordersOf(blocks),
  };
}

function bodyOf(text: string): PrecedentBody {
  const start = text.slice(0, 20_000);
  // A decision of either may speak of the other: the words only its own pages bear go first.
  if (/Local Government (?:and|&) Social Care Ombudsman|The Ombudsman['’]s final decision|Local Government Act 1974/.test(start))
    return 'lgsco';
  if (/Housing Ombudsman|Our decision \(determination\)/.test(text)) return 'uk-housing-ombudsman';
  return 'unknown';
}

const referencePattern =
  /(?:\bCOMPLAINT|\bCase ID|\bComplaint reference)\s*:?\s*(\d{9}|\d{2} \d{3} \d{3}[a-z]?)\b|\((\d{9}|\d{2} \d{3} \d{3}[a-z]?)\)/i;

function referenceIn(text: string): string {
  const found = referencePattern.exec(text.slice(0, 20_000));
  return found?.[1] ?? found?.[2] ?? '';
}

/** The landlord and the day, from the labels or the block of lines at the top. */
function labelled(text: string): { readonly landlord: string; readonly decidedOn: string | null } {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '');
  const after = (label: RegExp): string => {
    for (const [index, line] of lines.entries()) {
      const own = label.exec(line);
      if (own === null) continue;
      const rest = line.slice(own[0].length).trim();
      return rest === '' ? (lines[index + 1] ?? '') : rest;
    }
    return '';
  };
  const underReference = lines.findIndex((line) => /^COMPLAINT \d{9}$/.test(line));
  const titled = lines
    .map((line) => /^(.{3,120}?) \((?:\d{9}|\d{2} \d{3} \d{3}[a-z]?)\)$/.exec(line)?.[1])
    .find((name) => name !== undefined);
  const landlord =
    (underReference >= 0 ? lines[underReference + 1] : undefined) ??
    (after(/^Complaint against:/) || after(/^Landlord:?(?=\s|$)(?! type)/) || titled || '');
  const candidates = [
    ...(underReference >= 0 ? lines.slice(underReference + 1, underReference + 5) : []),
    after(/^Decision date ?:?/i),
    after(/^Date:?(?=\s|$)/),
    ...lines.slice(0, 8),
  ];
  return { landlord, decidedOn: firstDay(candidates) };
}

function firstDay(lines: readonly string[]): string | null {
  for (const line of lines) {
    const day = readDate(line.replace(/^(\d{1,2})(?=[A-Z])/, '$1 '));
    if (day?.date.precision === 'day') return day.date.earliest;
  }
  return null;
}

function headingOf(line: string): Section | null {
  const plain = line
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/^\d{1,2}\.\s+/, '')
    .replace(/[:?]$/, '')
    .replaceAll("'", '’')
    .trim()
    .toLowerCase();
  return headings[plain] ?? null;
}

/** Paragraphs with their section. A line that bears no marker goes on the one before it, unless an empty line or a heading stands between. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const open: { words: string[]; depth: number | null } = { words: [], depth: null };
  let section: Section = 'top';
  const close = () => {
    if (open.words.length > 0) blocks.push({ text: open.words.join(' ').replace(/\s+/g, ' ').trim(), depth: open.depth, section });
    open.words = [];
    open.depth = null;
  };
  const lines = text.split(/\n|\f/);
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || /^\d{1,3}$/.test(line)) {
      close();
      continue;
    }
    // In the newer report "Complaint" stands above each of its findings too.
    const heading: Section | null =
      /^complaint$/i.test(line) && section !== 'top' ? 'findings' : /^finding$/i.test(line) ? 'findings' : headingOf(line);
    if (heading !== null && line.length < 60) {
      close();
      section = heading;
      if (heading === 'findings') blocks.push({ text: line, depth: null, section });
      continue;
    }
    const marked = marker.exec(line);
    const goesOn = marked === null && open.words.length > 0 && isWrapped(lines[index - 1] ?? '', line);
    if (!goesOn) close();
    if (marked !== null) open.depth = raw.length - raw.trimStart().length;
    open.words.push(marked === null ? line : line.slice(marked[0].length));
  }
  close();
  return blocks;
}

/** Whether a line goes on the one above: that one did not end, or this one does not begin. */
function isWrapped(above: string, line: string): boolean {
  return !/[.;:!?]["”’)]*\s*$/.test(above) && (above.trim().length > 55 || /^\p{Ll}/u.test(line) || /,\s*$/.test(above));
}

/** Words of an outcome, the longest first; what stands in a negation or an offer is not the bare word within it. */
const outcomeWords: readonly (readonly [PrecedentOutcome, RegExp])[] = [
  [
    'no-maladministration',
    /\bno\s+(?:evidence\s+of\s+)?(?:maladministration|service\s+failure)\b|\bnot\s+(?:find|found)\s+(?:any\s+)?maladministration\b/i,
  ],
  ['severe-maladministration', /\bsevere\s+maladministration\b/i],
  [
    'reasonable-redress',
    /\b(?:reasonable\s+(?:offer\s+of\s+)?redress|(?:offers?|offered|made)\s+(?:of\s+)?(?:reasonable\s+)?redress|redress\b[^.]{0,160}\bresolves?\s+the\s+complaint|resolves?\s+the\s+complaint\b[^.]{0,60}\bsatisfactorily)\b/i,
  ],
  ['resolved-with-intervention', /\bresolved\s+(?:with|following)\s+(?:the\s+)?(?:Ombudsman['’]s\s+)?intervention\b/i],
  [
    'outside-jurisdiction',
    /\b(?:outside\s+(?:of\s+)?(?:the\s+)?(?:(?:Housing\s+)?Ombudsman(?:['’]s)?|our)?\s*(?:service['’]s\s+)?jurisdiction|not\s+within\s+(?:our|the\s+Ombudsman['’]s)\s+jurisdiction|have\s+not\s+investigated|not\s+one\s+(?:which|that)\s+the\s+Ombudsman\s+can\s+(?:consider|investigate))\b/i,
  ],
  ['withdrawn', /\bwithdrawn\b/i],
  ['service-failure', /\b(?:maladministration\s*\(\s*)?service\s+failures?\b\)?/i],
  ['maladministration', /\bmaladministration\b/i],
  ['not-upheld', /\bnot\s+(?:been\s+)?uph(?:e|o)ld\b|\bno\s+fault\b|\bnot\s+at\s+fault\b|\bnot\s+found\s+fault\b|\bwithout\s+fault\b/i],
  ['upheld', /\buph(?:e|o)ld\b|\b(?:was|were|is|been|find|found|finding|of)\s+(?:some\s+)?(?:evidence\s+of\s+)?fault\b|\bat\s+fault\b/i],
];

/** The first outcome a statement names, and where; null where it names none. */
export function outcomeIn(words: string): { readonly outcome: PrecedentOutcome; readonly start: number; readonly end: number } | null {
  let best: { outcome: PrecedentOutcome; start: number; end: number } | null = null;
  for (const [outcome, pattern] of outcomeWords) {
    const found = pattern.exec(words);
    if (found === null) continue;
    const end = found.index + found[0].length;
    // What lies inside another outcome's words is part of them.
    if (best === null || (found.index < best.start && end <= best.start)) best = { outcome, start: found.index, end };
  }
  return best;
}

const toSubject =
  /^\s*,?\s*(?:\b(?:offered|found|identified|made|overall)\b\s*)?(?:\b(?:by|from|on the part of)\s+the\s+(?:landlord|council|association)\b\s*,?\s*)?(?:for\s+(?:its|the|a)\s+service\s+failures?\s+)?\b(?:regarding|in\s+(?:respect|relation|regards?)\s+(?:of|to)|with\s+(?:respect|regards?)\s+to|relating\s+to|concerning|about|when|for|by|of|on|in|with)\b\s*:?\s*/i;

/** Words that lead up to what a head is about and say nothing of it. */
const leadWords =
  /^(?:(?:the|its|a|an|any|this|that|aspect|part|complaint|is|are|was|were|be|reports?|regarding|concerning|in|of|by|to|with|respect|relation|element)\s+){0,4}?(?=(?:the\s+)?(?:landlord|council|resident|associated|complaint|handling|response|management|failure|decision|repairs?|level|request)\b)/i;

/** What a head is about, from the words after or before its outcome. */
function subjectOf(words: string): string {
  const plain = words.replace(/^[\s,:;–-]+/, '').replace(/[\s.,;:]+(?:and|or)?$/, '');
  const short = plain.replace(leadWords, '').trim();
  const subject = short === '' ? plain : short;
  return subject === '' ? '' : subject.charAt(0).toUpperCase() + subject.slice(1);
}

/** Splits a block into sentences; numbers, `(a)` and abbreviations do not end one. */
function sentences(text: string): string[] {
  return text.split(/(?<=[.!?]["”’)]?)\s+(?=["“‘(]?\p{Lu})/u).filter((sentence) => sentence.trim() !== '');
}

function headsOf(blocks: readonly Block[], text: string, body: PrecedentBody): PrecedentHead[] {
  const pairs = findingPairs(blocks);
  if (pairs.length > 0) return pairs;
  const complained = complaintsIn(blocks);
  const decided = decidedIn(blocks);
  if (body === 'lgsco') return lgscoHeads(complained, blocks, text);
  if (decided.length > 0) return decided.map((head) => (head.title === '' ? { ...head, title: complained[0] ?? '' } : head));
  return complained.map((title) => ({ title, outcome: 'unclear' }));
}

/** The newer report: `Complaint`, what it was, `Finding`, what it came to. */
function findingPairs(blocks: readonly Block[]): PrecedentHead[] {
  const found = blocks.filter(({ section }) => section === 'findings');
  return found.flatMap(({ text }, index) => {
    if (!/^finding$/i.test(text)) return [];
    const from = found.slice(0, index).findLastIndex((block) => /^complaint$/i.test(block.text));
    const title =
      from < 0
        ? ''
        : found
            .slice(from + 1, index)
            .map((block) => block.text)
            .join(' ');
    const outcome = outcomeIn(found[index + 1]?.text ?? '')?.outcome ?? 'unclear';
    return title === '' ? [] : [{ title: subjectOf(title), outcome }];
  });
}

/** Who decides says so of what it took up by itself. */
const alsoLooked =
  /^(?:the ombudsman|this service|we|i)\s+(?:(?:has|have|will)\s+)?also\s+(?:consider(?:ed)?|investigated?|assess(?:ed)?|look(?:ed)?\s+(?:at|into))\s+/i;

/** What was complained of: the items of the complaint's lead-in, or what its sentence is about. */
function complaintsIn(blocks: readonly Block[]): string[] {
  const section = blocks.filter((block) => block.section === 'complaint');
  // A paragraph beside the list says who complains or what came of it, unless it says what of.
  const listed = itemsOf(section).filter(({ lead, item }) => item !== '' || /\bcomplain/i.test(lead) || lead.length < 200);
  return listed
    .filter(({ lead, item }) => item !== '' || !/\b(?:whom I|I (?:have )?(?:call|refer))/.test(lead))
    .map(({ lead, item }) => subjectOf((item === '' ? aboutIn(lead) : ownWords(item) || item).replace(alsoLooked, '')))
    .filter((title) => title !== '')
    .slice(0, 30);
}

/** `The complaint is about the landlord's handling of repairs` is about the landlord's handling of repairs. */
function aboutIn(sentence: string): string {
  const about =
    /\bcomplain(?:t|s|ed)(?:\s+\w+){0,3}?\s+(?:about|regarding|concerning|concerns|that|of)\b\s*:?\s*(.+)$|\bcomplain(?:s|ed)\s+(.+)$/is.exec(
      sentence,
    );
  return sentences(about?.[1] ?? about?.[2] ?? sentence)[0] ?? '';
}

function ownWords(item: string): string {
  return sentences(item)[0] ?? item;
}

/** A list flattened: each item with its lead-in; a block that leads into nothing is an item of none. */
function itemsOf(blocks: readonly Block[]): { readonly lead: string; readonly item: string; readonly section: Section }[] {
  const out: { lead: string; item: string; section: Section }[] = [];
  let lead: string | null = null;
  let leadDepth = -1;
  let isLedTo = false;
  let isEnded = false;
  for (const { text, depth, section } of blocks) {
    if (/[:–-]$/.test(text)) {
      lead = text.replace(/\s*[:–-]$/, '');
      leadDepth = depth ?? -1;
      isLedTo = depth !== null;
      isEnded = false;
      continue;
    }
    // Pages made plain set every line of a list as deep as what leads to it: after a colon there is always something.
    if (isLedTo && depth === leadDepth) leadDepth -= 1;
    isLedTo = false;
    // Without markers a list ends with its first full stop.
    const isItem = lead !== null && (depth === null ? !isEnded : depth > leadDepth || leadDepth === -1);
    if (isItem) out.push({ lead: lead ?? '', item: text, section });
    else {
      lead = null;
      out.push({ lead: text, item: '', section });
    }
    isEnded = /[.!]["”’)]*$/.test(text);
  }
  return out;
}

/** Heads with their outcomes, from the section that decides them. */
function decidedIn(blocks: readonly Block[]): PrecedentHead[] {
  const section = blocks.filter((block) => block.section === 'determination');
  const heads = itemsOf(section).flatMap(({ lead, item }): PrecedentHead[] => {
    if (item !== '') {
      const own = decidedBy(item);
      if (own.length > 0) return own;
      const led = outcomeIn(lead);
      return led === null ? [] : [{ title: subjectOf(ownWords(item)), outcome: led.outcome }];
    }
    return sentences(lead).flatMap(decidedBy);
  });
  return heads.filter(({ title, outcome }, index) => heads.findIndex((each) => each.title === title && each.outcome === outcome) === index);
}

/** What one statement decides; several findings in a row are one head each. */
function decidedBy(statement: string): PrecedentHead[] {
  const several = statement.split(
    /(?:[.;]|,?\s+and|\s)\s+(?=(?:in accordance with paragraph\b|(?:that\s+)?there was\s+)?(?:an?\s+)?(?:(?:no|severe)\s+maladministration|maladministration|service failure|reasonable redress)\s+(?:by|in|regarding|with|for)\b)/i,
  );
  return several.flatMap((each) => decidedOnce(several.length > 1 ? each.trim() : each));
}

function decidedOnce(statement: string): PrecedentHead[] {
  const found = outcomeIn(statement);
  if (found === null) return [];
  const rest = statement.slice(found.end);
  const before = statement.slice(0, found.start);
  // `We have made orders ...` and the like speak of findings and make none.
  if (/^(?:we|the ombudsman)\s+(?:have\s+|has\s+)?(?:made|make|order|recommend|can\b|may\b)/i.test(statement)) return [];
  const after = rest.replace(toSubject, '');
  if (after !== rest && /\p{L}{3}/u.test(after)) return [{ title: subjectOf(sentences(after)[0] ?? after), outcome: found.outcome }];
  const named =
    /(?:regarding|in\s+respect\s+of|in\s+relation\s+to|with\s+regards?\s+to|about|complaint\s+(?:about|regarding|concerning))\s+(.+?)(?:,?\s*(?:there\s+was|is|was|which|falls?|lies|has|have|amounts?)\b.*)?$/is.exec(
      before.replace(/^.*?\bparagraph\s+\S+\s+of\s+the\s+[^,]*,\s*/is, ''),
    );
  if (named?.[1] !== undefined) return [{ title: subjectOf(named[1]), outcome: found.outcome }];
  const resolved =
    /\bresolve[sd]?\s+(?:the\s+)?(?:(?:complaints?|matters?|failings?|following\s+complaint)\b\s*(?:satisfactorily)?\s*:?\s*)?(?:(?:about|of|in|regarding|concerning|the\s+complaint\s+about)\s+)?(.+?)(?:\s+satisfactorily)?$/is.exec(
      rest,
    );
  if (resolved?.[1] !== undefined && /\p{L}{3}/u.test(resolved[1]) && !/^satisfactorily/i.test(resolved[1]))
    return [{ title: subjectOf(resolved[1]), outcome: found.outcome }];
  const offered = /\bredress\b.*?\b(?:in\s+relation\s+to|in\s+respect\s+of|regarding|for|to)\s+(.+?)(?:,?\s*which\b.*)?$/is.exec(statement);
  if (offered?.[1] !== undefined) return [{ title: subjectOf(offered[1]), outcome: found.outcome }];
  const investigated = /\bnot\s+investigated\s+(.+)$/is.exec(statement);
  return [{ title: investigated?.[1] === undefined ? '' : subjectOf(investigated[1]), outcome: found.outcome }];
}

/** The Local Government and Social Care Ombudsman decides a complaint as a whole; its parts are what was complained of. */
function lgscoHeads(complained: readonly string[], blocks: readonly Block[], text: string): PrecedentHead[] {
  const label = /^Decision ?: ?(.+)$/im.exec(text.slice(0, 4000))?.[1];
  const summary = /Summary:\s*([\s\S]{1,1500}?)(?:\n\s*\n|\nThe complaint)/.exec(text)?.[1]?.replace(/\s+/g, ' ');
  const final = blocks.filter(({ section }) => section === 'determination').map((block) => block.text);
  const outcome = [label, summary, ...final]
    .map((words) => (words === undefined ? null : outcomeIn(words)))
    .find((found) => found !== null)?.outcome;
  return (complained.length === 0 ? [subjectOf(sentences(summary ?? '')[0] ?? '')] : complained)
    .filter((title) => title !== '')
    .map((title) => ({ title, outcome: outcome ?? 'unclear' }));
}

/** What every decision says of orders, and orders nobody to do anything. */
const saysNothing =
  /^(?:Landlords must comply with our orders|Our recommendations are not binding|We have the discretion|Where we find|(?:The landlord must |It must )?provide (?:us with )?(?:documentary )?evidence (?:of|that)|The landlord must provide documentary evidence|The landlord may deduct|No later than|What the landlord must do)/i;
/** Words without which a paragraph orders, agrees or recommends nothing. */
const obliges =
  /\b(?:must|order(?:s|ed)?|pay|paid|apologis\w+|recommend\w*|should|agreed|propose[ds]?|will|to|review|provide|write|complete|arrange|contact)\b/i;

function ordersOf(blocks: readonly Block[]): PrecedentOrder[] {
  const wanted = blocks.filter(
    ({ section, text }) =>
      (section === 'orders' || section === 'recommendations') &&
      text.length > 25 &&
      !saysNothing.test(text) &&
      !/^\d{1,2} \w+ \d{4}$/.test(text),
  );
  return itemsOf(wanted)
    .map(({ lead, item, section }): PrecedentOrder => {
      const text = item === '' ? lead : `${lead}: ${item}`;
      const isOrder = section !== 'recommendations' && !/\brecommend(?:ed|s)?\b/i.test(text);
      return { text, sums: sumsIn(text).map(({ pence }) => pence), isOrder };
    })
    .filter(({ text }) => obliges.test(text));
}
