// Owns the fields for who spoke: the resident, the landlord, or somebody named. Must not know what was said.
import TextField from '@mui/material/TextField';
import { roundsText } from '../text/rounds.ts';
import { Choice } from './Choice.tsx';

interface PartyFieldProps {
  readonly by: string;
  readonly onChoose: (by: string) => void;
  readonly autoFocus?: boolean;
}

/** The party, and a name where it is neither of the two. */
export function PartyField({ by, onChoose, autoFocus = false }: PartyFieldProps) {
  const known = roundsText.partyNames.find(([id]) => id === by)?.[0] ?? 'other';
  return (
    <>
      <Choice
        label={roundsText.party}
        value={known}
        options={roundsText.partyNames}
        onChoose={(chosen) => onChoose(chosen === 'other' ? '' : chosen)}
        autoFocus={autoFocus}
      />
      {known === 'other' && <TextField label={roundsText.partyName} value={by} onChange={(event) => onChoose(event.target.value)} />}
    </>
  );
}

/** A party in the middle of a sentence. */
export function partyInSentence(by: string): string {
  return partyWords(by).replace(/^The /, 'the ');
}

/** A party in words. */
export function partyWords(by: string): string {
  return roundsText.partyNames.find(([id]) => id === by)?.[1] ?? by;
}
