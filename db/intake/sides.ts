// Owns: whose act or account a paper is: the author's side, found from sender, signature or letterhead. The investigator can change each.
import type { Written } from '../domains/intake/authors.ts';
import type { Party } from '../model/draft.ts';
import type { EntryKind, Side, SideBasis } from '../model/entry.ts';
import { addressesIn } from '../model/message.ts';

/** Characters read at each end of a letter. */
export const letterEnds = 4000;

/** What is known of the people in the case when papers come in. */
export interface People {
  readonly landlordName: string;
  readonly parties: readonly Party[];
  /** E-mails already on the resident's side: who wrote, and to whom. */
  readonly residentMail: readonly Written[];
}

export interface Authored {
  readonly kind: EntryKind;
  readonly sender: string | null;
  readonly recipients: string | null;
  readonly text: string;
  readonly suppliedBy: Side;
  /** What was found of the message or sheet it is part of; null for a file of its own. */
  readonly parent: SideFound | null;
}

export interface SideFound {
  readonly side: Side;
  readonly basis: SideBasis;
}

// Words that half the landlords of the country have in their names.
const commonWords = new Set(
  'the of and a in for housing association associations homes home group limited ltd plc llp trust society community communities council borough city county district metropolitan london royal living properties property estates estate services service management cooperative co-operative coop partnership residential lettings national new first'.split(
    ' ',
  ),
);
const privateMail =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|talktalk|virginmedia|ntlworld|blueyonder|tiscali|plusnet|protonmail|proton|pm|gmx|mail|zoho|fastmail|tutanota|post)\./;
// Bodies that are party to no tenancy, unless the case names them as one.
const publicBody = /(?:^|\.)(?:gov\.uk|nhs\.uk|nhs\.net|parliament\.uk|cjsm\.net)$|police|constabulary/;
const policeName = /\b(?:police|constabulary)\b/i;
const closing =
  /^(?:yours\s+(?:sincerely|faithfully|truly)|(?:kind|best|warm|many)?\s*regards|many thanks|thanks|thank you|with thanks|sincerely|signed)\b/i;

/** Addresses whose side a judge remembers. */
const mostJudged = 10_000;

/** Judges papers by what is known of the people in one case. */
export interface SideJudge {
  readonly sideOf: (paper: Authored) => SideFound;
  /** Addresses that e-mails on the resident's side show to be of the household, without those known before. */
  readonly newAddresses: (mail: readonly Written[]) => ReadonlySet<string>;
}

