// Owns: planning what applying a case file changes in a case. Pure: reads the current draft and the evidence, writes nothing. Refuses the file whole,
// naming the place, rather than place part of it. Rules settled in docs/decisions/0011-applying-a-case-file.
import { isDeepStrictEqual } from 'node:util';
import { locate } from '../../model/anchor.ts';
import { type CaseFile, caseFileSchema, type FileParagraph } from '../../model/caseFile.ts';
import { checkIds } from '../../model/checks.ts';
import {
  type Anchor,
  type Cite,
  type Draft,
  type DraftChange,
  type DraftKind,
  type DraftRow,
  type DraftValue,
  type Exclusion,
  type Facts,
  keyLetters,
  type Paragraph,
  type Run,
} from '../../model/draft.ts';
import type { EntryFacts } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import { isExhibit, newId } from '../../model/ids.ts';
import { penceOf } from '../../model/money.ts';
import type { EntryPatch } from '../../model/operations.ts';
import { parseRuns, type RunTarget } from '../../model/runs.ts';
import { ruleSetOf } from '../../rules/index.ts';
import { readDate, readDateOrNone } from './dates.ts';
import type { EvidenceEntry, EvidenceLookup } from './evidence.ts';
import { namesFor } from './names.ts';
import { type Path, refuse, refuseShape } from './refuse.ts';

export interface ItemEdit {
  readonly entryId: string;
  readonly seenRevision: number;
  /** Only the facts that change; one that equals what was found takes the edit back. */
  readonly patch: EntryPatch;
}

/** Everything applying a file does, in an order in which no reference points at a row that is not there. Empty when the case is so already. */
export interface CaseFilePlan {
  readonly changes: readonly DraftChange[];
  readonly items: readonly ItemEdit[];
}

export interface ApplyContext {
  readonly draft: Draft;
  readonly evidence: EvidenceLookup;
}

/** A row the file asks for. Rows of one `group` are ordered among themselves. */
interface Wanted<K extends DraftKind = DraftKind> {
  readonly kind: K;
  readonly id: string;
  readonly key: string;
  readonly group: string;
  readonly value: DraftValue<K>;
}

/** Referred-to kinds come before those that refer to them. */
const kindOrder: readonly DraftKind[] = [
  'facts',
  'party',
  'head',
  'vulnerability',
  'complaintStep',
  'relatedComplaint',
  'window',
  'exclusion',
  'request',
  'expectation',
  'mark',
  'event',
  'absence',
  'contact',
  'paragraph',
  'determination',
  'order',
  'recommendation',
  'waiver',
];

/**
 * Plans the replacement of a case's draft by a case file (format case-file/1). Rows whose name exists keep their id; rows the file does not have are
 * removed; edits of items are replaced only when the file has `items`. Throws Refusal (invalid) with the place in the file when it cannot be placed whole.
 */
export function applyCaseFile(file: unknown, context: ApplyContext): CaseFilePlan {
  const parsed = caseFileSchema.safeParse(file);
  if (!parsed.success) return refuseShape(parsed.error);
  const read = inNfc(parsed.data) as CaseFile;
  const wanted = new Placing(read, context).rows();
  return { changes: planChanges(wanted, context.draft), items: planItems(read, context.evidence) };
}

function inNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(inNfc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inNfc(inner)]));
}

/** One file on its way into one case: resolves its names and makes the rows it asks for. */
class Placing {
  readonly #file: CaseFile;
  readonly #draft: Draft;
  readonly #evidence: EvidenceLookup;
  readonly #wanted: Wanted[] = [];
  /** Ids by kind and name, made before any row so that names may point forward. */
  readonly #ids = new Map<string, string>();

  constructor(file: CaseFile, context: ApplyContext) {
    this.#file = file;
    this.#draft = context.draft;
    this.#evidence = context.evidence;
  }

