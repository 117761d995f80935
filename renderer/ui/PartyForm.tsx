// Owns the form of one comment of a party on a draft: what was noted of it, and its answer. Must not write to the store.
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { PartyComment } from '../../db/model/draft.ts';
import type { NamedParagraph } from '../api/printed.ts';
import { roundsText } from '../text/rounds.ts';
import { ChoiceOrNone } from './Choice.tsx';
import { DayField } from './DateField.tsx';
import { KeptForm } from './KeptForm.tsx';
import { PartyField } from './PartyField.tsx';

interface PartyFormProps {
  readonly start: PartyComment;
  readonly isAnswer: boolean;
  readonly paragraphs: readonly NamedParagraph[];
  readonly onKeep: (value: PartyComment) => void;
  readonly onLeave: () => void;
}

/** The form; the keyboard starts at the answer where there is something to answer. */
export function PartyForm({ start, isAnswer, paragraphs, onKeep, onLeave }: PartyFormProps) {
  const [value, setValue] = useState(start);
  const set = (patch: Partial<PartyComment>) => setValue({ ...value, ...patch });
  return (
    <KeptForm
      title={isAnswer ? roundsText.answerOf(start.text) : roundsText.addParty}
      keepName={isAnswer ? roundsText.keepAnswer : roundsText.keepParty}
      canKeep={value.text.trim() !== '' && value.by.trim() !== ''}
      onKeep={() => onKeep(value)}
      onLeave={onLeave}
    >
      <PartyField by={value.by} onChoose={(by) => set({ by })} />
      <DayField label={roundsText.received} value={value.received} onChange={(received) => received !== null && set({ received })} />
      <ChoiceOrNone
        label={roundsText.about}
        none={roundsText.wholeDraft}
        value={value.paragraphId}
        options={paragraphs.map(({ id, name, words }) => [id, roundsText.paragraph(name, words)])}
        onChoose={(paragraphId) => set({ paragraphId })}
      />
      <TextField
        label={roundsText.theirWords}
        value={value.text}
        onChange={(event) => set({ text: event.target.value })}
        multiline
        maxRows={8}
        autoFocus={!isAnswer}
      />
      <TextField
        label={roundsText.ourAnswer}
        value={value.answer}
        onChange={(event) => set({ answer: event.target.value })}
        multiline
        maxRows={8}
        autoFocus={isAnswer}
      />
      <TextField
        label={roundsText.whatChanged}
        helperText={roundsText.whatChangedHint}
        value={value.changed}
        onChange={(event) => set({ changed: event.target.value })}
        multiline
        maxRows={4}
      />
    </KeptForm>
  );
}
