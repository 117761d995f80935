// Owns the drawing of one series over time: a dot for each report, the working days between them. The table beside it says the same in words.
import { dayFromNumber, dayNumber, formatDay } from '../../../db/model/dates.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { SeriesPoint } from '../../../db/model/series.ts';
import { seriesText } from '../../text/holding.ts';

interface SeriesChartProps {
  readonly title: string;
  readonly points: readonly SeriesPoint<AxisRow>[];
  /** The report under the cursor. */
  readonly atId: string | null;
}

/** Pixels of the drawing's height, of its line, and of the words under it. */
const [height, line, words] = [78, 40, 68] as const;
/** The share of the width left free at either end, and the least share between two reports that holds a figure. */
const [edge, roomy] = [0.03, 0.035] as const;

/** The chart; nothing where fewer than two reports have an exact day. */
export function SeriesChart({ title, points, atId }: SeriesChartProps) {
  const dated = points.flatMap(({ entry, day, since }) => (day === null ? [] : [{ entry, day, since, at: dayNumber(day) }]));
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined || first.at === last.at) return null;
  const share = (day: number) => edge + ((day - first.at) / (last.at - first.at)) * (1 - 2 * edge);
  const x = (part: number) => `${(part * 100).toFixed(2)}%`;
  return (
    <svg
      role="img"
      aria-label={seriesText.chart(title, points.length, seriesText.span(formatDay(first.day), formatDay(last.day)))}
      width="100%"
      height={height}
      style={{ display: 'block', fontSize: 11, fontVariantNumeric: 'tabular-nums' }}
    >
      <line x1={x(edge)} x2={x(1 - edge)} y1={line} y2={line} stroke="var(--mui-palette-divider)" strokeWidth={2} />
      {months(first.at, last.at).map(({ at, name }) => (
        <g key={at}>
          <line x1={x(share(at))} x2={x(share(at))} y1={line + 10} y2={line + 16} stroke="var(--mui-palette-text-secondary)" />
          <text x={x(share(at))} y={words} textAnchor="middle" fill="var(--mui-palette-text-secondary)">
            {name}
          </text>
        </g>
      ))}
      {dated.map(({ entry, at, since }, index) => {
        const before = dated[index - 1]?.at ?? at;
        const isAt = entry.id === atId;
        return (
          <g key={entry.id}>
            {since !== null && share(at) - share(before) >= roomy && (
              <text x={x((share(at) + share(before)) / 2)} y={line - 12} textAnchor="middle" fill="var(--mui-palette-text-primary)">
                {since.workingDays}
              </text>
            )}
            <circle
              cx={x(share(at))}
              cy={line}
              r={isAt ? 8 : 5}
              fill={`var(--mui-palette-${entry.side}-main)`}
              stroke="var(--mui-palette-background-default)"
              strokeWidth={2}
            >
              <title>{`${entry.exhibit}, ${formatDay(dayFromNumber(at))}: ${entry.title}`}</title>
            </circle>
          </g>
        );
      })}
    </svg>
  );
}

const mostNames = 12;

/** Beginnings of months between two days, thinned out so that their names have room. */
function months(from: number, to: number): readonly { readonly at: number; readonly name: string }[] {
  const found: { at: number; name: string }[] = [];
  const [year, month] = dayFromNumber(from).split('-').map(Number) as [number, number];
  for (let count = year * 12 + month; ; count += 1) {
    const day = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
    const at = dayNumber(day);
    if (at > to) break;
    found.push({ at, name: formatDay(day).replace(/^\d+ (\p{L}{3})\p{L}* (\d{4})$/u, '$1 $2') });
  }
  const every = Math.ceil(found.length / mostNames);
  return found.filter((_month, index) => index % every === 0);
}