  rows(): readonly Wanted[] {
    this.#refuseSharedNames();
    for (const [kind, ids] of this.#namedKinds()) for (const name of ids) this.#idOf(kind, name);
    this.#facts();
    this.#parties();
    this.#heads();
    this.#caseFacts();
    this.#scope();
    this.#negatives();
    this.#marks();
    this.#events();
    this.#contacts();
    this.#paragraphs();
    this.#decisions();
    return this.#wanted;
  }

  /** Kinds that something else in the file may name. */
  #namedKinds(): readonly (readonly [DraftKind, readonly string[]])[] {
    const file = this.#file;
    return (
      [
        ['party', 'parties', file.parties],
        ['head', 'heads', file.heads],
        ['mark', 'marks', file.marks],
        ['event', 'events', file.events],
        ['absence', 'absences', file.absences],
        ['contact', 'contacts', file.contacts],
        ['request', 'requests', file.requests],
        ['expectation', 'expectations', file.expectations],
      ] as const
    ).map(([kind, place, rows]) => {
      const ids = (rows ?? []).map((row) => row.id);
      return [kind, namesFor(keyLetters[kind], ids, (index) => [place, index, 'id'])] as const;
    });
  }

  /** Marks, events, absences and contacts are cited by bare name, so a name may stand for one of them only. */
  #refuseSharedNames(): void {
    const seen = new Map<string, string>();
    for (const place of ['marks', 'events', 'absences', 'contacts'] as const) {
      for (const [index, row] of (this.#file[place] ?? []).entries()) {
        const before = seen.get(row.id);
        if (before !== undefined && !before.startsWith(`${place}[`)) {
          refuse(
            [place, index, 'id'],
            `"${row.id}" is the name of ${before} already, so a citation of it could mean either. Give each its own.`,
          );
        }
        seen.set(row.id, `${place}[${index}]`);
      }
    }
  }

  /** The id of a row by its name: the one it has in the case, else a new one, the same for the whole plan. */
  #idOf(kind: DraftKind, name: string): string {
    const slot = `${kind} ${name}`;
    const known = this.#ids.get(slot);
    if (known !== undefined) return known;
    const existing = (this.#draft[kind] as readonly DraftRow<DraftKind>[]).find((row) => row.key === name);
    const id = existing?.id ?? newId();
    this.#ids.set(slot, id);
    return id;
  }

