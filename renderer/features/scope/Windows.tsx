// Owns the windows of every head: plot, list, the one being changed, and where everything falls. Writes one command per window kept or removed.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useState } from 'react';
import { dayNumber, formatPartialDate, partialDate } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { describeWindow } from '../../../db/model/scope.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { usePlace } from '../../api/place.tsx';
import { scopeScreenText } from '../../text/scope.ts';
import { scopeText, sideText } from '../../text/ui.ts';
import { ChangeButton, ChangeIconButton } from '../../ui/changing.tsx';
import { axisOf, axisRound, type Bin, beyondAxis, binsOf, dayOf } from '../../ui/density.ts';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { Unseen } from '../../ui/Unseen.tsx';
import { DensityPlot, type DrawnWindow } from './DensityPlot.tsx';
import { Moves } from './Moves.tsx';
import { endDay, type Proposal, proposalOf, withEnd } from './proposal.ts';
import { type Limits, limitsOf, placed, placesUnder, standingOf, standingOrder } from './standing.ts';
import { WindowFields } from './WindowFields.tsx';

interface WindowsProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly entries: readonly AxisRow[];
}

/** Scope windows of the case. */
export function Windows({ caseId, draft, entries }: WindowsProps) {
  const change = useChangeDraft(caseId);
  const { headId, target, takeTarget, goTo } = usePlace();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const headName = (id: string | null) => `(${draft.head.find((head) => head.id === id)?.key ?? '?'})`;
  const newFor = (id: string | null): Proposal => ({ id: null, headId: id, from: null, to: null, reason: '' });

  useEffect(() => {
    if (target?.kind !== 'head' && target?.kind !== 'window') return;
    takeTarget();
    const own = draft.window.find(({ id, value }) => (target.kind === 'window' ? id : value.headId) === target.id);
    if (own !== undefined) setProposal(proposalOf(own));
    else if (target.kind === 'head') setProposal({ id: null, headId: target.id, from: null, to: null, reason: '' });
  }, [target, takeTarget, draft.window]);

  const [removing, setRemoving] = useState<string | null>(null);
  const leaving = draft.window.find(({ id }) => id === removing);
  const [isAll, setIsAll] = useState(false);
  const axis = useMemo(() => {
    const days = entries.flatMap(({ date }) => dayOf(date) ?? []);
    const steps = draft.complaintStep.flatMap(({ value }) => (value.sent === null ? [] : [dayNumber(value.sent)]));
    const ends = draft.window.flatMap(({ value }) => [endDay(value, 'from'), endDay(value, 'to')].filter((day) => day !== null));
    const round = [...steps, ...ends];
    return isAll || ends.length === 0 ? axisOf([...days, ...round]) : axisRound(round);
  }, [entries, draft.complaintStep, draft.window, isAll]);
  const beyond = axis === null ? { before: 0, after: 0 } : beyondAxis(entries, axis);
  const bins = useMemo(() => (axis === null ? [] : binsOf(entries, axis)), [entries, axis]);

  const drawn: DrawnWindow[] = [
    ...draft.window.map((row) => {
      const isOpen = proposal === null ? headId === null || row.value.headId === headId : proposal.id === row.id;
      const value =
        proposal?.id === row.id
          ? { ...row.value, from: proposal.from, to: proposal.to, headId: proposal.headId ?? row.value.headId }
          : row.value;
      return { id: row.id, value, isOpen };
    }),
    ...(proposal !== null && proposal.id === null && proposal.headId !== null
      ? [{ id: null, value: { headId: proposal.headId, from: proposal.from, to: proposal.to, reason: '' }, isOpen: true }]
      : []),
  ];

  const keep = async () => {
    if (proposal === null || proposal.headId === null) return;
    const value = { headId: proposal.headId, from: proposal.from, to: proposal.to, reason: proposal.reason.trim() };
    const row = draft.window.find(({ id }) => id === proposal.id);
    const name = headName(proposal.headId);
    const reply =
      row === undefined
        ? await change(scopeScreenText.labelAdd(name, describeWindow(value)), [add('window', value)])
        : await change(scopeScreenText.labelEdit(name, describeWindow(value)), [edit('window', row, value)]);
    if (reply.ok) setProposal(null);
  };

  return (
    <>
      <Typography variant="h1" sx={{ mb: 1 }}>
        {scopeScreenText.plot}
      </Typography>
      {axis === null ? (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 2 }}>
          <Typography variant="body2" color="textSecondary">
            {scopeScreenText.noDated}
          </Typography>
          <Button variant="outlined" onClick={() => goTo('evidence')} sx={{ flex: 'none' }}>
            {scopeScreenText.toEvidence}
          </Button>
        </Box>
      ) : (
        <>
          <DensityPlot
            axis={axis}
            bins={bins}
            draft={draft}
            windows={drawn}
            onDrag={(id, end, day) => {
              const row = draft.window.find((window) => window.id === id);
              const start = proposal !== null && proposal.id === id ? proposal : row === undefined ? null : proposalOf(row);
              if (start !== null) setProposal(withEnd(start, end, day));
            }}
          />
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Typography variant="caption" color="textSecondary" component="p" sx={{ flex: 1 }}>
              {scopeScreenText.handleKeys} {scopeScreenText.outside(beyond.before, beyond.after)}
            </Typography>
            {draft.window.length > 0 && (
              <Button color="inherit" aria-pressed={isAll} onClick={() => setIsAll(!isAll)}>
                {scopeScreenText.allDates}
              </Button>
            )}
          </Box>
          <DensityTable bins={bins} />
        </>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', mt: 2 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {scopeScreenText.windows}
        </Typography>
        <ChangeButton
          variant="outlined"
          onClick={() => setProposal(newFor(headId ?? (draft.head.length === 1 ? (draft.head[0]?.id ?? null) : null)))}
        >
          {scopeScreenText.newWindow}
        </ChangeButton>
      </Box>
      {proposal !== null && (
        <WindowFields
          draft={draft}
          entries={entries}
          proposal={proposal}
          onChange={setProposal}
          onKeep={() => void keep()}
          onLeave={() => setProposal(null)}
        />
      )}
      {leaving !== undefined && (
        <KeptForm
          title={scopeScreenText.removeWindow(headName(leaving.value.headId))}
          keepName={scopeScreenText.removeNow}
          isQuestion
          onKeep={() => {
            setRemoving(null);
            void change(scopeScreenText.labelRemove(headName(leaving.value.headId)), [remove('window', leaving)]);
          }}
          onLeave={() => setRemoving(null)}
        >
          <Typography variant="body2">{describeWindow(leaving.value)}</Typography>
          <Moves draft={draft} entries={entries} headId={leaving.value.headId} after={withoutWindow(draft, leaving.id)} />
        </KeptForm>
      )}
      {draft.window.length === 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ my: 1 }}>
          {scopeScreenText.noWindows}
        </Typography>
      ) : (
        <Table aria-label={scopeScreenText.windows}>
          <TableHead>
            <TableRow>
              <TableCell>{scopeScreenText.head}</TableCell>
              <TableCell>{scopeScreenText.from}</TableCell>
              <TableCell>{scopeScreenText.to}</TableCell>
              <TableCell>{scopeScreenText.reason}</TableCell>
              <TableCell>
                <Unseen>{scopeScreenText.acts}</Unseen>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {draft.window.map((row) => {
              const name = headName(row.value.headId);
              return (
                <TableRow key={row.id} selected={proposal?.id === row.id}>
                  <TableCell sx={{ fontWeight: 600 }}>{name}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    {row.value.from === null ? scopeScreenText.open : formatPartialDate(row.value.from)}
                  </TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    {row.value.to === null ? scopeScreenText.open : formatPartialDate(row.value.to)}
                  </TableCell>
                  <TableCell>{row.value.reason}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap', textAlign: 'right' }}>
                    <ChangeIconButton
                      aria-label={scopeScreenText.edit(name)}
                      title={scopeScreenText.edit(name)}
                      onClick={() => {
                        setRemoving(null);
                        setProposal(proposalOf(row));
                      }}
                      sx={{ p: 0.25 }}
                    >
                      <EditOutlined fontSize="small" />
                    </ChangeIconButton>
                    <ChangeIconButton
                      aria-label={scopeScreenText.removeWindow(name)}
                      title={scopeScreenText.removeWindow(name)}
                      onClick={() => setRemoving(row.id)}
                      sx={{ p: 0.25 }}
                    >
                      <DeleteOutline fontSize="small" />
                    </ChangeIconButton>
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      )}
      <Standings draft={draft} entries={entries} />
    </>
  );
}

function withoutWindow(draft: Draft, id: string): Limits {
  return { ...limitsOf(draft), windows: draft.window.flatMap((row) => (row.id === id ? [] : [row.value])) };
}

function Standings({ draft, entries }: Pick<WindowsProps, 'draft' | 'entries'>) {
  const standings = useMemo(() => {
    const limits = limitsOf(draft);
    return draft.head.map((head) => ({ head, places: placesUnder(draft, entries, head.id, limits) }));
  }, [draft, entries]);
  return (
    <>
      <Typography variant="h2" sx={{ mt: 2, mb: 0.5 }}>
        {scopeScreenText.counts}
      </Typography>
      <Table aria-label={scopeScreenText.counts}>
        <TableHead>
          <TableRow>
            <TableCell>{scopeScreenText.head}</TableCell>
            <TableCell>
              <Unseen>{scopeScreenText.what}</Unseen>
            </TableCell>
            {standingOrder.map((position) => (
              <TableCell key={position} align="right">
                {scopeText[position]}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {standings.flatMap(({ head, places }) =>
            placed.map((what) => {
              const standing = standingOf(places[what]);
              return (
                <TableRow key={`${head.id} ${what}`}>
                  <TableCell sx={{ fontWeight: 600 }}>{what === 'entries' ? `(${head.key})` : ''}</TableCell>
                  <TableCell component="th" scope="row" aria-label={`(${head.key}) ${scopeScreenText[what]}`} sx={{ fontWeight: 400 }}>
                    {scopeScreenText[what]}
                  </TableCell>
                  {standingOrder.map((position) => (
                    <TableCell
                      key={position}
                      align="right"
                      sx={{
                        color: standing[position] === 0 ? 'text.secondary' : 'text.primary',
                        bgcolor: position === 'in' ? 'var(--mui-palette-desk-scope)' : 'transparent',
                      }}
                    >
                      {standing[position].toLocaleString('en-GB')}
                    </TableCell>
                  ))}
                </TableRow>
              );
            }),
          )}
        </TableBody>
      </Table>
    </>
  );
}

function DensityTable({ bins }: { readonly bins: readonly Bin[] }) {
  const filled = bins.filter(({ counts }) => counts.resident + counts.landlord + counts.third > 0);
  return (
    <Box component="details" sx={{ mt: 0.5, '& summary': { cursor: 'pointer', fontSize: 13 } }}>
      <summary>{scopeScreenText.asTable}</summary>
      <Box sx={{ maxHeight: 260, overflowY: 'auto' }} tabIndex={0}>
        <Table stickyHeader aria-label={scopeScreenText.asTable}>
          <TableHead>
            <TableRow>
              <TableCell>{scopeScreenText.month}</TableCell>
              <TableCell align="right">{sideText.resident}</TableCell>
              <TableCell align="right">{sideText.landlord}</TableCell>
              <TableCell align="right">{sideText.third}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {filled.map(({ month, counts }) => (
              <TableRow key={month}>
                <TableCell component="th" scope="row">
                  {formatPartialDate(partialDate(month))}
                </TableCell>
                <TableCell align="right">{counts.resident}</TableCell>
                <TableCell align="right">{counts.landlord}</TableCell>
                <TableCell align="right">{counts.third}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}
