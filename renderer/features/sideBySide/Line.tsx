// Owns how one line of the two sides is drawn: cards, the axis between them, silence, the ends of windows, what was expected. Must not place lines.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold lines placed by a virtual list; the grid roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the cell it stands on
import { memo } from 'react';
import { formatDay, formatPartialDate, type PartialDate } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { ExpectationReading } from '../../../db/model/pairing.ts';
import type { Pane } from '../../api/place.tsx';
import { pairingText } from '../../text/pairing.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import { sideText } from '../../text/ui.ts';
import type { AxisLine, EdgeLine, EntryLine, ExpectedLine, GapLine } from './axisLines.ts';
import { cardState, EntryCard, HitSign, SupplierSign, visuallyHidden } from './EntryCard.tsx';
import type { CardWords } from './linkWords.ts';

/** What all lines of a list share; the same object as long as none of it changes, so that a line in view is not drawn anew while others scroll past. */
export interface LineLooks {
  readonly heads: Draft['head'];
  readonly headId: string | null;
  /** The sides that stand left and right of the axis; null where the list has none there. */
  readonly left: Pane | null;
  readonly right: Pane | null;
  readonly marks: ReadonlyMap<string, number>;
  /** Entries the search at hand finds; null without one. */
  readonly hits: ReadonlySet<string> | null;
  readonly openIds: ReadonlySet<string>;
  /** What cards say of their links. */
  readonly words: ReadonlyMap<string, CardWords>;
  /** Where an expectation comes from, in words. */
  readonly sourceOf: (reading: ExpectationReading) => string | null;
  readonly onOpen: (row: AxisRow) => void;
  readonly onExpected: (reading: ExpectationReading) => void;
}

interface LineProps {
  readonly line: AxisLine;
  /** From 0. */
  readonly index: number;
  /** Pixels from the top of the list, and its height. */
  readonly start: number;
  readonly size: number;
  /** Whether the focus date is this line's day, or only lies before or after it; null on all lines but one. */
  readonly focus: 'on' | 'before' | 'after' | null;
  /** The entry the keyboard stands on, where it is on this line. */
  readonly at: string | null;
  readonly looks: LineLooks;
  /** While the list flies past only labels, titles and dates are drawn; the rest as soon as it is slow enough to be read. */
  readonly isFlying: boolean;
}

/** One line of a list. */
export const Line = memo(function Line({ line, index, start, size, focus, at, looks, isFlying }: LineProps) {
  const { left, right, heads } = looks;
  const row: RowProps = {
    role: 'row',
    'aria-rowindex': index + 1,
    style: { height: size, transform: `translateY(${start}px)` },
    ...(line.kind === 'edge' || line.scopeHeads.length > 0 ? { 'data-scope': '' } : {}),
    ...(focus === null ? {} : { 'data-focus': focus }),
  };
  if (line.kind === 'gap') return <Gap line={line} heads={heads} row={row} left={left} right={right} />;
  if (line.kind === 'edge') return <Edge line={line} row={row} left={left} right={right} />;
  if (line.kind === 'expected') return <Expected line={line} row={row} looks={looks} />;
  return (
    <div className="sbs-line" {...row}>
      {left !== null && <SideCell line={line} side={left} at={at} looks={looks} isFlying={isFlying} />}
      <Axis line={line} at={at} looks={looks} isFlying={isFlying} />
      {right !== null && <SideCell line={line} side={right} at={at} looks={looks} isFlying={isFlying} />}
    </div>
  );
});

interface AxisProps extends Pick<LineProps, 'at' | 'looks' | 'isFlying'> {
  readonly line: EntryLine;
}

interface SideCellProps extends AxisProps {
  readonly side: Pane;
}

/** The cell is the same one while the list flies and after: a click whose button goes up when the list has come to rest would be nobody's otherwise. */
function SideCell({ line, side, at, looks, isFlying }: SideCellProps) {
  const row = line[side];
  if (row === null) return <div role="gridcell" className="sbs-cell" />;
  const { heads, headId, marks, hits, openIds, words, onOpen } = looks;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys for all its cells
    <div role="gridcell" className="sbs-cell" id={`entry-${row.id}`} aria-selected={row.id === at} onClick={() => onOpen(row)}>
      {isFlying ? (
        <div className="sbs-card" data-side={side}>
          {row.exhibit} {row.title}
        </div>
      ) : (
        <EntryCard
          silentBefore={line.silentBefore[side]}
          words={words.get(row.id) ?? null}
          row={row}
          heads={heads}
          headId={headId}
          marks={marks.get(row.id) ?? 0}
          isHit={hits?.has(row.id) ?? false}
          isAt={row.id === at}
          isOpen={openIds.has(row.id)}
        />
      )}
    </div>
  );
}