  #named(kind: DraftKind, name: string, path: Path, what: string): string {
    const id = this.#ids.get(`${kind} ${name}`);
    return id ?? refuse(path, `there is no ${what} "${name}" in this file.`);
  }

  #head(name: string, path: Path): string {
    return this.#named('head', name, path, 'head');
  }

  #headOrNone(name: string | undefined, path: Path): string | null {
    return name === undefined ? null : this.#head(name, path);
  }

  #headList(names: readonly string[] | undefined, path: Path): string[] {
    return (names ?? []).map((name, index) => this.#head(name, [...path, index]));
  }

  #want<K extends DraftKind>(kind: K, name: string, value: DraftValue<K>, group: string = kind): string {
    const id = this.#idOf(kind, name);
    this.#wanted.push({ kind, id, key: name, group, value } as Wanted);
    return id;
  }

  #citedRow(name: string): Cite | null {
    for (const kind of ['mark', 'event', 'absence', 'contact'] as const) {
      const id = this.#ids.get(`${kind} ${name}`);
      if (id !== undefined) return { kind, id };
    }
    return null;
  }

  #cite(name: string, path: Path): Cite {
    const row = this.#citedRow(name);
    if (row !== null) return row;
    const entry = this.#evidence.byExhibit(name);
    if (entry !== null) return { kind: 'entry', id: entry.id };
    return refuse(
      path,
      isExhibit(name)
        ? `there is no exhibit ${name} in the case. Take the papers in first, or correct the label.`
        : `"${name}" is no mark, event, absence or contact of this file, and no exhibit.`,
    );
  }

  #cites(names: readonly string[] | undefined, path: Path): Cite[] {
    return (names ?? []).map((name, index) => this.#cite(name, [...path, index]));
  }

  #exhibit(label: string, path: Path): EvidenceEntry {
    const entry = this.#evidence.byExhibit(label);
    return entry ?? refuse(path, `there is no exhibit ${label} in the case. Take the papers in first, or correct the label.`);
  }

  /** What the case is (title, landlord, dates, stage, rule set) stays where the file is silent; what was drafted is emptied. */
  #facts(): void {
    const file = this.#file;
    const row = this.#draft.facts[0];
    if (row === undefined) throw new Refusal('internal', 'The case has no facts row. Close it, open it again and try once more.');
    const now = row.value;
    ruleSetOf(file.ruleSet?.body ?? now.ruleBody);
    const landlordName = file.landlord?.name ?? now.landlordName;
    const facts: Facts = {
      title: file.title ?? (now.title === now.landlordName ? landlordName : now.title),
      landlordName,
      landlordKind: file.landlord === undefined ? now.landlordKind : (file.landlord.kind ?? ''),
      received: file.received ?? now.received,
      reportDate: file.reportDate ?? null,
      ruleBody: file.ruleSet?.body ?? now.ruleBody,
      ruleScheme: file.ruleSet === undefined ? now.ruleScheme : (file.ruleSet.scheme ?? ''),
      ruleCode: file.ruleSet === undefined ? now.ruleCode : (file.ruleSet.code ?? ''),
      propertyType: file.property?.type ?? '',
      propertyBuilding: file.property?.building ?? '',
      tenancyKind: file.tenancy?.kind ?? '',
      tenancySince: file.tenancy?.since ?? '',
      household: file.household ?? '',
      jurisdictionNote: file.jurisdictionNote ?? '',
      complaintIntro: file.sections?.complaint ?? '',
      stage: file.stage ?? now.stage,
      waitingOn: file.waitingOn ?? now.waitingOn,
    };
    this.#wanted.push({ kind: 'facts', id: row.id, key: row.key, group: 'facts', value: facts });
  }

  #parties(): void {
    const parties = this.#file.parties ?? [];
    for (const [index, party] of parties.entries()) {
      const path: Path = ['parties', index, 'treatedAs'];
      if (party.treatedAs === undefined) continue;
      this.#named('party', party.treatedAs, path, 'party');
      const seen = new Set([party.id]);
      for (let next: string | undefined = party.treatedAs; next !== undefined; ) {
        if (seen.has(next)) refuse(path, `"${party.id}" would be treated as itself by way of "${party.treatedAs}".`);
        seen.add(next);
        next = parties.find((each) => each.id === next)?.treatedAs;
      }
    }
    for (const party of parties) {
      this.#want('party', party.id, {
        role: party.role,
        names: party.names ?? [],
        aliases: party.aliases ?? [],
        emails: party.emails ?? [],
        pronoun: party.pronoun ?? '',
        label: party.label ?? '',
        treatedAs: party.treatedAs === undefined ? null : this.#idOf('party', party.treatedAs),
      });
    }
  }

  #heads(): void {
    for (const head of this.#file.heads) {
      this.#want('head', head.id, {
        title: head.title,
        heading: head.heading ?? '',
        raisedBy: head.raisedBy ?? '',
        raisedOn: head.raisedOn ?? null,
        inWords: head.inWords ?? '',
        agreed: head.agreed ?? '',
        why: head.why ?? '',
        jurisdiction: head.jurisdiction ?? '',
      });
    }
  }

  /** Names for a list whose rows need not have one. */
  #names(kind: DraftKind, rows: readonly { readonly id?: string | undefined }[], path: Path): string[] {
    return namesFor(
      keyLetters[kind],
      rows.map((row) => row.id),
      (index) => [...path, index, 'id'],
    );
  }

  #caseFacts(): void {
    const { vulnerability = [], complaintSteps = [], relatedComplaints = [] } = this.#file;
    const vulnerabilityNames = this.#names('vulnerability', vulnerability, ['vulnerability']);
    for (const [index, row] of vulnerability.entries()) {
      this.#want('vulnerability', vulnerabilityNames[index] as string, {
        source: row.source,
        text: row.text,
        knownSince: row.knownSince ?? null,
        adjustments: row.adjustments ?? '',
        cites: this.#cites(row.cites, ['vulnerability', index, 'cites']),
      });
    }
    const stepNames = this.#names('complaintStep', complaintSteps, ['complaintSteps']);
    for (const [index, step] of complaintSteps.entries()) {
      this.#want('complaintStep', stepNames[index] as string, {
        stage: step.stage,
        sent: step.sent ?? null,
        sentAs: step.sentAs ?? '',
        treatedAs: step.treatedAs ?? '',
        acknowledged: step.acknowledged ?? null,
        responded: step.responded ?? null,
        points: step.points ?? [],
        outcome: step.outcome ?? '',
        offer: step.offer ?? '',
        sought: step.sought ?? '',
        mediation: step.mediation ?? '',
        cites: this.#cites(step.cites, ['complaintSteps', index, 'cites']),
      });
    }
    const relatedNames = this.#names('relatedComplaint', relatedComplaints, ['relatedComplaints']);
    for (const [index, related] of relatedComplaints.entries()) {
      this.#want('relatedComplaint', relatedNames[index] as string, {
        reference: related.reference,
        subject: related.subject ?? '',
        raised: related.raised ?? '',
        stage: related.stage ?? null,
        responded: related.responded ?? null,
        why: related.why ?? '',
        residentCan: related.residentCan ?? '',
      });
    }
  }

  #scope(): void {
    const { windows = [], exclusions = [] } = this.#file.scope ?? {};
    const windowNames = this.#names('window', windows, ['scope', 'windows']);
    for (const [index, window] of windows.entries()) {
      const path: Path = ['scope', 'windows', index];
      const from = readDateOrNone({ text: window.from, precision: window.fromPrecision, until: window.fromUntil }, [...path, 'from']);
      const to = readDateOrNone({ text: window.to, precision: window.toPrecision, until: window.toUntil }, [...path, 'to']);
      const ends = to?.latest ?? to?.earliest;
      if (from?.earliest != null && ends != null && ends < from.earliest) refuse([...path, 'to'], 'the window ends before it starts.');
      this.#want('window', windowNames[index] as string, {
        headId: this.#head(window.head, [...path, 'head']),
        from,
        to,
        reason: window.reason ?? '',
      });
    }
    const exclusionNames = this.#names('exclusion', exclusions, ['scope', 'exclusions']);
    for (const [index, exclusion] of exclusions.entries()) {
      const path: Path = ['scope', 'exclusions', index];
      if (exclusion.from !== undefined && exclusion.to !== undefined && exclusion.to < exclusion.from) {
        refuse([...path, 'to'], 'the exclusion ends before it starts.');
      }
      const value: Exclusion = {
        headId: this.#headOrNone(exclusion.head, [...path, 'head']),
        reason: exclusion.reason,
        text: exclusion.text ?? '',
        from: exclusion.from ?? null,
        to: exclusion.to ?? null,
        topic: exclusion.topic ?? '',
        impact: exclusion.impact ?? '',
        actor: exclusion.actor ?? '',
        basis: exclusion.basis ?? '',
        canConsider: exclusion.canConsider ?? '',
      };
      this.#want('exclusion', exclusionNames[index] as string, value);
    }
  }

  #negatives(): void {
    const { requests = [], expectations = [], absences = [] } = this.#file;
    for (const request of requests) {
      this.#want('request', request.id, {
        to: request.to,
        item: request.item,
        why: request.why ?? '',
        asked: request.asked ?? null,
        due: request.due ?? null,
        received: request.received ?? null,
        state: request.state ?? 'asked',
        reply: request.reply ?? '',
      });
    }
    for (const [index, expectation] of expectations.entries()) {
      this.#want('expectation', expectation.id, {
        text: expectation.text,
        due: expectation.due ?? null,
        headId: this.#headOrNone(expectation.head, ['expectations', index, 'head']),
        cites: this.#cites(expectation.cites, ['expectations', index, 'cites']),
      });
    }
    for (const [index, absence] of absences.entries()) {
      const path: Path = ['absences', index];
      const { expectation, request, searched } = absence;
      this.#want('absence', absence.id, {
        absenceKind: absence.kind,
        headId: this.#headOrNone(absence.head, [...path, 'head']),
        expectationId: expectation === undefined ? null : this.#named('expectation', expectation, [...path, 'expectation'], 'expectation'),
        requestId: request === undefined ? null : this.#named('request', request, [...path, 'request'], 'request'),
        text: absence.text ?? '',
        searched: searched === undefined ? null : { query: searched.query, count: searched.count, on: searched.on ?? null },
      });
    }
  }

  #marks(): void {
    for (const [index, mark] of (this.#file.marks ?? []).entries()) {
      const path: Path = ['marks', index];
      const entry = this.#exhibit(mark.exhibit, [...path, 'exhibit']);
      this.#want('mark', mark.id, {
        entryId: entry.id,
        anchor: this.#anchor(mark, entry, path),
        headIds: this.#headList(mark.heads, [...path, 'heads']),
        tags: mark.tags ?? [],
        stance: mark.stance ?? '',
        account: mark.account ?? null,
        eventDate: readDateOrNone({ text: mark.eventDate, precision: mark.eventPrecision, until: mark.eventUntil }, [...path, 'eventDate']),
        scopeOverride: mark.scope?.override ?? null,
        scopeReason: mark.scope?.reason ?? '',
        note: mark.note ?? '',
      });
    }
  }

  #anchor(mark: NonNullable<CaseFile['marks']>[number], entry: EvidenceEntry, path: Path): Anchor {
    const before = this.#draft.mark.find((row) => row.key === mark.id && row.value.entryId === entry.id)?.value.anchor;
    // A mark on a picture has no place in any text; made at the desk, it stands as it was made.
    if (before !== undefined && before.start === null && before.exact === mark.quote) return before;
    const { text, pages } = this.#evidence.textOf(entry.id);
    if (text === '') refuse([...path, 'quote'], `${mark.exhibit} has no text that could be read, so nothing can be quoted from it.`);
    const page = mark.page === undefined ? undefined : pages.find((each) => each.page === mark.page);
    if (mark.page !== undefined && pages.length > 0 && page === undefined) {
      refuse([...path, 'page'], `${mark.exhibit} has ${pages.length} page${pages.length === 1 ? '' : 's'}.`);
    }
    const placed = locate(text, { exact: mark.quote, prefix: mark.prefix ?? '', suffix: mark.suffix ?? '' }, page);
    if (!placed.ok) {
      const where = page === undefined ? mark.exhibit : `page ${page.page} of ${mark.exhibit}`;
      return refuse(
        [...path, 'quote'],
        placed.why === 'missing'
          ? `these words are not in ${where}: "${shortened(mark.quote)}".`
          : `these words stand ${placed.count} times in ${where}: "${shortened(mark.quote)}". Add the words before (prefix) or after (suffix) that tell which.`,
      );
    }
    const isSamePlace =
      before !== undefined && before.start === placed.start && before.end === placed.end && before.extractionId === entry.extractionId;
    if (isSamePlace) return before;
    return {
      exact: placed.exact,
      prefix: placed.prefix,
      suffix: placed.suffix,
      start: placed.start,
      end: placed.end,
      extractionId: entry.extractionId,
      page: mark.page ?? pages.find((each) => each.start <= placed.start && placed.start < each.end)?.page ?? null,
      rects: [],
    };
  }

  #events(): void {
    for (const [index, event] of (this.#file.events ?? []).entries()) {
      const path: Path = ['events', index];
      this.#want('event', event.id, {
        date: readDate({ text: event.date, precision: event.precision, until: event.until }, [...path, 'date']),
        text: event.text,
        status: event.status ?? 'unsettled',
        headIds: this.#headList(event.heads, [...path, 'heads']),
        cites: this.#cites(event.cites, [...path, 'cites']),
      });
    }
  }

  #contacts(): void {
    for (const contact of this.#file.contacts ?? []) {
      const { party, how, direction, on, at = '', text } = contact;
      this.#want('contact', contact.id, { party, how, direction, on, at, text });
    }
  }

  #paragraphs(): void {
    const lists: {
      readonly section: Paragraph['section'];
      readonly headId: string | null;
      readonly path: Path;
      readonly list: FileParagraph[];
    }[] = [];
    const { sections, scope, findings = [] } = this.#file;
    if (sections?.approach !== undefined)
      lists.push({ section: 'approach', headId: null, path: ['sections', 'approach'], list: sections.approach });
    if (sections?.background !== undefined) {
      lists.push({ section: 'background', headId: null, path: ['sections', 'background'], list: sections.background });
    }
    if (scope?.paragraphs !== undefined)
      lists.push({ section: 'scope', headId: null, path: ['scope', 'paragraphs'], list: scope.paragraphs });
    const found = new Map<string, number>();
    for (const [index, finding] of findings.entries()) {
      const before = found.get(finding.head);
      if (before !== undefined)
        refuse(['findings', index, 'head'], `findings[${before}] has head "${finding.head}" already. Put its paragraphs together.`);
      found.set(finding.head, index);
      const headId = this.#head(finding.head, ['findings', index, 'head']);
      lists.push({ section: 'findings', headId, path: ['findings', index, 'paragraphs'], list: finding.paragraphs });
    }
    const flat: { readonly paragraph: FileParagraph; readonly path: Path }[] = [];
    const walk = (paragraphs: readonly FileParagraph[], path: Path) => {
      for (const [index, paragraph] of paragraphs.entries()) {
        flat.push({ paragraph, path: [...path, index] });
        if (typeof paragraph !== 'string' && paragraph.items !== undefined) walk(paragraph.items, [...path, index, 'items']);
      }
    };
    for (const { list, path } of lists) walk(list, path);
    const names = namesFor(
      keyLetters.paragraph,
      flat.map(({ paragraph }) => (typeof paragraph === 'string' ? undefined : paragraph.id)),
      (index) => [...(flat[index]?.path ?? []), 'id'],
    );
    let next = 0;
    const place = (paragraphs: readonly FileParagraph[], parentId: string | null, section: Paragraph['section'], headId: string | null) => {
      for (const paragraph of paragraphs) {
        const { path } = flat[next] as { readonly path: Path };
        const name = names[next] as string;
        next += 1;
        const whole = typeof paragraph === 'string' ? { text: paragraph } : paragraph;
        const id = this.#want(
          'paragraph',
          name,
          {
            section,
            headId,
            parentId,
            runs: this.#runs(whole.text, typeof paragraph === 'string' ? path : [...path, 'text']),
            cites: this.#cites(whole.cites, [...path, 'cites']),
            judgement: whole.judgement ?? '',
          },
          `paragraph ${section} ${headId} ${parentId}`,
        );
        place(whole.items ?? [], id, section, headId);
      }
    };
    for (const { list, section, headId } of lists) place(list, null, section, headId);
  }

  #runs(text: string, path: Path): Run[] {
    const resolve = (name: string): RunTarget => {
      const partyId = this.#citedRow(name) === null ? this.#ids.get(`party ${name}`) : undefined;
      return partyId === undefined ? this.#cite(name, path) : { kind: 'party', id: partyId };
    };
    const runs = parseRuns(text, resolve);
    const left = runs
      .map((run) => (run.kind === 'text' ? /\[\[[^[\]\s]+\]\]|\[\[[^[\]|\s]+\|[^[\]]*\]\]/.exec(run.text)?.[0] : undefined))
      .find(Boolean);
    if (left !== undefined) {
      refuse(path, `${left} does not say what it stands for: a person is [[name|words]], words may be locked to a mark only.`);
    }
    return runs;
  }

  #decisions(): void {
    const { determinations = [], orders = [], recommendations = [], waivers = [] } = this.#file;
    const ruleSet = ruleSetOf(this.#file.ruleSet?.body ?? this.#draft.facts[0]?.value.ruleBody ?? '');
    const decided = new Map<string, number>();
    const taken = new Set(this.#draft.determination.map((row) => row.key));
    for (const [index, determination] of determinations.entries()) {
      const path: Path = ['determinations', index];
      const headId = this.#head(determination.head, [...path, 'head']);
      const before = decided.get(headId);
      if (before !== undefined) refuse([...path, 'head'], `determinations[${before}] decides head "${determination.head}" already.`);
      decided.set(headId, index);
      if (!ruleSet.outcomes.some((outcome) => outcome.id === determination.outcome)) {
        const known = ruleSet.outcomes.map((outcome) => outcome.id).join(', ');
        refuse([...path, 'outcome'], `"${determination.outcome}" is no outcome of ${ruleSet.name}. It has ${known}.`);
      }
      // A determination goes by its head: it has no name in the file.
      let name = this.#draft.determination.find((row) => row.value.headId === headId)?.key;
      for (let number = index + 1; name === undefined; number += 1) {
        const free = `${keyLetters.determination}${number}`;
        if (!taken.has(free)) name = free;
      }
      taken.add(name);
      this.#want('determination', name, {
        headId,
        outcome: determination.outcome,
        paragraph: determination.paragraph ?? '',
        wording: determination.wording ?? '',
        reasons: determination.reasons ?? '',
      });
    }
    const orderNames = this.#names('order', orders, ['orders']);
    for (const [index, order] of orders.entries()) {
      this.#want('order', orderNames[index] as string, {
        headIds: this.#headList(order.heads, ['orders', index, 'heads']),
        orderKind: order.kind ?? '',
        text: order.text,
        amountPence: order.amountGBP === undefined ? null : penceOf(order.amountGBP),
        parts: (order.parts ?? []).map((part) => ({ for: part.for, amountPence: penceOf(part.amountGBP) })),
        due: order.due ?? null,
        reason: order.reason ?? '',
      });
    }
    const whole = recommendations.map((each) => (typeof each === 'string' ? { text: each } : each));
    const recommendationNames = this.#names('recommendation', whole, ['recommendations']);
    for (const [index, recommendation] of whole.entries()) {
      this.#want('recommendation', recommendationNames[index] as string, {
        headIds: this.#headList(recommendation.heads, ['recommendations', index, 'heads']),
        text: recommendation.text,
      });
    }
    const waiverNames = this.#names('waiver', waivers, ['waivers']);
    for (const [index, waiver] of waivers.entries()) {
      if (!checkIds.some((id) => id === waiver.check)) {
        refuse(['waivers', index, 'check'], `there is no check "${waiver.check}". The checks are ${checkIds.join(', ')}.`);
      }
      this.#want('waiver', waiverNames[index] as string, {
        check: waiver.check,
        place: waiver.place,
        reason: waiver.reason,
        text: waiver.text ?? '',
      });
    }
  }
}

