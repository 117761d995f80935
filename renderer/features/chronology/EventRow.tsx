// Owns how one line of the chronology is shown: an event with both accounts, what was expected by a day, an absence no day can be given to. Must not write.
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import PostAdd from '@mui/icons-material/PostAdd';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { EventLine, HeadStanding, Row } from '../../../db/model/chronology.ts';
import { formatPartialDate, type PartialDate } from '../../../db/model/dates.ts';
import type { Cite, Draft } from '../../../db/model/draft.ts';
import { chronologyText, eventStatusText } from '../../text/chronology.ts';
import { citableText } from '../../text/citables.ts';
import { pairingText } from '../../text/pairing.ts';
import { scopeText } from '../../text/ui.ts';
import { ChangeButton, ChangeIconButton, useClosed } from '../../ui/changing.tsx';
import { citeName } from '../../ui/citables.ts';
import { ChipFaceTag } from '../../ui/paragraphEditor/ChipFaceTag.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { plainLine } from '../../ui/plainButton.ts';

/** Columns of every row: date, the two accounts, what can be done. */
export const columns = '134px minmax(0, 1fr) minmax(0, 1fr) 84px';
const grid = { display: 'grid', gridTemplateColumns: columns, columnGap: 1.5, borderTop: 1, borderColor: 'divider', py: 0.75 } as const;

/** What was not seen stands apart by a broken line. */
const unseen = { gridColumn: '2 / 5', borderLeft: '2px dashed var(--mui-palette-warning-main)', pl: 1 } as const;

/** What every line needs. */
interface LineProps {
  readonly draft: Draft;
  readonly citables: ReadonlyMap<string, Citable>;
  readonly onShow: (cite: Cite) => void;
}

interface EventRowProps extends LineProps {
  readonly line: EventLine;
  /** On what its date rests, in words; null where it has none. */
  readonly basis: string | null;
  readonly isChosen: boolean;
  readonly isInBackground: boolean;
  /** Whether an event of the same date stands before it, and after it. */
  readonly canMove: { readonly up: boolean; readonly down: boolean };
  readonly onChoose: (isChosen: boolean) => void;
  readonly onMove: (by: 'up' | 'down') => void;
  readonly onEdit: () => void;
  readonly onPutDown: () => void;
  readonly onRemove: () => void;
}

/** An event. Alt with an arrow moves it among the events of its date. */
export function EventRow(props: EventRowProps) {
  const { line, basis, draft, isChosen, isInBackground, canMove, onChoose, onMove, onEdit, onPutDown, onRemove } = props;
  const { row, accounts, standings } = line;
  const isClosed = useClosed() !== null;
  const { value, key } = row;
  const heads = draft.head.filter(({ id }) => value.headIds.includes(id)).map((head) => `(${head.key})`);
  const others = [...accounts.third, ...accounts.none];
  const side = (cites: readonly Cite[]) =>
    cites.length > 0 ? (
      <Cited cites={cites} {...props} />
    ) : (
      <Typography variant="body2" color="textSecondary" sx={{ fontStyle: 'italic' }}>
        {chronologyText.silent}
      </Typography>
    );
  return (
    <Box
      data-event={row.id}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
        if (isClosed || !event.altKey || by === null || !canMove[by]) return;
        event.preventDefault();
        onMove(by);
      }}
      sx={{ ...grid, rowGap: 0.25 }}
    >
      <Box role="cell" sx={{ gridRow: 'span 2', display: 'flex', gap: 0.5, alignItems: 'flex-start' }}>
        <Checkbox
          size="small"
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
          slotProps={{ input: { 'aria-label': chronologyText.choose(key) } }}
          sx={{ p: 0, ml: '-3px' }}
        />
        <Box sx={{ minWidth: 0 }}>
          <Dated date={value.date}>
            {key} {heads.join(' ')}
          </Dated>
          <Typography variant="caption" component="div" sx={{ color: value.status === 'agreed' ? 'text.secondary' : 'warning.main' }}>
            {eventStatusText[value.status]}
          </Typography>
          <Standings draft={draft} standings={standings} />
        </Box>
      </Box>
      <Box role="cell" sx={{ gridColumn: '2 / 4' }}>
        <Typography variant="body1">{value.text}</Typography>
        {basis !== null && (
          <Typography variant="caption" component="div" color="textSecondary">
            {chronologyText.basis(basis)}
          </Typography>
        )}
        {others.length > 0 && (
          <Box sx={{ mt: 0.25 }}>
            <Cited cites={others} {...props} />
          </Box>
        )}
      </Box>
      <Box role="cell" sx={{ gridRow: 'span 2' }}>
        <Act
          name={chronologyText.moveUp(key)}
          icon={<ArrowUpward fontSize="small" />}
          onDo={canMove.up ? () => onMove('up') : null}
          move="up"
        />
        <Act
          name={chronologyText.moveDown(key)}
          icon={<ArrowDownward fontSize="small" />}
          onDo={canMove.down ? () => onMove('down') : null}
          move="down"
        />
        {(canMove.up || canMove.down) && <br />}
        <Act
          name={isInBackground ? chronologyText.inBackgroundAlready(key) : chronologyText.toBackground(key)}
          icon={<PostAdd fontSize="small" />}
          onDo={onPutDown}
          isOff={isInBackground}
        />
        <Act name={chronologyText.editEvent(key)} icon={<EditOutlined fontSize="small" />} onDo={onEdit} />
        <Act name={chronologyText.removeEvent(key)} icon={<DeleteOutline fontSize="small" />} onDo={onRemove} />
      </Box>
      <Box role="cell" sx={{ gridColumn: 2, minWidth: 0 }}>
        {side(accounts.resident)}
      </Box>
      <Box role="cell" sx={{ minWidth: 0 }}>
        {side(accounts.landlord)}
      </Box>
    </Box>
  );
}

