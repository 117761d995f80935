// Owns the form of one request: what is asked of whom, why and by when, and how each thing of it was answered. What a party said becomes a contact that is evidence of
// its side, in the same command. Must not write by itself.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import {
  type Draft,
  type DraftChange,
  madeWhen,
  type Request,
  type RequestReply,
  replyStandings,
  requestStates,
} from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { saidInReply, stateOfReplies, withReplies } from '../../../db/model/requests.ts';
import { add, edit } from '../../api/draft.ts';
import { requestStateText, requestText } from '../../text/missing.ts';
import { replyText } from '../../text/requests.ts';
import { Choice, ChoiceOrNone, HeadChoice } from '../Choice.tsx';
import { CitesField } from '../CitesField.tsx';
import { DayField } from '../DateField.tsx';
import { KeptForm } from '../KeptForm.tsx';
import type { Citable } from '../paragraphEditor/picker.ts';

interface RequestFieldsProps {
  readonly draft: Draft;
  readonly citables: readonly Citable[];
  /** What keeping the form does: makes a new request, or changes which. */
  readonly title: string;
  readonly start: Request;
  /** `changes` make or change the contacts in which the party said so. */
  readonly onKeep: (value: Request, changes: readonly DraftChange[]) => void;
  readonly onLeave: () => void;
}

/** An answer while it is typed. `key` tells answers apart before they are kept. */
interface TypedReply extends RequestReply {
  readonly key: string;
  readonly said: string;
}

/** The form. */
export function RequestFields({ draft, citables, title, start, onKeep, onLeave }: RequestFieldsProps) {
  const [value, setValue] = useState(start);
  const [replies, setReplies] = useState<readonly TypedReply[]>(() =>
    start.replies.map((reply) => ({
      ...reply,
      key: newId(),
      said: draft.contact.find(({ id }) => id === reply.contactId)?.value.text ?? '',
    })),
  );
  const set = (patch: Partial<Request>) => setValue((now) => ({ ...now, ...patch }));
  const setReply = (key: string, patch: Partial<TypedReply>) =>
    setReplies((now) => now.map((reply) => (reply.key === key ? { ...reply, ...patch } : reply)));
  const hasItem = value.item.trim() !== '';
  const state = stateOfReplies(replies);
  const keep = () => {
    const today = localDay(new Date());
    const changes: DraftChange[] = [];
    const kept = replies.map(({ key: _, said, ...reply }): RequestReply => {
      const words = said.trim();
      const note = draft.contact.find(({ id }) => id === reply.contactId);
      if (words === '') return { ...reply, contactId: null };
      const contact = saidInReply(value.to, reply.on ?? value.received ?? today, words);
      const id = note?.id ?? newId();
      // A note that was written by hand keeps how and when it came.
      changes.push(
        note === undefined ? add('contact', contact, { id }) : edit('contact', note, { text: words, on: reply.on ?? note.value.on }),
      );
      return { ...reply, contactId: id };
    });
    onKeep(withReplies({ ...value, item: value.item.trim(), replies: kept }), changes);
  };
  return (
    <KeptForm
      title={title}
      keepName={requestText.keep}
      canKeep={hasItem && replies.every(({ item }) => item.trim() !== '')}
      remark={hasItem ? '' : requestText.missing}
      onKeep={keep}
      onLeave={onLeave}
    >
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <TextField label={requestText.to} value={value.to} onChange={(event) => set({ to: event.target.value })} sx={{ width: 140 }} />
        <TextField
          label={requestText.item}
          value={value.item}
          autoFocus
          multiline
          onChange={(event) => set({ item: event.target.value })}
          sx={{ flex: 1 }}
        />
      </Box>
      <TextField label={requestText.why} value={value.why} multiline onChange={(event) => set({ why: event.target.value })} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 1.5 }}>
        <DayField label={requestText.asked} value={value.asked} onChange={(asked) => set({ asked })} />
        <DayField label={requestText.due} value={value.due} onChange={(due) => set({ due })} />
        <DayField label={requestText.received} value={value.received} onChange={(received) => set({ received })} />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
        <HeadChoice
          label={replyText.head}
          none={replyText.noHead}
          value={value.headId}
          heads={draft.head}
          onChoose={(headId) => set({ headId })}
        />
        <Choice
          label={requestText.state}
          value={state ?? value.state}
          options={requestStates.filter((each) => state === null || each === state).map((each) => [each, requestStateText[each]] as const)}
          onChoose={(chosen) => set({ state: chosen })}
        />
      </Box>
      <TextField label={requestText.reply} value={value.reply} multiline onChange={(event) => set({ reply: event.target.value })} />
      <Box sx={{ display: 'flex', alignItems: 'center' }}>
        <Typography variant="h3" component="p" sx={{ flex: 1 }}>
          {replyText.title}
        </Typography>
        <Button onClick={() => setReplies((now) => [...now, newReply(value.item)])}>{replyText.add}</Button>
      </Box>
      {replies.map((reply) => (
        <ReplyFields
          key={reply.key}
          reply={reply}
          citables={citables}
          onChange={(patch) => setReply(reply.key, patch)}
          onRemove={() => setReplies((now) => now.filter(({ key }) => key !== reply.key))}
        />
      ))}
    </KeptForm>
  );
}

function newReply(item: string): TypedReply {
  return {
    key: newId(),
    item,
    standing: 'supplied',
    on: localDay(new Date()),
    contactId: null,
    entryIds: [],
    made: null,
    putOn: null,
    said: '',
  };
}

interface ReplyFieldsProps {
  readonly reply: TypedReply;
  readonly citables: readonly Citable[];
  readonly onChange: (patch: Partial<TypedReply>) => void;
  readonly onRemove: () => void;
}

function ReplyFields({ reply, citables, onChange, onRemove }: ReplyFieldsProps) {
  return (
    <Box
      role="group"
      aria-label={reply.item || replyText.add}
      sx={{ display: 'grid', gap: 1.5, borderLeft: 2, borderColor: 'divider', pl: 1.5 }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          label={replyText.item}
          value={reply.item}
          multiline
          onChange={(event) => onChange({ item: event.target.value })}
          sx={{ flex: 1 }}
        />
        <IconButton aria-label={replyText.remove(reply.item)} title={replyText.remove(reply.item)} onClick={onRemove} sx={{ p: 0.5 }}>
          <DeleteOutline fontSize="small" />
        </IconButton>
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
        <Choice
          label={replyText.standing}
          value={reply.standing}
          options={replyStandings.map((standing) => [standing, replyText.standingOf[standing]] as const)}
          onChoose={(standing) => onChange({ standing })}
        />
        <DayField label={replyText.on} value={reply.on} onChange={(on) => onChange({ on })} />
        <ChoiceOrNone
          label={replyText.made}
          none={replyText.madeNone}
          value={reply.made}
          options={madeWhen.map((when) => [when, replyText.madeOf[when]] as const)}
          onChoose={(chosen) => onChange({ made: madeWhen.find((when) => when === chosen) ?? null })}
        />
        <DayField label={replyText.putOn} value={reply.putOn} onChange={(putOn) => onChange({ putOn })} />
      </Box>
      <TextField
        label={replyText.said}
        helperText={replyText.saidHint}
        value={reply.said}
        multiline
        onChange={(event) => onChange({ said: event.target.value })}
      />
      <CitesField
        label={replyText.papers}
        citables={citables}
        kinds={['entry']}
        chosen={reply.entryIds.map((id) => ({ kind: 'entry', id }))}
        onChange={(cites) => onChange({ entryIds: cites.map(({ id }) => id) })}
      />
    </Box>
  );
}
