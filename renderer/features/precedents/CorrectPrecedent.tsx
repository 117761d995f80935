// Owns the form in which what was recognised in a decision is put right by hand. Changes none of its words, and proposes nothing.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { formatPounds, parseSums } from '../../../db/model/money.ts';
import { type PrecedentParts, precedentOutcomes } from '../../../db/model/precedents.ts';
import { precedentOutcomeText, precedentsText } from '../../text/precedents.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';

interface CorrectPrecedentProps {
  readonly parts: PrecedentParts;
  readonly onKeep: (parts: PrecedentParts) => void;
  readonly onLeave: () => void;
}

/** A row of the form: its place in a list is no name, as rows come and go. */
type Keyed<T> = T & { readonly key: number };
const keyed = <T,>(rows: readonly T[]): Keyed<T>[] => rows.map((row, key) => ({ ...row, key }));

/** The form, filled in with what holds now. */
export function CorrectPrecedent({ parts, onKeep, onLeave }: CorrectPrecedentProps) {
  const [landlord, setLandlord] = useState(parts.landlord);
  const [decidedOn, setDecidedOn] = useState(parts.decidedOn);
  const [heads, setHeads] = useState(() => keyed(parts.heads));
  const [orders, setOrders] = useState(() =>
    keyed(parts.orders.map(({ sums, ...order }) => ({ ...order, sums: sums.map(formatPounds).join(', ') }))),
  );
  const nextKey = (rows: readonly { readonly key: number }[]) => Math.max(-1, ...rows.map(({ key }) => key)) + 1;
  const isWhole = heads.every(({ title }) => title.trim() !== '') && orders.every(({ text }) => text.trim() !== '');
  const sumsOf = orders.map(({ sums }) => parseSums(sums));
  const areSums = sumsOf.every((sums) => sums !== null);
  const changeHead = (key: number, change: Partial<(typeof heads)[number]>) =>
    setHeads(heads.map((head) => (head.key === key ? { ...head, ...change } : head)));
  const changeOrder = (key: number, change: Partial<(typeof orders)[number]>) =>
    setOrders(orders.map((order) => (order.key === key ? { ...order, ...change } : order)));
  return (
    <KeptForm
      title={precedentsText.correctTitle}
      keepName={precedentsText.keepCorrection}
      canKeep={isWhole && areSums}
      remark={!isWhole ? precedentsText.emptyPart : areSums ? '' : precedentsText.noSum}
      onKeep={() =>
        onKeep({
          landlord: landlord.trim(),
          decidedOn,
          heads: heads.map(({ title, outcome }) => ({ title: title.trim(), outcome })),
          orders: orders.map(({ text, isOrder }, at) => ({ text: text.trim(), isOrder, sums: [...(sumsOf[at] ?? [])] })),
        })
      }
      onLeave={onLeave}
    >
      <TextField label={precedentsText.landlord} value={landlord} autoFocus onChange={(event) => setLandlord(event.target.value)} />
      <DayField label={precedentsText.decidedOn} value={decidedOn} onChange={setDecidedOn} />
      <Part
        title={precedentsText.heads}
        addName={precedentsText.addHead}
        onAdd={() => setHeads([...heads, { key: nextKey(heads), title: '', outcome: 'unclear' }])}
      >
        {heads.map(({ key, title, outcome }, index) => (
          <Row
            key={key}
            removeName={precedentsText.removeHead(index + 1)}
            onRemove={() => setHeads(heads.filter((head) => head.key !== key))}
          >
            <TextField
              multiline
              label={precedentsText.headTitle(index + 1)}
              value={title}
              onChange={(event) => changeHead(key, { title: event.target.value })}
            />
            <Choice
              label={precedentsText.headOutcome(index + 1)}
              value={outcome}
              options={precedentOutcomes.map((each) => [each, precedentOutcomeText[each]] as const)}
              onChoose={(chosen) => changeHead(key, { outcome: chosen })}
            />
          </Row>
        ))}
      </Part>
      <Part
        title={precedentsText.ordersAndRecommendations}
        addName={precedentsText.addOrder}
        onAdd={() => setOrders([...orders, { key: nextKey(orders), text: '', isOrder: true, sums: '' }])}
      >
        {orders.map(({ key, text, sums, isOrder }, index) => (
          <Row
            key={key}
            removeName={precedentsText.removeOrder(index + 1)}
            onRemove={() => setOrders(orders.filter((order) => order.key !== key))}
          >
            <TextField
              multiline
              label={precedentsText.orderText(index + 1)}
              value={text}
              onChange={(event) => changeOrder(key, { text: event.target.value })}
            />
            <TextField
              label={precedentsText.orderSums(index + 1)}
              placeholder={precedentsText.sumsExample}
              value={sums}
              onChange={(event) => changeOrder(key, { sums: event.target.value })}
            />
            <FormControlLabel
              control={
                <Checkbox size="small" checked={!isOrder} onChange={(event) => changeOrder(key, { isOrder: !event.target.checked })} />
              }
              label={precedentsText.isRecommendation}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          </Row>
        ))}
      </Part>
    </KeptForm>
  );
}

interface PartProps {
  readonly title: string;
  readonly addName: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

function Part({ title, addName, onAdd, children }: PartProps) {
  return (
    <Box role="group" aria-label={title} sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <Typography variant="h3" component="p" sx={{ flex: 1 }}>
          {title}
        </Typography>
        <Button onClick={onAdd}>{addName}</Button>
      </Box>
      {children}
    </Box>
  );
}

function Row({
  removeName,
  onRemove,
  children,
}: {
  readonly removeName: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start', borderTop: 1, borderColor: 'divider', pt: 1.5 }}>
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1 }}>{children}</Box>
      <IconButton aria-label={removeName} title={removeName} onClick={onRemove}>
        <CloseOutlined fontSize="small" />
      </IconButton>
    </Box>
  );
}
