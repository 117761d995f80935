// Owns: the rows a case file asks for, kind by kind, with what it leaves unsaid filled in. Must not compare them with the draft: that is plan.ts.
import type { CaseFile } from '../../model/caseFile.ts';
import { checkIds } from '../../model/checks.ts';
import {
  type Anchor,
  type Draft,
  type DraftKind,
  type DraftValue,
  type Exclusion,
  type Facts,
  keyLetters,
  type Request,
} from '../../model/draft.ts';
import { Refusal } from '../../model/fault.ts';
import { penceOf } from '../../model/money.ts';
import { withReplies } from '../../model/requests.ts';
import { ruleSetOf } from '../../rules/index.ts';
import { anchorOf } from './anchors.ts';
import { readDate, readDateOrNone } from './dates.ts';
import type { EvidenceLookup } from './evidence.ts';
import { namesFor } from './names.ts';
import { placeParagraphs } from './paragraphs.ts';
import type { Wanted } from './plan.ts';
import { type Path, refuse } from './refuse.ts';
import { Targets } from './targets.ts';

/** Every row the file asks for. Throws Refusal (invalid) naming the first place that cannot be placed. */
export function wantedRows(file: CaseFile, draft: Draft, evidence: EvidenceLookup): readonly Wanted[] {
  return new Placing(file, draft, evidence).rows();
}

/** One file on its way into one case. */
class Placing {
  readonly #file: CaseFile;
  readonly #draft: Draft;
  readonly #evidence: EvidenceLookup;
  readonly #targets: Targets;
  readonly #wanted: Wanted[] = [];

  constructor(file: CaseFile, draft: Draft, evidence: EvidenceLookup) {
    this.#file = file;
    this.#draft = draft;
    this.#evidence = evidence;
    this.#targets = new Targets(file, draft, evidence);
  }

  rows(): readonly Wanted[] {
    this.#facts();
    this.#parties();
    this.#heads();
    this.#caseFacts();
    this.#scope();
    this.#policies();
    this.#negatives();
    this.#marks();
    this.#reasoning();
    this.#events();
    this.#contacts();
    placeParagraphs(this.#file, this.#targets, (...row) => this.#want('paragraph', ...row));
    this.#decisions();
    this.#rounds();
    return this.#wanted;
  }

  #want<K extends DraftKind>(kind: K, name: string, value: DraftValue<K>, group: string = kind): string {
    const id = this.#targets.idOf(kind, name);
    this.#wanted.push({ kind, id, key: name, group, value } as Wanted);
    return id;
  }