function shortened(quote: string): string {
  return quote.length <= 80 ? quote : `${quote.slice(0, 77)}...`;
}

/** Puts what differs, then removes what the file does not have; referred-to rows first, removed ones last. */
function planChanges(wanted: readonly Wanted[], draft: Draft): DraftChange[] {
  const positions = planPositions(wanted, draft);
  const puts: DraftChange[] = [];
  const removes: DraftChange[] = [];
  for (const kind of kindOrder) {
    const existing = new Map((draft[kind] as readonly DraftRow<DraftKind>[]).map((row) => [row.id, row]));
    const rows = wanted.filter((row) => row.kind === kind);
    for (const row of kind === 'party' ? referredFirst(rows as readonly Wanted<'party'>[]) : rows) {
      const now = existing.get(row.id);
      existing.delete(row.id);
      const position = positions.get(row.id);
      if (now !== undefined && position === undefined && isDeepStrictEqual(now.value, row.value)) continue;
      puts.push({
        do: 'put',
        kind: row.kind,
        id: row.id,
        seenRevision: now?.revision ?? null,
        ...(now === undefined ? { key: row.key } : {}),
        ...(position === undefined ? {} : { position }),
        value: row.value,
      } as DraftChange);
    }
    const gone = [...existing.values()];
    const ordered = kind === 'paragraph' ? itemsFirst(gone as DraftRow<'paragraph'>[]) : kind === 'party' ? gone.reverse() : gone;
    removes.unshift(...ordered.map((row) => ({ do: 'remove', kind, id: row.id, seenRevision: row.revision }) as const));
  }
  return [...puts, ...removes];
}

