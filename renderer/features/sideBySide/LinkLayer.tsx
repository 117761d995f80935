// Owns how links are drawn over the axis: trunks in lanes, branches, open ends. Must not place them among the lines: links.ts does. What they mean stands
// in words on the cards.
import type { Side } from '../../../db/model/entry.ts';
import type { Pane } from '../../api/place.tsx';
import { pairingText } from '../../text/pairing.ts';
import { type LinksOfList, mostLanes, type PlacedTie, type Stub, tiesAcross } from './links.ts';

interface LinkLayerProps {
  readonly links: LinksOfList;
  /** The lines drawn, and the first of them in view. */
  readonly first: number;
  readonly last: number;
  readonly inView: number;
  /** Where a line begins, in pixels from the top of the list. */
  readonly startOf: (index: number) => number;
  readonly endOf: (index: number) => number;
  /** The sides that stand left and right of the axis. */
  readonly left: Pane | null;
  readonly right: Pane | null;
  /** The entry under the cursor: its ties stand out. */
  readonly at: string | null;
}

/** Pixels: a lane's distance from the axis's right edge, from the next lane, and how far below a line's top a tie meets its card. */
const [edge, between, meets] = [7, 6, 22] as const;
/** Farther than any axis is wide; cut off at its edge. */
const far = 2000;

const laneX = (lane: number) => -(edge + lane * between);

/** The layer; lies over the lines and takes no clicks. */
export function LinkLayer({ links, first, last, inView, startOf, endOf, left, right, at }: LinkLayerProps) {
  const ties = tiesAcross(links.ties, first, last);
  const stubs = links.stubs.filter(({ index }) => index >= first && index <= last);
  if (ties.length === 0 && stubs.length === 0) return null;
  const top = startOf(first);
  const height = endOf(last) - top;
  const y = (index: number) => {
    if (index < first) return -1;
    return index > last ? height + 1 : startOf(index) - top + Math.min(meets, (endOf(index) - startOf(index)) / 2);
  };
  /** Where the card of a side meets the axis, counted from the axis's right edge. */
  const cardX = (side: Side) => (side === left ? -far : 0);
  const collapsed = ties.filter(({ lane, top: from, bottom }) => lane === null && from <= inView + 1 && bottom >= inView);
  return (
    <div className="sbs-line sbs-links" style={{ height, transform: `translateY(${top}px)` }}>
      {left !== null && <span />}
      <svg aria-hidden>
        {stubs.map((stub) => stub.side === left && <StubEnd key={stub.key} stub={stub} y={y(stub.index)} by={1} />)}
        <svg aria-hidden x="100%" overflow="visible">
          {stubs.map((stub) => stub.side !== left && <StubEnd key={stub.key} stub={stub} y={y(stub.index)} by={-1} />)}
          {ties.map((tie) => (
            <TieLines
              key={tie.key}
              tie={tie}
              y={y}
              isShown={(index) => index >= first && index <= last}
              cardX={cardX}
              isAt={tie.originId === at}
            />
          ))}
          {collapsed.length > 0 && (
            <text x={laneX(mostLanes) + 4} y={y(Math.max(inView, Math.min(...collapsed.map((tie) => tie.top)))) - 8} textAnchor="end">
              {pairingText.more(collapsed.length)}
            </text>
          )}
        </svg>
      </svg>
      {right !== null && <span />}
    </div>
  );
}

interface TieLinesProps {
  readonly tie: PlacedTie;
  readonly y: (index: number) => number;
  readonly isShown: (index: number) => boolean;
  readonly cardX: (side: Side) => number;
  readonly isAt: boolean;
}

/** One trunk: broken where nothing stands at its end, dotted where several are drawn as one. A full dot answers, a ring does not. */
function TieLines({ tie, y, isShown, cardX, isAt }: TieLinesProps) {
  const { lane, origin, branches, open } = tie;
  const x = laneX(lane ?? mostLanes);
  const dash = lane === null ? '1 3' : open?.isExpected === true ? '4 3' : null;
  return (
    <g className="sbs-tie" {...(isAt ? { 'data-at': '' } : {})}>
      <line x1={x} x2={x} y1={y(tie.top)} y2={y(tie.bottom)} {...(dash === null ? {} : { strokeDasharray: dash })} />
      {isShown(origin.index) && origin.side !== 'third' && (
        <line x1={cardX(origin.side)} x2={x} y1={y(origin.index)} y2={y(origin.index)} />
      )}
      {branches.map(
        ({ index, side, step, isAnswer }) =>
          isShown(index) && (
            <g key={`${index} ${side} ${step}`}>
              {side !== 'third' && <line x1={x} x2={cardX(side)} y1={y(index)} y2={y(index)} />}
              <circle cx={x} cy={y(index)} r={2.5} {...(isAnswer ? { 'data-full': '' } : {})} />
            </g>
          ),
      )}
      {open !== null && isShown(open.index) && <OpenEnd x={x} y={y(open.index)} isExpected={open.isExpected} />}
    </g>
  );
}

/** An end nothing stands at: a broken line to a ring, with its words unless the line beside it has them. */
function OpenEnd({ x, y, isExpected }: { readonly x: number; readonly y: number; readonly isExpected: boolean }) {
  if (isExpected) return <circle cx={x} cy={y} r={3} />;
  return (
    <g>
      <line x1={x} x2={x} y1={y} y2={y + 11} strokeDasharray="3 2" />
      <circle cx={x} cy={y + 14} r={2.5} />
      <text x={x - 6} y={y + 18} textAnchor="end">
        {pairingText.noneSeen}
      </text>
    </g>
  );
}

/** An arrow away from a report, or to a step, whose other end is not in this list. `by` 1 goes right from the card, -1 left. */
function StubEnd({ stub, y, by }: { readonly stub: Stub; readonly y: number; readonly by: 1 | -1 }) {
  const tip = stub.isOut ? 18 : 2;
  const back = stub.isOut ? tip - 5 : tip + 5;
  return (
    <g className="sbs-tie">
      <line x1={0} x2={by * 18} y1={y} y2={y} strokeDasharray="3 2" />
      <path d={`M ${by * back} ${y - 3} L ${by * tip} ${y} L ${by * back} ${y + 3}`} />
    </g>
  );
}
