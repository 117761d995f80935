// Owns one published decision on the screen: its parts as recognised, and its words. Words are text, never markup.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import type { PrecedentContent, PrecedentOrder, PrecedentParts, PrecedentRow } from '../../../db/model/precedents.ts';
import { say } from '../../api/notices.ts';
import { useRead, write } from '../../api/operations.ts';
import { precedentBodyText, precedentOutcomeText, precedentsText } from '../../text/precedents.ts';
import { fonts } from '../../theme/tokens.ts';
import { Answer } from '../../ui/Answer.tsx';
import { CorrectPrecedent } from './CorrectPrecedent.tsx';
import { didInLibrary } from './takeBack.ts';

/** Takes a decision off the list; the notice puts it back. */
export async function removePrecedent(row: PrecedentRow): Promise<boolean> {
  const { id } = row;
  const reply = await write('precedent.remove', { ids: [id] });
  if (reply.ok)
    didInLibrary(precedentsText.removed(nameOf(row)), precedentsText.putBack, () => {
      void write('precedent.restore', { ids: [id] }).then(({ ok }) => ok && say(precedentsText.isBack(nameOf(row))));
    });
  return reply.ok;
}

/** Puts the parts of a decision right, or back to what is recognised; the notice puts back what held before. */
async function correct(decision: PrecedentContent, parts: PrecedentParts | null): Promise<boolean> {
  const { id, corrections } = decision;
  const reply = await write('precedent.correct', { id, seen: corrections.length, parts });
  if (!reply.ok) return false;
  const before = corrections.at(-1)?.parts ?? null;
  const seen = reply.value.corrections;
  const said = parts === null ? precedentsText.isAsRecognised(nameOf(decision)) : precedentsText.wasCorrected(nameOf(decision));
  didInLibrary(said, precedentsText.takeBack, () => {
    void write('precedent.correct', { id, seen, parts: before }).then(({ ok }) => ok && say(precedentsText.isAsBefore(nameOf(decision))));
  });
  return true;
}

function nameOf({ landlord, reference, fileName }: PrecedentRow): string {
  return landlord === '' ? fileName : `${landlord} ${reference}`.trim();
}

/** The decision, with the way back to the list. */
export function Precedent({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const answer = useRead('precedent.read', { id });
  const [isCorrecting, setIsCorrecting] = useState(false);
  const correctButton = useRef<HTMLButtonElement>(null);
  const wasCorrecting = useRef(false);
  // Once it is drawn: its form is gone, and with it what had the keyboard.
  useEffect(() => {
    if (wasCorrecting.current && !isCorrecting) correctButton.current?.focus();
    wasCorrecting.current = isCorrecting;
  }, [isCorrecting]);
  return (
    <Box
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isCorrecting) return;
        event.stopPropagation();
        onBack();
      }}
      sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}
    >
      <Box sx={{ display: 'flex', px: 1, py: 0.5, borderBottom: 1, borderColor: 'divider' }}>
        <Button autoFocus onClick={onBack}>
          {precedentsText.back}
        </Button>
        <Box sx={{ flex: 1 }} />
        {answer.data !== undefined && !isCorrecting && (
          <Button ref={correctButton} onClick={() => setIsCorrecting(true)}>
            {precedentsText.correct}
          </Button>
        )}
        {answer.data !== undefined && (
          <Button
            color="inherit"
            onClick={async () => {
              if (answer.data !== undefined && (await removePrecedent(answer.data))) onBack();
            }}
          >
            {precedentsText.remove}
          </Button>
        )}
      </Box>
      <Answer of={answer}>
        {(decision) =>
          isCorrecting ? (
            <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5 }}>
              <CorrectPrecedent
                parts={{
                  landlord: decision.landlord,
                  decidedOn: decision.decidedOn,
                  heads: decision.heads.slice(),
                  orders: decision.orders.map((order) => ({ ...order, sums: order.sums.slice() })),
                }}
                onKeep={async (parts) => {
                  if (await correct(decision, parts)) setIsCorrecting(false);
                }}
                onLeave={() => setIsCorrecting(false)}
              />
            </Box>
          ) : (
            <Decision decision={decision} />
          )
        }
      </Answer>
    </Box>
  );
}

function Decision({ decision }: { readonly decision: PrecedentContent }) {
  const { landlord, reference, decidedOn, body, heads, orders, text, fileName } = decision;
  const last = decision.corrections.at(-1);
  return (
    <Box
      tabIndex={0}
      role="region"
      aria-label={precedentsText.wordsTitle}
      sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5, py: 1 }}
    >
      <Typography variant="h3">{landlord === '' ? precedentsText.noLandlord : landlord}</Typography>
      <Typography variant="body2" color="textSecondary">
        {[precedentBodyText[body], reference, decidedOn === null ? precedentsText.noDate : formatDay(decidedOn), fileName]
          .filter((part) => part !== '')
          .join(' · ')}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p">
        {last === undefined || last.parts === null
          ? precedentsText.recognised
          : precedentsText.corrected(last.actor, formatDay(localDay(new Date(last.atMs))))}{' '}
        {last !== undefined && last.parts !== null && (
          <Button size="small" onClick={() => void correct(decision, null)} sx={{ py: 0, minWidth: 0 }}>
            {precedentsText.asRecognised}
          </Button>
        )}
      </Typography>
      <Typography variant="h3" sx={{ mt: 1.5 }}>
        {precedentsText.heads}
      </Typography>
      {heads.map(({ title, outcome }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: heads of a decision are only ever drawn anew
        <Typography key={index} variant="body2" sx={{ mt: 0.5 }}>
          {title}: <b>{precedentOutcomeText[outcome]}</b>
        </Typography>
      ))}
      <Orders title={precedentsText.ordersTitle} orders={orders.filter(({ isOrder }) => isOrder)} />
      <Orders title={precedentsText.recommendations} orders={orders.filter(({ isOrder }) => !isOrder)} />
      <Typography variant="h3" sx={{ mt: 2, mb: 0.5 }}>
        {precedentsText.wordsTitle}
      </Typography>
      <Box sx={{ fontFamily: fonts.reading, fontSize: 15, lineHeight: 1.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Box>
    </Box>
  );
}

function Orders({ title, orders }: { readonly title: string; readonly orders: readonly PrecedentOrder[] }) {
  if (orders.length === 0) return null;
  return (
    <>
      <Typography variant="h3" sx={{ mt: 1.5 }}>
        {title}
      </Typography>
      {orders.map(({ text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: orders of a decision are only ever drawn anew
        <Typography key={index} variant="body2" sx={{ mt: 0.5 }}>
          {text}
        </Typography>
      ))}
    </>
  );
}