/** People treated as another come after that other. */
function referredFirst(rows: readonly Wanted<'party'>[]): readonly Wanted<'party'>[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const depth = (row: Wanted<'party'>): number => {
    const next = row.value.treatedAs === null ? undefined : byId.get(row.value.treatedAs);
    return next === undefined ? 0 : 1 + depth(next);
  };
  return [...rows].sort((a, b) => depth(a) - depth(b));
}

function itemsFirst(rows: DraftRow<'paragraph'>[]): DraftRow<'paragraph'>[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const depth = (row: DraftRow<'paragraph'>): number => {
    const parent = row.value.parentId === null ? undefined : byId.get(row.value.parentId);
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return [...rows].sort((a, b) => depth(b) - depth(a));
}

/** Positions to write: none for a group that stands in the file's order already, else 1, 2, 3... for all of it. */
function planPositions(wanted: readonly Wanted[], draft: Draft): Map<string, number> {
  const groups = Map.groupBy(
    wanted.filter((row) => row.kind !== 'facts'),
    (row) => row.group,
  );
  const positions = new Map<string, number>();
  for (const rows of groups.values()) {
    const existing = new Map((draft[(rows[0] as Wanted).kind] as readonly DraftRow<DraftKind>[]).map((row) => [row.id, row.position]));
    const now = rows.map((row) => existing.get(row.id));
    const isInOrder = now.every(
      (position, index) => position !== undefined && (index === 0 || position > (now[index - 1] ?? Number.POSITIVE_INFINITY)),
    );
    if (isInOrder) continue;
    for (const [index, row] of rows.entries()) if (existing.get(row.id) !== index + 1) positions.set(row.id, index + 1);
  }
  return positions;
}

/** Edits of items as the file has them; those it does not name go back to what was found. */
function planItems(file: CaseFile, evidence: EvidenceLookup): ItemEdit[] {
  if (file.items === undefined) return [];
  const wanted = new Map<string, { readonly entry: EvidenceEntry; readonly facts: EntryFacts }>();
  for (const [index, item] of file.items.entries()) {
    const path: Path = ['items', index];
    const entry = evidence.byExhibit(item.exhibit);
    if (entry === null)
      return refuse(
        [...path, 'exhibit'],
        `there is no exhibit ${item.exhibit} in the case. Take the papers in first, or correct the label.`,
      );
    if (wanted.has(entry.id)) refuse([...path, 'exhibit'], `${item.exhibit} is listed twice.`);
    const { found } = entry;
    wanted.set(entry.id, {
      entry,
      facts: {
        title: item.title ?? found.title,
        date:
          item.date === undefined && item.until === undefined && item.precision === undefined
            ? found.date
            : readDate({ text: item.date, precision: item.precision, until: item.until }, [...path, 'date']),
        side: item.side ?? found.side,
        kindText: item.kind ?? found.kindText,
        disclosure: item.disclosure ?? found.disclosure,
        disclosureWhy: item.why ?? found.disclosureWhy,
      },
    });
  }
  for (const entry of evidence.edited()) if (!wanted.has(entry.id)) wanted.set(entry.id, { entry, facts: entry.found });
  return [...wanted.values()].flatMap(({ entry, facts }) => {
    const changed = Object.entries(facts).filter(([name, value]) => !isDeepStrictEqual(value, entry.now[name as keyof EntryFacts]));
    if (changed.length === 0) return [];
    return [{ entryId: entry.id, seenRevision: entry.revision, patch: Object.fromEntries(changed) as EntryPatch }];
  });
}
