// Owns: writing a case's draft back as a case file, so that applying it gives the same draft. Keys and defaults that applying would supply are left out.
import { type FoldedText, foldForMatch, locate } from '../../model/anchor.ts';
import { type CaseFile, caseFileSchema, type FileParagraph } from '../../model/caseFile.ts';
import {
  anchorKind,
  type Cite,
  type Draft,
  type DraftKind,
  type DraftRow,
  type Expectation,
  keyLetters,
  type Mark,
  type Paragraph,
} from '../../model/draft.ts';
import { byLabel, type EntryFacts } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import { poundsOf } from '../../model/money.ts';
import { printRuns, type RunTarget } from '../../model/runs.ts';
import { writeDate } from './dates.ts';
import type { EvidenceLookup } from './evidence.ts';
import { nameToWrite } from './names.ts';
import { refuseShape } from './refuse.ts';

/**
 * The whole draft of a case in the format case-file/1. What points at evidence that is no longer in the case is left out, as there is no label to write.
 * Throws Refusal (invalid) while the case has no head of complaint, which a case file needs, or where a field holds what the format cannot.
 */
export function exportCaseFile(draft: Draft, evidence: EvidenceLookup): CaseFile {
  if (draft.head.length === 0)
    throw new Refusal('invalid', 'The case has no head of complaint yet. Add one, then export the draft.', 'heads');
  const written = caseFileSchema.safeParse(new Writing(draft, evidence).file());
  // Screens may hold words where the format wants a date: the place is named so that it can be put right.
  return written.success ? written.data : refuseShape(written.error);
}

/** Takes out what says nothing: undefined, empty text and empty lists. */
function lean<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) => each !== undefined && each !== null && each !== '' && !(Array.isArray(each) && each.length === 0),
    ),
  ) as Partial<T>;
}

class Writing {
  readonly #draft: Draft;
  readonly #evidence: EvidenceLookup;
  readonly #folded = new Map<string, FoldedText>();
  #paragraphCount = 0;

  constructor(draft: Draft, evidence: EvidenceLookup) {
    this.#draft = draft;
    this.#evidence = evidence;
  }