  #anchorBefore(name: string, entryId: string): Anchor | undefined {
    return this.#draft.mark.find((row) => row.key === name && row.value.entryId === entryId)?.value.anchor;
  }

  /** What the case is (title, landlord, dates, stage, rule set) stays where the file is silent; what was drafted is emptied. */
  #facts(): void {
    const file = this.#file;
    const row = this.#draft.facts[0];
    if (row === undefined) throw new Refusal('internal', 'The case has no facts row. Close it, open it again and try once more.');
    const now = row.value;
    const ruleSet = ruleSetOf(file.ruleSet?.body ?? now.ruleBody);
    const template = file.ruleSet?.template ?? '';
    if (template !== '' && !ruleSet.templates.some(({ id }) => id === template)) {
      const known = ruleSet.templates.map(({ id }) => id).join(', ');
      refuse(['ruleSet', 'template'], `"${template}" is no template of ${ruleSet.name}. It has ${known}.`);
    }
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
      ruleTemplate: file.ruleSet === undefined ? now.ruleTemplate : (file.ruleSet.template ?? ''),
      propertyType: file.property?.type ?? '',
      propertyBuilding: file.property?.building ?? '',
      tenancyKind: file.tenancy?.kind ?? '',
      tenancySince: file.tenancy?.since ?? '',
      household: file.household ?? '',
      jurisdictionNote: file.jurisdictionNote ?? '',
      complaintIntro: file.sections?.complaint ?? '',
      stage: file.stage ?? now.stage,
      waitingOn: file.waitingOn ?? now.waitingOn,
      calendar: file.calendar ?? now.calendar,
    };
    this.#wanted.push({ kind: 'facts', id: row.id, key: row.key, group: 'facts', value: facts });
  }

  #parties(): void {
    const parties = this.#file.parties ?? [];
    for (const [index, party] of parties.entries()) {
      const path: Path = ['parties', index, 'treatedAs'];
      if (party.treatedAs === undefined) continue;
      this.#targets.named('party', party.treatedAs, path, 'party');
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
        treatedAs: party.treatedAs === undefined ? null : this.#targets.idOf('party', party.treatedAs),
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
        awareOn: head.awareOn ?? null,
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
        cites: this.#targets.cites(row.cites, ['vulnerability', index, 'cites']),
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
        cites: this.#targets.cites(step.cites, ['complaintSteps', index, 'cites']),
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
        headId: this.#targets.head(window.head, [...path, 'head']),
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
        headId: this.#targets.headOrNone(exclusion.head, [...path, 'head']),
        reason: exclusion.reason,
        text: exclusion.text ?? '',
        from: exclusion.from ?? null,
        to: exclusion.to ?? null,
        topic: exclusion.topic ?? '',
        impact: exclusion.impact ?? '',
        actor: exclusion.actor ?? '',
        basis: exclusion.basis ?? '',
        canConsider: exclusion.canConsider ?? '',
        cites: this.#targets.cites(exclusion.cites, [...path, 'cites']),
      };
      this.#want('exclusion', exclusionNames[index] as string, value);
    }
  }

  #negatives(): void {
    const { requests = [], expectations = [], absences = [] } = this.#file;
    for (const [index, request] of requests.entries()) {
      const path: Path = ['requests', index];
      const asked: Request = {
        to: request.to,
        item: request.item,
        why: request.why ?? '',
        asked: request.asked ?? null,
        due: request.due ?? null,
        received: request.received ?? null,
        state: request.state ?? 'asked',
        reply: request.reply ?? '',
        headId: this.#targets.headOrNone(request.head, [...path, 'head']),
        expectationId: this.#namedOrNone('expectation', request.expectation, [...path, 'expectation'], 'expectation'),
        chased: request.chased ?? [],
        replies: (request.replies ?? []).map((reply, at) => ({
          item: reply.item,
          standing: reply.standing,
          on: reply.on ?? null,
          contactId: this.#namedOrNone('contact', reply.contact, [...path, 'replies', at, 'contact'], 'contact'),
          entryIds: (reply.exhibits ?? []).map(
            (label, which) => this.#targets.exhibit(label, [...path, 'replies', at, 'exhibits', which]).id,
          ),
          made: reply.made ?? null,
          putOn: reply.putOn ?? null,
        })),
      };
      this.#want('request', request.id, withReplies(asked));
    }
    for (const [index, expectation] of expectations.entries()) {
      this.#want('expectation', expectation.id, {
        text: expectation.text,
        due: expectation.due ?? null,
        headId: this.#targets.headOrNone(expectation.head, ['expectations', index, 'head']),
        cites: this.#targets.cites(expectation.cites, ['expectations', index, 'cites']),
        basis: expectation.basis ?? (expectation.policyLimit === undefined ? 'promise' : 'limit'),
        policyLimitId: this.#namedOrNone('policyLimit', expectation.policyLimit, ['expectations', index, 'policyLimit'], 'policy limit'),
        startEntryId: this.#exhibitOrNone(expectation.countsFrom, ['expectations', index, 'countsFrom']),
        limit: expectation.limit ?? null,
        steps: expectation.steps ?? [],
        stateOverride: expectation.state?.override ?? null,
        stateReason: expectation.state?.reason ?? '',
        stateBy: expectation.state?.by ?? '',
        stateOn: expectation.state?.on ?? null,
        source: expectation.source ?? '',
        seenIds: (expectation.seen ?? []).map((label, at) => this.#targets.exhibit(label, ['expectations', index, 'seen', at]).id),
      });
    }
    for (const [index, absence] of absences.entries()) {
      const path: Path = ['absences', index];
      const { expectation, request, searched } = absence;
      this.#want('absence', absence.id, {
        absenceKind: absence.kind,
        headId: this.#targets.headOrNone(absence.head, [...path, 'head']),
        expectationId: this.#namedOrNone('expectation', expectation, [...path, 'expectation'], 'expectation'),
        requestId: this.#namedOrNone('request', request, [...path, 'request'], 'request'),
        text: absence.text ?? '',
        searched:
          searched === undefined
            ? null
            : {
                query: searched.query,
                count: searched.count,
                on: searched.on ?? null,
                found: searched.found?.map((label, at) => this.#targets.exhibit(label, [...path, 'searched', 'found', at]).id) ?? null,
              },
        searchedMs: searched?.atMs ?? null,
        stateOverride: absence.state?.override ?? null,
        stateReason: absence.state?.reason ?? '',
        stateBy: absence.state?.by ?? '',
        stateOn: absence.state?.on ?? null,
        lookedAt: (absence.lookedAt ?? []).map((label, at) => this.#targets.exhibit(label, [...path, 'lookedAt', at]).id),
      });
    }
  }

  #namedOrNone(kind: DraftKind, name: string | undefined, path: Path, what: string): string | null {
    return name === undefined ? null : this.#targets.named(kind, name, path, what);
  }

  #exhibitOrNone(label: string | undefined, path: Path): string | null {
    return label === undefined ? null : this.#targets.exhibit(label, path).id;
  }

  #policies(): void {
    for (const [index, policy] of (this.#file.policies ?? []).entries()) {
      const path: Path = ['policies', index];
      if (policy.from !== undefined && policy.to !== undefined && policy.to < policy.from) {
        refuse([...path, 'to'], 'the policy ends before it starts.');
      }
      const policyId = this.#want('policy', policy.id, {
        name: policy.name,
        topic: policy.topic ?? '',
        from: policy.from ?? null,
        to: policy.to ?? null,
        cites: this.#targets.cites(policy.cites, [...path, 'cites']),
      });
      for (const [at, limit] of (policy.limits ?? []).entries()) {
        this.#want('policyLimit', limit.id, {
          policyId,
          text: limit.text,
          limit: limit.limit,
          countsFrom: limit.countsFrom ?? '',
          step: limit.step ?? 'answered',
          cites: this.#targets.cites(limit.cites, [...path, 'limits', at, 'cites']),
        });
      }
    }
  }

  /** Links, assertions with their records, and series of reports. */
  #reasoning(): void {
    const { links = [], assertions = [], series = [] } = this.#file;
    const linkNames = this.#names('link', links, ['links']);
    for (const [index, link] of links.entries()) {
      const path: Path = ['links', index];
      this.#want('link', linkNames[index] as string, {
        reportId: this.#targets.exhibit(link.report, [...path, 'report']).id,
        stepId: this.#targets.exhibit(link.followedBy, [...path, 'followedBy']).id,
        step: link.step,
        verdict: link.verdict ?? 'linked',
        reportMarkId: this.#namedOrNone('mark', link.reportMark, [...path, 'reportMark'], 'mark'),
        stepMarkId: this.#namedOrNone('mark', link.stepMark, [...path, 'stepMark'], 'mark'),
        expectationId: this.#namedOrNone('expectation', link.expectation, [...path, 'expectation'], 'expectation'),
        note: link.note ?? '',
      });
    }
    const records = assertions.flatMap((assertion, index) =>
      (assertion.records ?? []).map((record, at) => ({ record, assertion, index, at })),
    );
    const recordNames = namesFor(
      keyLetters.assertionRecord,
      records.map(({ record }) => record.id),
      (index) => ['assertions', records[index]?.index ?? 0, 'records', records[index]?.at ?? 0, 'id'],
    );
    for (const [index, assertion] of assertions.entries()) {
      this.#want('assertion', assertion.id, {
        text: assertion.text,
        madeBy: assertion.madeBy ?? 'landlord',
        headId: this.#targets.headOrNone(assertion.head, ['assertions', index, 'head']),
        cites: this.#targets.cites(assertion.cites, ['assertions', index, 'cites']),
      });
    }
    for (const [place, { record, assertion, index, at }] of records.entries()) {
      this.#want('assertionRecord', recordNames[place] as string, {
        assertionId: this.#targets.idOf('assertion', assertion.id),
        entryId: this.#targets.exhibit(record.exhibit, ['assertions', index, 'records', at, 'exhibit']).id,
        verdict: record.verdict,
        note: record.note ?? '',
      });
    }
    const seriesNames = this.#names('series', series, ['series']);
    for (const [index, each] of series.entries()) {
      const path: Path = ['series', index];
      this.#want('series', seriesNames[index] as string, {
        title: each.title,
        headId: this.#targets.headOrNone(each.head, [...path, 'head']),
        entryIds: (each.exhibits ?? []).map((label, at) => this.#targets.exhibit(label, [...path, 'exhibits', at]).id),
      });
    }
  }

  #marks(): void {
    for (const [index, mark] of (this.#file.marks ?? []).entries()) {
      const path: Path = ['marks', index];
      const entry = this.#targets.exhibit(mark.exhibit, [...path, 'exhibit']);
      this.#want('mark', mark.id, {
        entryId: entry.id,
        anchor: anchorOf(mark, entry, this.#anchorBefore(mark.id, entry.id), this.#evidence, path),
        headIds: this.#targets.headList(mark.heads, [...path, 'heads']),
        tags: mark.tags ?? [],
        stance: mark.stance ?? '',
        account: mark.account ?? null,
        eventDate: readDateOrNone({ text: mark.eventDate, precision: mark.eventPrecision, until: mark.eventUntil }, [...path, 'eventDate']),
        scopeOverride: mark.scope?.override ?? null,
        scopeReason: mark.scope?.reason ?? '',
        note: mark.note ?? '',
        speaksAgainst: mark.speaksAgainst ?? null,
        disclosure: mark.disclosure ?? null,
        disclosureWhy: mark.disclosureWhy ?? '',
      });
    }
  }

  #events(): void {
    for (const [index, event] of (this.#file.events ?? []).entries()) {
      const path: Path = ['events', index];
      this.#want('event', event.id, {
        date: readDate({ text: event.date, precision: event.precision, until: event.until }, [...path, 'date']),
        text: event.text,
        status: event.status ?? 'unsettled',
        headIds: this.#targets.headList(event.heads, [...path, 'heads']),
        cites: this.#targets.cites(event.cites, [...path, 'cites']),
      });
    }
  }

  #contacts(): void {
    for (const contact of this.#file.contacts ?? []) {
      const { party, how, direction, on, at = '', text, evidenceOf = null } = contact;
      this.#want('contact', contact.id, { party, how, direction, on, at, text, evidenceOf });
    }
  }

  /** What became of an order goes by the order: it has no name in the file. */
  #compliance(orderId: string, index: number, compliance: NonNullable<CaseFile['orders']>[number]['compliance']): void {
    if (compliance === undefined) return;
    const known = this.#draft.compliance.find(({ value }) => value.orderId === orderId)?.key;
    const taken = new Set([...this.#draft.compliance, ...this.#wanted.filter(({ kind }) => kind === 'compliance')].map(({ key }) => key));
    let number = index + 1;
    while (taken.has(`${keyLetters.compliance}${number}`)) number += 1;
    this.#want('compliance', known ?? `${keyLetters.compliance}${number}`, {
      orderId,
      startedOn: compliance.startedOn ?? null,
      standing: compliance.standing ?? 'outstanding',
      compliedOn: compliance.compliedOn ?? null,
      chased: compliance.chased ?? [],
      remarks: compliance.remarks ?? '',
      cites: this.#targets.cites(compliance.cites, ['orders', index, 'compliance', 'cites']),
    });
  }

  #rounds(): void {
    const { partyComments = [], reviewRequests = [] } = this.#file;
    const commentNames = this.#names('partyComment', partyComments, ['partyComments']);
    for (const [index, comment] of partyComments.entries()) {
      const { paragraph } = comment;
      this.#want('partyComment', commentNames[index] as string, {
        by: comment.by,
        received: comment.received,
        version: comment.version ?? null,
        paragraphId:
          paragraph === undefined ? null : this.#targets.named('paragraph', paragraph, ['partyComments', index, 'paragraph'], 'paragraph'),
        text: comment.text,
        answer: comment.answer ?? '',
        changed: comment.changed ?? '',
      });
    }
    const requestNames = this.#names('reviewRequest', reviewRequests, ['reviewRequests']);
    for (const [index, request] of reviewRequests.entries()) {
      this.#want('reviewRequest', requestNames[index] as string, {
        by: request.by,
        received: request.received,
        version: request.version ?? null,
        grounds: request.grounds ?? [],
        text: request.text ?? '',
        newEvidence: request.newEvidence ?? '',
        cites: this.#targets.cites(request.cites, ['reviewRequests', index, 'cites']),
        decidedBy: request.decidedBy ?? '',
        decidedOn: request.decidedOn ?? null,
        outcome: request.outcome ?? '',
        reasons: request.reasons ?? '',
      });
    }
  }

  #decisions(): void {
    const { determinations = [], offers = [], orders = [], recommendations = [], waivers = [], editionChanges = [] } = this.#file;
    const ruleSet = ruleSetOf(this.#file.ruleSet?.body ?? this.#draft.facts[0]?.value.ruleBody ?? '');
    const decided = new Map<string, number>();
    const taken = new Set(this.#draft.determination.map((row) => row.key));
    for (const [index, determination] of determinations.entries()) {
      const path: Path = ['determinations', index];
      const headId = this.#targets.head(determination.head, [...path, 'head']);
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
        restsOn: (determination.restsOn ?? []).map((each, at) =>
          this.#targets.named('paragraph', each, [...path, 'restsOn', at], 'paragraph'),
        ),
      });
    }
    for (const [index, offer] of offers.entries()) {
      const path: Path = ['offers', index];
      const { offset = '' } = offer;
      if (offset !== '' && !ruleSet.offsets.some(({ id }) => id === offset)) {
        const known = ruleSet.offsets.map(({ id }) => id).join(', ');
        refuse([...path, 'offset'], `"${offset}" is no offset rule of ${ruleSet.name}. It has ${known}.`);
      }
      this.#want('offer', offer.id, {
        headIds: this.#targets.headList(offer.heads, [...path, 'heads']),
        by: offer.by ?? '',
        for: offer.for ?? '',
        amountPence: penceOf(offer.amountGBP),
        offeredOn: offer.offeredOn ?? null,
        standing: offer.standing ?? 'offered',
        paidPence: penceOf(offer.paidGBP ?? 0),
        paidOn: offer.paidOn ?? null,
        offset,
        offsetReason: offer.offsetReason ?? '',
        text: offer.text ?? '',
        cites: this.#targets.cites(offer.cites, [...path, 'cites']),
      });
    }
    const orderNames = this.#names('order', orders, ['orders']);
    for (const [index, order] of orders.entries()) {
      const orderId = this.#want('order', orderNames[index] as string, {
        headIds: this.#targets.headList(order.heads, ['orders', index, 'heads']),
        orderKind: order.kind ?? '',
        text: order.text,
        amountPence: order.amountGBP === undefined ? null : penceOf(order.amountGBP),
        parts: (order.parts ?? []).map((part, at) => ({
          for: part.for,
          amountPence: penceOf(part.amountGBP),
          headId: this.#targets.headOrNone(part.head, ['orders', index, 'parts', at, 'head']),
        })),
        due: order.due ?? null,
        reason: order.reason ?? '',
      });
      this.#compliance(orderId, index, order.compliance);
    }
    const whole = recommendations.map((each) => (typeof each === 'string' ? { text: each } : each));
    const recommendationNames = this.#names('recommendation', whole, ['recommendations']);
    for (const [index, recommendation] of whole.entries()) {
      this.#want('recommendation', recommendationNames[index] as string, {
        headIds: this.#targets.headList(recommendation.heads, ['recommendations', index, 'heads']),
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
        finding: waiver.finding ?? '',
      });
    }
    const changeNames = this.#names('editionChange', editionChanges, ['editionChanges']);
    for (const [index, { words, instead = null, reason = '' }] of editionChanges.entries()) {
      this.#want('editionChange', changeNames[index] as string, { words, instead, reason });
    }
  }
}