interface ActProps {
  readonly name: string;
  readonly icon: ReactNode;
  /** Null: nothing to do, and no button. */
  readonly onDo: (() => void) | null;
  readonly isOff?: boolean;
  readonly move?: 'up' | 'down';
}

function Act({ name, icon, onDo, isOff = false, move }: ActProps) {
  if (onDo === null) return null;
  return (
    <ChangeIconButton aria-label={name} title={name} data-move={move} disabled={isOff} onClick={onDo} sx={{ p: 0.25 }}>
      {icon}
    </ChangeIconButton>
  );
}

/** The date of a line, and under it the line's name. */
function Dated({ date, children }: { readonly date: PartialDate; readonly children: ReactNode }) {
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {formatPartialDate(date)}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {children}
      </Typography>
    </>
  );
}

/** How the date stands to each head, in words. */
function Standings({ draft, standings }: { readonly draft: Draft; readonly standings: readonly HeadStanding[] }) {
  return draft.head.map(({ id, key }) => {
    const position = standings.find(({ headId }) => headId === id)?.position;
    return position === undefined ? null : (
      <Typography key={id} variant="caption" component="div" sx={{ color: position === 'in' ? 'text.secondary' : 'text.primary' }}>
        ({key}) {scopeText[position]}
      </Typography>
    );
  });
}

function Cited({ cites, citables, onShow }: Pick<LineProps, 'citables' | 'onShow'> & { readonly cites: readonly Cite[] }) {
  return cites.map((cite) => {
    const one = citables.get(citeName(cite));
    return one === undefined ? null : <Account key={citeName(cite)} one={one} onShow={onShow} />;
  });
}

function Account({ one, onShow }: { readonly one: Citable; readonly onShow: (cite: Cite) => void }) {
  return (
    <Box
      component="button"
      type="button"
      title={one.face.title}
      onClick={() => onShow(one.cite)}
      sx={{ ...plainLine, display: 'flex', gap: 0.75, alignItems: 'baseline', py: '1px' }}
    >
      <ChipFaceTag face={one.face} />
      <Typography
        variant="body2"
        component="span"
        sx={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}
      >
        {one.words}
      </Typography>
    </Box>
  );
}

interface ExpectedRowProps extends LineProps {
  readonly line: Extract<Row, { kind: 'expected' }>;
  readonly onRecordAbsence: (expectationId: string) => void;
}

/** Something that should have been there by this day, and how it stands. */
export function ExpectedRow({ line, draft, citables, onShow, onRecordAbsence }: ExpectedRowProps) {
  const { row, reading, absences, standings } = line;
  const isOpen = reading.standing === 'not seen' || reading.standing === 'in part';
  return (
    <Box sx={grid}>
      <Box role="cell">
        <Dated date={line.date}>{row.key}</Dated>
        <Standings draft={draft} standings={standings} />
      </Box>
      <Box role="cell" sx={unseen}>
        <Typography variant="body2">
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {chronologyText.expected}:
          </Box>{' '}
          {row.value.text}{' '}
          <Box component="span" sx={{ color: isOpen ? 'warning.main' : 'text.secondary', fontWeight: 600 }}>
            {pairingText.standing(reading)}
          </Box>
        </Typography>
        <Cited cites={row.value.cites} citables={citables} onShow={onShow} />
        <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center' }}>
          {absences.map((absence) => (
            <Button key={absence.id} color="inherit" onClick={() => onShow({ kind: 'absence', id: absence.id })}>
              {absence.key}: {citableText.absence[absence.value.absenceKind]}
            </Button>
          ))}
          {isOpen && absences.length === 0 && (
            <ChangeButton onClick={() => onRecordAbsence(row.id)}>{chronologyText.recordAbsence}</ChangeButton>
          )}
        </Box>
      </Box>
    </Box>
  );
}

/** An absence that no day can be given to. */
export function AbsentRow({ line, onShow }: { readonly line: Extract<Row, { kind: 'absent' }>; readonly onShow: (cite: Cite) => void }) {
  const { id, key, value } = line.row;
  return (
    <Box sx={grid}>
      <Box role="cell">
        <Dated date={line.date}>{key}</Dated>
      </Box>
      <Box role="cell" sx={unseen}>
        <Button color="inherit" onClick={() => onShow({ kind: 'absence', id })} sx={{ textAlign: 'left', p: 0 }}>
          {citableText.absence[value.absenceKind]}: {value.text}
        </Button>
      </Box>
    </Box>
  );
}
