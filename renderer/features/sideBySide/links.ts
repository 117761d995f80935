// Owns where links stand among the lines of a list: which line a report and its steps are on, in which lane their tie runs, what is collapsed. Pure; must not
// draw, nor say what a link means: db/model/pairing does.
import type { LinkStep } from '../../../db/model/draft.ts';
import type { Side } from '../../../db/model/entry.ts';
import { type ExpectationReading, isAnswer, type PairedReport } from '../../../db/model/pairing.ts';
import type { AxisLine } from './axisLines.ts';

/** Where an entry stands in a list. */
export interface Stand {
  readonly index: number;
  readonly side: Side;
}

/** One end of a tie below its report. */
export interface Branch extends Stand {
  readonly step: LinkStep;
  readonly isAnswer: boolean;
}

/** What ties a report, or a promise, to the lines that followed: one trunk in one lane, with a branch to each. */
export interface Tie {
  readonly key: string;
  /** The report, or the paper an expectation counts from. */
  readonly originId: string;
  readonly origin: Stand;
  readonly branches: readonly Branch[];
  /** The line on which an open end stops: nothing that answers has been seen, or an expectation has not. Null where it is closed. */
  readonly open: { readonly index: number; readonly isExpected: boolean } | null;
  readonly top: number;
  readonly bottom: number;
}

/** An end whose other end is not in this list: filtered away, or in the list beside it. */
export interface Stub extends Stand {
  readonly key: string;
  /** True where it leaves a report, false where it comes to a step. */
  readonly isOut: boolean;
}

export interface LinksOfList {
  readonly ties: readonly PlacedTie[];
  readonly stubs: readonly Stub[];
}

/** A tie in its lane; null where more run together than there are lanes. */
export interface PlacedTie extends Tie {
  readonly lane: number | null;
}

/** As many ties run beside each other; more are drawn as one, with their number. */
export const mostLanes = 4;

/** The line and side of every entry of a list, by id. */
function standsOf(lines: readonly AxisLine[]): ReadonlyMap<string, Stand> {
  const stands = new Map<string, Stand>();
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'line') continue;
    for (const side of ['resident', 'landlord', 'third'] as const) {
      const row = line[side];
      if (row !== null) stands.set(row.id, { index, side });
    }
  }
  return stands;
}

/**
 * The links of one list of lines.
 * @param paired reports with the steps linked to them
 * @param readings expectations; one that is unmet and has a line in the list is tied to the paper it counts from
 */
export function linksOfList(
  lines: readonly AxisLine[],
  paired: readonly PairedReport[],
  readings: readonly ExpectationReading[],
): LinksOfList {
  const stands = standsOf(lines);
  const ties: Tie[] = [];
  const stubs: Stub[] = [];
  for (const { reportId, steps, isAnswered } of paired) {
    const origin = stands.get(reportId);
    const branches = steps.flatMap(({ link: { value } }): readonly Branch[] => {
      const stand = stands.get(value.stepId);
      return stand === undefined ? [] : [{ ...stand, step: value.step, isAnswer: isAnswer(value.step) }];
    });
    if (origin === undefined) {
      for (const { index, side } of branches) stubs.push({ key: `${reportId} ${index} ${side}`, index, side, isOut: false });
      continue;
    }
    if (branches.length < steps.length) stubs.push({ key: reportId, ...origin, isOut: true });
    const ends = branches.map(({ index }) => index);
    const last = Math.max(origin.index, ...ends);
    // Only where everything linked is in sight can nothing be seen.
    const open = isAnswered || branches.length < steps.length ? null : { index: last, isExpected: false };
    if (branches.length > 0) {
      ties.push({ key: reportId, originId: reportId, origin, branches, open, top: Math.min(origin.index, ...ends), bottom: last });
    }
  }
  const expectedAt = new Map(
    lines.flatMap((line, index) => (line.kind === 'expected' ? [[line.reading.expectation.id, index] as const] : [])),
  );
  for (const { expectation, standing } of readings) {
    const originId = expectation.value.startEntryId;
    const origin = originId === null ? undefined : stands.get(originId);
    const index = expectedAt.get(expectation.id);
    if (originId === null || origin === undefined || index === undefined || standing === 'late') continue;
    const [top, bottom] = [Math.min(origin.index, index), Math.max(origin.index, index)];
    ties.push({ key: `expected ${expectation.id}`, originId, origin, branches: [], open: { index, isExpected: true }, top, bottom });
  }
  return { ties: inLanes(ties), stubs };
}

/** Each tie in the first lane that is free where it begins; without a lane where all are taken. */
export function inLanes(ties: readonly Tie[], lanes = mostLanes): readonly PlacedTie[] {
  const freeFrom: number[] = new Array(lanes).fill(Number.NEGATIVE_INFINITY);
  return ties
    .toSorted((a, b) => a.top - b.top || a.bottom - b.bottom)
    .map((tie) => {
      const lane = freeFrom.findIndex((from) => from < tie.top);
      if (lane >= 0) freeFrom[lane] = tie.bottom;
      return { ...tie, lane: lane < 0 ? null : lane };
    });
}

/** Ties that touch the lines from `first` to `last`: those that begin or end there, and those that pass through. In order of their tops. */
export function tiesAcross(ties: readonly PlacedTie[], first: number, last: number): readonly PlacedTie[] {
  return ties.filter(({ top, bottom }) => top <= last && bottom >= first);
}