  file(): object {
    const draft = this.#draft;
    const facts = draft.facts[0]?.value;
    if (facts === undefined) throw new Refusal('invalid', 'The case has no facts row; open it once more and try again.', 'facts');
    const windows = draft.window.map((row, index) => this.#window(row, index));
    const exclusions = draft.exclusion.map((row, index) => ({
      id: this.#name(row, 'exclusion', index),
      head: this.#key('head', row.value.headId),
      ...without(row.value, 'headId'),
      cites: this.#cites(row.value.cites),
    }));
    // Paragraphs are numbered for their names in this order, as applying reads them.
    const approach = this.#paragraphs('approach', null, null);
    const background = this.#paragraphs('background', null, null);
    const scope = { windows: windows.map(lean), paragraphs: this.#paragraphs('scope', null, null), exclusions: exclusions.map(lean) };
    const findings = draft.head
      .map((head) => ({ head: head.key, paragraphs: this.#paragraphs('findings', head.id, null) }))
      .filter((finding) => finding.paragraphs.length > 0);
    return lean({
      format: 'case-file/1',
      mode: 'replace-draft',
      ruleSet: lean({ body: facts.ruleBody, scheme: facts.ruleScheme, code: facts.ruleCode, template: facts.ruleTemplate }),
      received: facts.received,
      reportDate: facts.reportDate,
      title: facts.title,
      stage: facts.stage,
      waitingOn: facts.waitingOn,
      calendar: facts.calendar,
      landlord: { name: facts.landlordName, ...lean({ kind: facts.landlordKind }) },
      parties: draft.party.map((row) => ({
        id: row.key,
        role: row.value.role,
        ...lean({ ...row.value, treatedAs: this.#key('party', row.value.treatedAs) }),
      })),
      property: present({ type: facts.propertyType, building: facts.propertyBuilding }),
      tenancy: present({ kind: facts.tenancyKind, since: facts.tenancySince }),
      household: facts.household,
      jurisdictionNote: facts.jurisdictionNote,
      vulnerability: draft.vulnerability.map((row, index) => ({
        ...lean({ ...row.value, id: this.#name(row, 'vulnerability', index), cites: this.#cites(row.value.cites) }),
        source: row.value.source,
        text: row.value.text,
      })),
      complaintSteps: draft.complaintStep.map((row, index) =>
        lean({ id: this.#name(row, 'complaintStep', index), ...row.value, cites: this.#cites(row.value.cites) }),
      ),
      relatedComplaints: draft.relatedComplaint.map((row, index) => ({
        ...lean({ id: this.#name(row, 'relatedComplaint', index), ...row.value }),
        reference: row.value.reference,
      })),
      sections: present({ approach, complaint: facts.complaintIntro, background }),
      heads: draft.head.map((row) => ({ id: row.key, ...lean(row.value) })),
      scope: present(scope),
      events: draft.event.map((row) => {
        const { text: date, precision, until } = writeDate(row.value.date);
        return lean({
          id: row.key,
          date,
          until,
          precision,
          text: row.value.text,
          heads: this.#keys('head', row.value.headIds),
          cites: this.#cites(row.value.cites),
          status: row.value.status === 'unsettled' ? undefined : row.value.status,
        });
      }),
      requests: draft.request.map((row) => this.#request(row)),
      policies: draft.policy.map((row) => this.#policy(row)),
      expectations: draft.expectation.map(({ key, value }) =>
        lean({
          id: key,
          text: value.text,
          due: value.due,
          head: this.#key('head', value.headId),
          cites: this.#cites(value.cites),
          basis: value.basis === (value.policyLimitId === null ? 'promise' : 'limit') ? undefined : value.basis,
          policyLimit: this.#key('policyLimit', value.policyLimitId),
          countsFrom: this.#exhibit(value.startEntryId),
          limit: value.limit,
          steps: value.steps,
          state: overruled(value),
          source: value.source,
          seen: value.seenIds.flatMap((entryId) => this.#exhibit(entryId) ?? []),
        }),
      ),
      links: draft.link.flatMap((row, index) => this.#link(row, index)),
      assertions: this.#assertions(),
      series: draft.series.map((row, index) =>
        lean({
          id: this.#name(row, 'series', index),
          title: row.value.title,
          head: this.#key('head', row.value.headId),
          exhibits: row.value.entryIds.flatMap((id) => this.#exhibit(id) ?? []),
        }),
      ),
      absences: draft.absence.map((row) => {
        const { absenceKind, headId, expectationId, requestId, text, searched, searchedMs, lookedAt } = row.value;
        return lean({
          id: row.key,
          kind: absenceKind,
          head: this.#key('head', headId),
          expectation: this.#key('expectation', expectationId),
          request: this.#key('request', requestId),
          text,
          searched:
            searched === null
              ? undefined
              : {
                  query: searched.query,
                  count: searched.count,
                  ...lean({ on: searched.on, atMs: searchedMs }),
                  ...(searched.found === null ? {} : { found: searched.found.flatMap((id) => this.#exhibit(id) ?? []) }),
                },
          state: overruled(row.value),
          lookedAt: lookedAt.flatMap((id) => this.#exhibit(id) ?? []),
        });
      }),
      contacts: draft.contact.map((row) => ({ id: row.key, party: row.value.party, ...lean(row.value) })),
      items: this.#items(),
      marks: draft.mark.flatMap((row) => this.#mark(row)),
      findings,
      determinations: draft.determination.map((row) =>
        lean({
          head: this.#key('head', row.value.headId),
          ...without(row.value, 'headId'),
          restsOn: this.#keys('paragraph', row.value.restsOn),
        }),
      ),
      offers: draft.offer.map(({ key, value }) => ({
        id: key,
        amountGBP: poundsOf(value.amountPence),
        ...lean({
          heads: this.#keys('head', value.headIds),
          by: value.by,
          for: value.for,
          offeredOn: value.offeredOn,
          standing: value.standing === 'offered' ? undefined : value.standing,
          paidGBP: value.paidPence === 0 ? undefined : poundsOf(value.paidPence),
          paidOn: value.paidOn,
          offset: value.offset,
          offsetReason: value.offsetReason,
          text: value.text,
          cites: this.#cites(value.cites),
        }),
      })),
      orders: draft.order.map((row) => {
        const { headIds, orderKind, text, amountPence, parts, due, reason } = row.value;
        return {
          id: row.key,
          ...lean({
            heads: this.#keys('head', headIds),
            kind: orderKind,
            amountGBP: amountPence === null ? undefined : poundsOf(amountPence),
            parts: parts.map((part) => ({
              for: part.for,
              amountGBP: poundsOf(part.amountPence),
              ...lean({ head: this.#key('head', part.headId) }),
            })),
            due,
            reason,
            compliance: this.#compliance(row.id),
          }),
          text,
        };
      }),
      recommendations: draft.recommendation.map((row, index) => {
        const rest = lean({ id: this.#name(row, 'recommendation', index), heads: this.#keys('head', row.value.headIds) });
        return Object.keys(rest).length === 0 ? row.value.text : { ...rest, text: row.value.text };
      }),
      waivers: draft.waiver.map((row, index) => ({
        ...lean({ id: this.#name(row, 'waiver', index) }),
        check: row.value.check,
        place: row.value.place,
        reason: row.value.reason,
        ...lean({ text: row.value.text, finding: row.value.finding }),
      })),
      editionChanges: draft.editionChange.map((row, index) => ({
        ...lean({ id: this.#name(row, 'editionChange', index), reason: row.value.reason }),
        words: row.value.words,
        // Words may be changed into nothing, which is not the same as standing.
        ...(row.value.instead === null ? {} : { instead: row.value.instead }),
      })),
      partyComments: draft.partyComment.map((row, index) => ({
        ...lean({
          id: this.#name(row, 'partyComment', index),
          ...without(row.value, 'paragraphId'),
          paragraph: this.#key('paragraph', row.value.paragraphId),
        }),
        by: row.value.by,
      })),
      reviewRequests: draft.reviewRequest.map((row, index) => ({
        ...lean({ id: this.#name(row, 'reviewRequest', index), ...row.value, cites: this.#cites(row.value.cites) }),
        by: row.value.by,
      })),
    });
  }

  /** An empty object says that there is a note, though nothing is known yet. */
  #compliance(orderId: string): object | undefined {
    const value = this.#draft.compliance.find((row) => row.value.orderId === orderId)?.value;
    if (value === undefined) return undefined;
    const { standing, startedOn, compliedOn, chased, remarks } = value;
    return lean({
      startedOn,
      standing: standing === 'outstanding' ? undefined : standing,
      compliedOn,
      chased,
      remarks,
      cites: this.#cites(value.cites),
    });
  }

  #request({ key, value }: DraftRow<'request'>): object {
    const { headId, expectationId, replies, to, ...rest } = value;
    return {
      ...lean({
        id: key,
        ...rest,
        head: this.#key('head', headId),
        expectation: this.#key('expectation', expectationId),
        replies: replies.map((reply) =>
          lean({
            item: reply.item,
            standing: reply.standing,
            on: reply.on,
            contact: this.#key('contact', reply.contactId),
            exhibits: reply.entryIds.flatMap((id) => this.#exhibit(id) ?? []),
            made: reply.made,
            putOn: reply.putOn,
          }),
        ),
      }),
      to,
    };
  }

  #policy({ id, key, value }: DraftRow<'policy'>): object {
    const limits = this.#draft.policyLimit
      .filter((row) => row.value.policyId === id)
      .map((row) => ({
        id: row.key,
        limit: row.value.limit,
        ...lean({
          text: row.value.text,
          countsFrom: row.value.countsFrom,
          step: row.value.step === 'answered' ? undefined : row.value.step,
          cites: this.#cites(row.value.cites),
        }),
      }));
    return lean({ id: key, ...value, cites: this.#cites(value.cites), limits });
  }

  #link(row: DraftRow<'link'>, index: number): object[] {
    const { reportId, stepId, step, verdict, reportMarkId, stepMarkId, expectationId, note } = row.value;
    const [report, followedBy] = [this.#exhibit(reportId), this.#exhibit(stepId)];
    if (report === undefined || followedBy === undefined) return [];
    return [
      lean({
        id: this.#name(row, 'link', index),
        report,
        followedBy,
        step,
        verdict: verdict === 'linked' ? undefined : verdict,
        reportMark: this.#key('mark', reportMarkId),
        stepMark: this.#key('mark', stepMarkId),
        expectation: this.#key('expectation', expectationId),
        note,
      }),
    ];
  }

  #assertions(): object[] {
    // Records are numbered for their names through the whole file, as applying reads them.
    let count = 0;
    return this.#draft.assertion.map(({ id, key, value }) => {
      const records = this.#draft.assertionRecord
        .filter((row) => row.value.assertionId === id)
        .flatMap((row) => {
          const exhibit = this.#exhibit(row.value.entryId);
          if (exhibit === undefined) return [];
          count += 1;
          return [lean({ id: this.#name(row, 'assertionRecord', count - 1), exhibit, verdict: row.value.verdict, note: row.value.note })];
        });
      return lean({
        id: key,
        text: value.text,
        madeBy: value.madeBy === 'landlord' ? undefined : value.madeBy,
        head: this.#key('head', value.headId),
        cites: this.#cites(value.cites),
        records,
      });
    });
  }

  #exhibit(entryId: string | null): string | undefined {
    return entryId === null ? undefined : this.#evidence.byId(entryId)?.exhibit;
  }

  #name(row: DraftRow<DraftKind>, kind: DraftKind, index: number): string | undefined {
    return nameToWrite(keyLetters[kind], row.key, index);
  }

  #key(kind: DraftKind, id: string | null): string | undefined {
    return (this.#draft[kind] as readonly DraftRow<DraftKind>[]).find((row) => row.id === id)?.key;
  }

  #keys(kind: DraftKind, ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.#key(kind, id) ?? []);
  }

  #cites(cites: readonly Cite[]): string[] {
    return cites.flatMap((cite) => this.#nameOf(cite) ?? []);
  }

  #nameOf(target: RunTarget): string | null {
    if (target.kind === 'entry') return this.#evidence.byId(target.id)?.exhibit ?? null;
    return this.#key(target.kind, target.id) ?? null;
  }

  #window(row: DraftRow<'window'>, index: number): object {
    const from = row.value.from === null ? {} : writeDate(row.value.from);
    const to = row.value.to === null ? {} : writeDate(row.value.to);
    return {
      id: this.#name(row, 'window', index),
      head: this.#key('head', row.value.headId),
      from: from.text,
      fromUntil: from.until,
      fromPrecision: from.precision,
      to: to.text,
      toUntil: to.until,
      toPrecision: to.precision,
      reason: row.value.reason,
    };
  }

  #paragraphs(section: Paragraph['section'], headId: string | null, parentId: string | null): FileParagraph[] {
    const rows = this.#draft.paragraph.filter(
      ({ value }) => value.section === section && value.headId === headId && value.parentId === parentId,
    );
    return rows.map((row) => {
      const id = this.#name(row, 'paragraph', this.#paragraphCount);
      this.#paragraphCount += 1;
      const text = printRuns(row.value.runs, (target) => this.#nameOf(target));
      const rest = lean({
        id,
        items: this.#paragraphs(section, headId, row.id),
        cites: this.#cites(row.value.cites),
        form: row.value.form === 'paragraph' ? undefined : row.value.form,
        judgement: row.value.judgement,
        comment: row.value.comment,
      });
      return Object.keys(rest).length === 0 ? text : { text, ...rest };
    });
  }

  #mark(row: DraftRow<'mark'>): object[] {
    const { value } = row;
    const entry = this.#evidence.byId(value.entryId);
    if (entry === null) return [];
    const eventDate = value.eventDate === null ? {} : writeDate(value.eventDate);
    const { cells } = value.anchor;
    return [
      lean({
        id: row.key,
        exhibit: entry.exhibit,
        quote: value.anchor.exact,
        ...this.#context(value),
        page: value.anchor.page ?? undefined,
        areas: anchorKind(value.anchor) === 'area' ? value.anchor.rects : undefined,
        cells: cells === null ? undefined : cells.rows === null ? { columns: cells.columns } : cells,
        heads: this.#keys('head', value.headIds),
        tags: value.tags,
        stance: value.stance,
        account: value.account,
        eventDate: eventDate.text,
        eventUntil: eventDate.until,
        eventPrecision: eventDate.precision,
        scope:
          value.scopeOverride === null ? undefined : { override: value.scopeOverride, reason: value.scopeReason || 'no reason recorded' },
        note: value.note,
        speaksAgainst: value.speaksAgainst,
        disclosure: value.disclosure,
        disclosureWhy: value.disclosureWhy,
      }),
    ];
  }

  /** Words before and after, only where the quotation alone would not find its place again. */
  #context({ entryId, anchor }: Mark): { readonly prefix?: string; readonly suffix?: string } {
    if (anchor.start === null) return {};
    let folded = this.#folded.get(entryId);
    const content = this.#evidence.textOf(entryId);
    if (folded === undefined) {
      folded = foldForMatch(content.text);
      this.#folded.set(entryId, folded);
    }
    const page = content.pages.find((each) => each.page === anchor.page);
    const placed = locate(folded, { exact: anchor.exact, prefix: '', suffix: '' }, page);
    return placed.ok ? {} : { prefix: anchor.prefix, suffix: anchor.suffix };
  }

  #items(): object[] {
    return this.#evidence
      .edited()
      .map(({ exhibit, now, found }) => {
        const changed = (name: keyof EntryFacts) => JSON.stringify(now[name]) !== JSON.stringify(found[name]);
        const date = writeDate(now.date);
        return lean({
          exhibit,
          title: changed('title') ? now.title : undefined,
          ...(changed('date')
            ? { date: date.text, until: date.until, precision: date.text === undefined ? ('unknown' as const) : date.precision }
            : {}),
          side: changed('side') ? now.side : undefined,
          kind: changed('kindText') ? now.kindText : undefined,
          disclosure: changed('disclosure') ? now.disclosure : undefined,
          why: changed('disclosureWhy') ? now.disclosureWhy : undefined,
        });
      })
      .sort((a, b) => byLabel.compare(a.exhibit ?? '', b.exhibit ?? ''));
  }
}

function without<T extends object, K extends keyof T>(value: T, name: K): Omit<T, K> {
  const { [name]: _left, ...rest } = value;
  return rest;
}

/** The investigator's own word for a state of evidence; undefined where the computed one stands. */
function overruled({
  stateOverride,
  stateReason,
  stateBy,
  stateOn,
}: Pick<Expectation, 'stateOverride' | 'stateReason' | 'stateBy' | 'stateOn'>): object | undefined {
  if (stateOverride === null) return undefined;
  return { override: stateOverride, reason: stateReason || 'no reason recorded', ...lean({ by: stateBy, on: stateOn }) };
}

/** A group of fields, or nothing where all are empty. */
function present<T extends object>(value: T): Partial<T> | undefined {
  const kept = lean(value);
  return Object.keys(kept).length === 0 ? undefined : kept;
}