/** Makes the judge for one case; what it knows is worked out once, not per paper. */
export function sideJudge(people: People): SideJudge {
  const landlord = landlordWords(people.landlordName);
  const known = people.parties.map((party) => ({
    side: sideOfRole(party.role),
    names: [...party.names, ...party.aliases, party.label].map(fold).filter((name) => name.length > 2),
    addresses: party.emails.map((email) => email.trim().toLowerCase()),
  }));
  const domains = new Map<string, Side>();
  for (const { side, addresses } of known) {
    for (const address of addresses) {
      const domain = domainOf(address);
      if (domain !== '' && !privateMail.test(domain)) domains.set(domain, side);
    }
  }

  /** A few people write most of the mail of a case. */
  const judged = new Map<string, Side | null>();
  const ofAddress = (address: string): Side | null => {
    const before = judged.get(address);
    if (before !== undefined) return before;
    const domain = domainOf(address);
    const side =
      known.find(({ addresses }) => addresses.includes(address))?.side ??
      domains.get(domain) ??
      (isLandlordDomain(domain) ? 'landlord' : null);
    if (judged.size < mostJudged) judged.set(address, side);
    return side;
  };
  const ofName = (name: string): Side | null => {
    const folded = fold(name);
    return folded === '' ? null : (known.find(({ names }) => names.some((own) => own === folded || turned(own) === folded))?.side ?? null);
  };
  const isLandlordDomain = (domain: string): boolean => {
    if (domain === '' || privateMail.test(domain)) return false;
    const labels = domain
      .split('.')
      .slice(0, -1)
      .map((label) => label.replace(/[^a-z0-9]/g, ''));
    return labels.some(
      (label) =>
        (landlord.joined.length >= 4 && label.includes(landlord.joined)) ||
        landlord.initials.some((initials) => label === initials || (initials.length >= 4 && label.startsWith(initials))),
    );
  };
  const namesLandlord = (line: string): boolean => {
    const words = ` ${fold(line)} `;
    return (
      (landlord.full !== '' && words.includes(` ${landlord.full} `)) ||
      (landlord.distinctive.length > 0 && landlord.distinctive.every((word) => words.includes(` ${word} `)))
    );
  };

  /** Whoever wrote to the landlord from the resident's own papers, or from a private address, is of the resident's household; a name without an address tells nobody apart. */
  const householdOf = (mail: readonly Written[]) =>
    mail
      .map(({ sender, recipients }) => ({ address: addressOf(sender), recipients }))
      .filter(
        ({ address, recipients }) =>
          address !== '' &&
          (privateMail.test(domainOf(address)) || addressesIn(recipients ?? '').some((to) => ofAddress(to) === 'landlord')),
      )
      .map(({ address }) => address);
  const residentAddresses = new Set(householdOf(people.residentMail));

  const ofSender = (paper: Authored): Side | null => {
    const { name, address } = senderParts(paper.sender ?? '');
    const sure = ofAddress(address) ?? ofName(name);
    if (sure !== null) return sure;
    if (publicBody.test(domainOf(address)) || policeName.test(name)) return 'third';
    if (name !== '' && !privateMail.test(domainOf(address)) && namesLandlord(name)) return 'landlord';
    if (residentAddresses.has(address)) return 'resident';
    // A private address writing to the landlord, found in the landlord's own papers, is the other side of the correspondence.
    const isToLandlord = addressesIn(paper.recipients ?? '').some((to) => ofAddress(to) === 'landlord');
    return paper.suppliedBy === 'landlord' && privateMail.test(domainOf(address)) && isToLandlord ? 'resident' : null;
  };

  /** Signature first: a letter to the landlord has its name at the top as well. */
  const ofLetter = (text: string): Side | null => {
    const read = text.length <= 2 * letterEnds ? text : `${text.slice(0, letterEnds)}\n${text.slice(-letterEnds)}`;
    const lines = read
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const end = lines.findLastIndex((line) => closing.test(line));
    if (end >= 0) {
      for (const line of lines.slice(end + 1, end + 9)) {
        const side = ofName(line.replace(/^(?:mr|mrs|ms|miss|mx|dr)\.?\s+/i, '')) ?? (namesLandlord(line) ? 'landlord' : null);
        if (side !== null) return side;
      }
    }
    // A form copied from the landlord's pages bears its name too: only a letter to a person counts.
    const toPerson = lines
      .slice(0, 45)
      .some(
        (line) => /^dear\s/i.test(line) && !/^dear\s+(?:sir|madam|team|all|complaints|colleagues?)\b/i.test(line) && !namesLandlord(line),
      );
    const isLetterhead = toPerson && lines.slice(0, 2).some((line) => line.length <= 80 && namesLandlord(line));
    return isLetterhead ? 'landlord' : null;
  };

  const sideOf = (paper: Authored): SideFound => {
    const found = paper.sender !== null && paper.kind !== 'sheet' ? ofSender(paper) : null;
    const isLetter = paper.kind === 'pdf' || paper.kind === 'word' || paper.kind === 'text' || paper.kind === 'web';
    const side = found ?? (isLetter ? ofLetter(paper.text) : null);
    return side === null ? (paper.parent ?? { side: paper.suppliedBy, basis: 'supplier' }) : { side, basis: 'sender' };
  };
  return { sideOf, newAddresses: (mail) => new Set(householdOf(mail).filter((address) => !residentAddresses.has(address))) };
}

/** The address an entry was sent from, in small letters; empty where its sender is but a name. */
export function addressOf(sender: string): string {
  return addressesIn(sender)[0] ?? '';
}

/** The side a party's role puts it on; contractors act for the landlord, the police and neighbours for neither. */
function sideOfRole(role: string): Side {
  if (/landlord|contractor|managing agent|housing officer/i.test(role)) return 'landlord';
  return /resident|tenant|leaseholder|complainant|represent|household|advocate|occupier/i.test(role) ? 'resident' : 'third';
}

function senderParts(sender: string): { name: string; address: string } {
  return {
    address: addressOf(sender),
    name: sender
      .replace(/<[^>]*>/g, ' ')
      .replace(/["']/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

function landlordWords(name: string): { full: string; distinctive: string[]; joined: string; initials: string[] } {
  const bracketed = [...name.matchAll(/\(([A-Za-z]{2,8})\)/g)].map((found) => (found[1] ?? '').toLowerCase());
  const plain = name.replace(/\([^)]*\)/g, ' ');
  const words = fold(plain).split(' ').filter(Boolean);
  const distinctive = words.filter((word) => word.length >= 3 && !commonWords.has(word));
  const capitals = words.map((word) => word[0]).join('');
  return {
    full: words.length > 1 ? words.join(' ') : '',
    distinctive,
    joined: distinctive.join(''),
    initials: [...new Set([...bracketed, ...(capitals.length >= 3 ? [capitals] : [])])].filter((initials) => initials.length >= 3),
  };
}

function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .toLowerCase()
    .trim();
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** `smith jane` for `jane smith`: mail programs write surnames first. */
function turned(name: string): string {
  const words = name.split(' ');
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
}
