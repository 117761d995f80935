// Owns how one entry looks in the two lists and on the axis. Must not open it: the list does.
import { formatPartialDate } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import { isUnread } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { findText } from '../../text/search.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import { kindText, readStateText, scopeText, sideText } from '../../text/ui.ts';
import { isOnlyFromOther } from './filters.ts';
import type { CardWords } from './linkWords.ts';

interface EntryCardProps {
  readonly row: AxisRow;
  readonly heads: Draft['head'];
  readonly headId: string | null;
  readonly marks: number;
  readonly isAt: boolean;
  readonly isOpen: boolean;
  /** Whether the search at hand finds it. */
  readonly isHit: boolean;
  /** Working days in which this side alone was silent before. */
  readonly silentBefore: number | null;
  /** What it is to the reports and steps it is linked with; null without links. */
  readonly words: CardWords | null;
}

/** Attributes that say how an entry stands: under the cursor, open in a reader, unread. */
export function cardState({ row, isAt, isOpen, isHit }: Pick<EntryCardProps, 'row' | 'isAt' | 'isOpen' | 'isHit'>) {
  return {
    'data-side': row.side,
    ...(isAt ? { 'data-at': '' } : {}),
    ...(isOpen ? { 'data-open': '' } : {}),
    ...(isHit ? { 'data-hit': '' } : {}),
    ...(isUnread(row) ? { 'data-unread': '' } : {}),
    ...(row.status === 'duplicate' ? { 'data-quiet': '' } : {}),
  };
}

/** A card of a side: label and title over kind, sender and scope. */
export function EntryCard({ row, heads, headId, marks, isAt, isOpen, isHit, silentBefore, words }: EntryCardProps) {
  return (
    <div className="sbs-card" {...cardState({ row, isAt, isOpen, isHit })} title={row.title}>
      <div className="sbs-first">
        <span className="sbs-tag" data-side={row.side}>
          {row.exhibit}
        </span>
        <SupplierSign row={row} />
        <span className="sbs-title">{row.title}</span>
        {isHit && <HitSign />}
        <ReadSign row={row} />
        {row.time !== null && <span className="sbs-time">{row.time}</span>}
        {/* Its column and the axis tell the eye; a screen reader hears it. */}
        <span style={visuallyHidden}>
          {sideText[row.side]}, {formatPartialDate(row.date)}
        </span>
      </div>
      <div className="sbs-second">
        <span className="sbs-meta">
          {words !== null && <b>{words.seen.join('; ')} · </b>}
          {words !== null && words.said.length > 0 && <span style={visuallyHidden}>{words.said.join('; ')}. </span>}
          {silentBefore !== null && <b>{sideBySideText.silentBefore(silentBefore)} · </b>}
          {meta(row, marks)}
        </span>
        {row.status === 'unreadable' && <span className="sbs-problem">{sideBySideText.unreadable}</span>}
        <span className="sbs-scope">{scopeOf(row, heads, headId)}</span>
      </div>
    </div>
  );
}

export const visuallyHidden = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const;

/** Says in sign and words that only another party supplied an entry. */
export function SupplierSign({ row }: { readonly row: AxisRow }) {
  if (!isOnlyFromOther(row)) return null;
  const words = sideBySideText.suppliedByOther[row.suppliedBy];
  return (
    <span className="sbs-from" data-from={row.suppliedBy} title={words}>
      <span aria-hidden>{sideBySideText.otherSign[row.suppliedBy]}</span>
      <span style={visuallyHidden}>{words}</span>
    </span>
  );
}

/** Beside the title of what the search at hand finds, which is also underlined. */
export function HitSign() {
  return (
    <span className="sbs-hit" title={findText.isHit}>
      <span aria-hidden>⌕</span>
      <span style={visuallyHidden}>{findText.isHit}</span>
    </span>
  );
}

/** A dot for what is unread, a turning arrow for what needs another look; both said in words too. */
function ReadSign({ row }: { readonly row: AxisRow }) {
  if (isUnread(row)) {
    return (
      <span className="sbs-dot">
        <span style={visuallyHidden}>{readStateText.unread}</span>
      </span>
    );
  }
  if (row.readState !== 'again') return null;
  return (
    <span className="sbs-again" title={readStateText.again}>
      <span aria-hidden>↻</span>
      <span style={visuallyHidden}>{readStateText.again}</span>
    </span>
  );
}

function meta(row: AxisRow, marks: number): string {
  const parts = [row.kindText ?? kindText[row.kind]];
  if (row.sender !== null) parts.push(row.sender);
  if (row.attachments > 0) parts.push(sideBySideText.attachments(row.attachments));
  if (row.records > 0) parts.push(row.kind === 'email' ? sideBySideText.quoted(row.records) : sideBySideText.records(row.records));
  if (row.status === 'duplicate') parts.push(sideBySideText.duplicate);
  if (marks > 0) parts.unshift(sideBySideText.marks(marks));
  return parts.join(' · ');
}

function scopeOf(row: AxisRow, heads: Draft['head'], headId: string | null) {
  return heads
    .filter(({ id }) => (headId === null || id === headId) && row.scope[id] !== undefined)
    .map(({ id, key }) => (
      <span key={id}>
        {' '}
        <b>({key})</b> {scopeText[row.scope[id] ?? 'undated'].replace(' scope', '')}
      </span>
    ));
}
