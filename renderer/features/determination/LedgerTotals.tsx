// Owns the totals of the remedy ledger: awards by head and component, what comes off and why, what is to pay, and the indicative range. It adds up; it never says what an award should be.
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import { type Ledger, type LedgerGroup, ledgerOf } from '../../../db/model/ledger.ts';
import { formatPounds } from '../../../db/model/money.ts';
import type { RuleSet } from '../../../db/model/ruleSet.ts';
import { ledgerText as text } from '../../text/determination.ts';
import { ruleSetText } from '../../text/ruleSet.ts';
import { bandWords } from './words.ts';

const figures = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

/** The totals; nothing while no money is in the case. */
export function LedgerTotals({ draft, ruleSet }: { readonly draft: Draft; readonly ruleSet: RuleSet }) {
  const ledger = useMemo(() => ledgerOf(draft, ruleSet), [draft, ruleSet]);
  if (ledger.groups.length === 0) return null;
  const keys = new Map(draft.head.map(({ id, key }) => [id, `(${key})`]));
  return (
    <Box component="section" aria-labelledby="ledger-title" sx={{ mb: 3 }}>
      <Typography id="ledger-title" variant="h1" component="h2" sx={{ mb: 1 }}>
        {text.title}
      </Typography>
      <Awards ledger={ledger} keys={keys} />
      {ledger.groups.map((group) => (
        <Group key={group.headIds.join(' ')} group={group} keys={keys} isOnly={ledger.groups.length === 1} />
      ))}
      {ledger.groups.length > 1 && (
        <Typography sx={{ ...figures, fontWeight: 600, borderTop: 1, borderColor: 'divider', pt: 0.5 }}>
          {text.all(formatPounds(ledger.awardedPence), formatPounds(ledger.paidPence), formatPounds(ledger.toPayPence))}
        </Typography>
      )}
    </Box>
  );
}

interface Keys {
  /** `(a)` by head id. */
  readonly keys: ReadonlyMap<string, string>;
}

function Awards({ ledger, keys }: Keys & { readonly ledger: Ledger }) {
  if (ledger.awards.length === 0) return null;
  return (
    <Table size="small" aria-label={text.awards} sx={{ mb: 1 }}>
      <TableHead>
        <TableRow>
          <TableCell>{text.head}</TableCell>
          <TableCell>{text.component}</TableCell>
          <TableCell align="right">{text.awarded}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {ledger.awards.map((line) => (
          <TableRow key={`${line.headId} ${line.for}`}>
            <TableCell>{line.headId === null ? text.together : keys.get(line.headId)}</TableCell>
            <TableCell>{line.for === '' ? text.notBrokenDown : line.for}</TableCell>
            <TableCell align="right" sx={figures}>
              {formatPounds(line.pence)}
            </TableCell>
          </TableRow>
        ))}
        <TableRow>
          <TableCell component="th" scope="row" colSpan={2} sx={{ fontWeight: 600 }}>
            {text.total}
          </TableCell>
          <TableCell align="right" sx={{ ...figures, fontWeight: 600 }}>
            {formatPounds(ledger.awardedPence)}
          </TableCell>
        </TableRow>
      </TableBody>
    </Table>
  );
}

function Group({ group, keys, isOnly }: Keys & { readonly group: LedgerGroup; readonly isOnly: boolean }) {
  const { awardedPence, comesOffPence, owedBesidePence, toPayPence, beyondPence, band } = group;
  const heads = group.headIds.map((id) => keys.get(id)).join(' ');
  const lines: readonly (readonly [string, number])[] = [
    [text.offered, group.offeredPence],
    [text.paid, group.paidPence],
    [text.awarded, awardedPence],
    ...(comesOffPence === 0 ? [] : [[text.comesOff, -comesOffPence] as const]),
    ...(beyondPence === 0 ? [] : [[text.beyond, beyondPence] as const]),
    ...(owedBesidePence === 0 ? [] : [[text.owedBeside, owedBesidePence] as const]),
  ];
  return (
    <Box role="group" aria-label={text.group(heads)} sx={{ mb: 1.5, maxWidth: 560 }}>
      {!isOnly && (
        <Typography variant="h3" component="h3">
          {text.group(heads)}
        </Typography>
      )}
      <Box component="dl" sx={{ m: 0 }}>
        {lines.map(([words, pence]) => (
          <Line key={words} words={words} pence={pence} />
        ))}
        <Line words={text.toPay} pence={toPayPence} isTotal />
      </Box>
      {group.unsettled.length > 0 && (
        <Typography variant="body2" sx={{ color: 'warning.main' }}>
          {text.unsettled(group.unsettled.map(({ value }) => formatPounds(value.amountPence)).join(', '))}
        </Typography>
      )}
      {band !== null && group.orders.length > 0 && (
        <>
          <Typography variant="body2" color="textSecondary">
            {bandWords(band)} ({band.sources.map((source) => ruleSetText.source(source)).join('; ')})
          </Typography>
          {group.isOutsideBand && (
            <Typography variant="body2" sx={{ color: group.reasons.length === 0 ? 'warning.main' : 'text.primary' }}>
              {group.reasons.length === 0 ? text.outside : text.outsideBecause(group.reasons.join('; '))}
            </Typography>
          )}
        </>
      )}
    </Box>
  );
}

function Line({ words, pence, isTotal = false }: { readonly words: string; readonly pence: number; readonly isTotal?: boolean }) {
  const total = isTotal ? { fontWeight: 600, borderTop: 1, borderColor: 'divider' } : {};
  return (
    <Box sx={{ display: 'flex', fontSize: 13, lineHeight: '20px', ...total }}>
      <Box component="dt" sx={{ flex: 1 }}>
        {words}
      </Box>
      <Box component="dd" sx={{ ...figures, m: 0 }}>
        {formatPounds(pence)}
      </Box>
    </Box>
  );
}