function Axis({ line, at, looks, isFlying }: AxisProps) {
  if (isFlying) {
    return (
      <div role="gridcell" className="sbs-axis">
        {line.showsDate && formatPartialDate(line.date)}
      </div>
    );
  }
  const { heads, left, right, openIds, hits, words, onOpen } = looks;
  const { third, contact } = line;
  const ties = {
    ...(left !== null && line[left] !== null ? { 'data-left': '' } : {}),
    ...(right !== null && line[right] !== null ? { 'data-right': '' } : {}),
  };
  return (
    <div role="gridcell" className="sbs-axis" {...ties}>
      <Bands of={line.scopeHeads} heads={heads} />
      {line.showsDate && <AxisDate date={line.date} />}
      {third !== null && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys for all its cells
        // biome-ignore lint/a11y/noStaticElementInteractions: the grid names this entry when the keyboard stands on it
        <div
          id={`entry-${third.id}`}
          className="sbs-onaxis"
          {...cardState({ row: third, isAt: third.id === at, isOpen: openIds.has(third.id), isHit: hits?.has(third.id) ?? false })}
          title={[third.title, ...(words.get(third.id)?.seen ?? [])].join('; ')}
          onClick={() => onOpen(third)}
        >
          <span className="sbs-tag" data-side="third">
            {third.exhibit}
          </span>
          <SupplierSign row={third} />
          <span className="sbs-title">{third.title}</span>
          <span style={visuallyHidden}>
            {[sideText.third, formatPartialDate(third.date), ...(words.get(third.id)?.seen ?? [])].join(', ')}
          </span>
          {hits?.has(third.id) === true && <HitSign />}
        </div>
      )}
      {contact !== null && (
        <div className="sbs-onaxis" data-contact={contact.value.evidenceOf ?? ''} title={contact.value.text}>
          {contact.value.evidenceOf !== null && (
            <span className="sbs-tag" data-side={contact.value.evidenceOf}>
              {contact.key}
            </span>
          )}
          <span className="sbs-title">
            {contact.value.evidenceOf === null
              ? sideBySideText.contact(contact.value.direction, contact.value.how, contact.value.party)
              : sideBySideText.said(contact.value.party, contact.value.text)}
          </span>
        </div>
      )}
    </div>
  );
}

/** One band down the axis for each head in scope: told apart by place and pattern, named on pointing. One head alone needs no band. */
function Bands({ of, heads }: { readonly of: readonly string[]; readonly heads: Draft['head'] }) {
  if (heads.length < 2) return null;
  return of.map((key) => {
    const place = heads.findIndex((head) => head.key === key);
    return (
      <span
        key={key}
        className="sbs-band"
        data-pattern={place % 4}
        title={sideBySideText.inScopeOf(key)}
        style={{ left: 2 + (place % 8) * 5 }}
      />
    );
  });
}

/** A date on the axis: in full, or short where both readers leave the list little room. */
function AxisDate({ date }: { readonly date: PartialDate }) {
  const full = formatPartialDate(date);
  return (
    <span className="sbs-date" title={full}>
      <span className="sbs-full">{full}</span>
      <span className="sbs-short" aria-hidden="true">
        {shortDate(full)}
      </span>
    </span>
  );
}

/** `13 November 2023` as `13 Nov 23`; what is no plain date stays as it is. */
function shortDate(full: string): string {
  return full.replace(
    /\b(\p{Lu}\p{Ll}{2})\p{Ll}*( \d\d)(\d\d)\b/u,
    (_whole, month: string, _century: string, year: string) => `${month} ${year}`,
  );
}

type RowProps = {
  readonly role: 'row';
  readonly 'aria-rowindex': number;
  readonly style: React.CSSProperties;
  readonly 'data-scope'?: '';
  readonly 'data-focus'?: 'on' | 'before' | 'after';
};

interface GapProps {
  readonly line: GapLine;
  readonly heads: Draft['head'];
  readonly row: RowProps;
  readonly left: Pane | null;
  readonly right: Pane | null;
}

function Gap({ line, heads, row, left, right }: GapProps) {
  return (
    <div className="sbs-line sbs-gap" {...row} title={sideBySideText.silence(line.workingDays)}>
      {left !== null && <div role="gridcell" />}
      <div role="gridcell" className="sbs-axis" style={{ height: '100%' }}>
        <Bands of={line.scopeHeads} heads={heads} />
        {line.isNamed && (
          <span className="sbs-date">
            <span className="sbs-full">{sideBySideText.silence(line.workingDays)}</span>
            <span className="sbs-short" aria-hidden="true">
              {sideBySideText.silenceShort(line.workingDays)}
            </span>
          </span>
        )}
      </div>
      {right !== null && <div role="gridcell" />}
    </div>
  );
}

function Edge({ line, row, left, right }: Omit<GapProps, 'line' | 'heads'> & { readonly line: EdgeLine }) {
  const says = line.isBegin ? sideBySideText.scopeBegins(line.heads) : sideBySideText.scopeEnds(line.heads);
  return (
    <div
      className="sbs-line sbs-edge"
      {...row}
      {...(line.isBegin ? { 'data-begin': '' } : { 'data-end': '' })}
      title={`${says}: ${line.reason}`}
    >
      {left !== null && <div role="gridcell">{says}</div>}
      <div role="gridcell" className="sbs-axis" style={{ height: '100%' }}>
        <AxisDate date={line.date} />
      </div>
      {right !== null && <div role="gridcell">{line.reason}</div>}
    </div>
  );
}

interface ExpectedProps {
  readonly line: ExpectedLine;
  readonly row: RowProps;
  readonly looks: LineLooks;
}

/** What was expected of the landlord by a day, on its side. */
function Expected({ line, row, looks: { heads, left, right, sourceOf, onExpected } }: ExpectedProps) {
  const { reading } = line;
  const source = sourceOf(reading);
  const whole = pairingText.expected(reading, source, formatDay(line.due));
  const says = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the pairing panel lists it for the keyboard
    <div role="gridcell" className="sbs-expects" onClick={() => onExpected(reading)}>
      <span aria-hidden>○ {pairingText.expected(reading, source, null)}</span>
      <span style={visuallyHidden}>{whole}</span>
    </div>
  );
  return (
    <div className="sbs-line sbs-expected" {...row} title={whole}>
      {left !== null && (left === 'landlord' ? says : <div role="gridcell" />)}
      <div role="gridcell" className="sbs-axis" style={{ height: '100%' }}>
        <Bands of={line.scopeHeads} heads={heads} />
        <AxisDate date={{ earliest: line.due, latest: line.due, precision: 'day' }} />
      </div>
      {right !== null && (right === 'landlord' ? says : <div role="gridcell" />)}
    </div>
  );
}
