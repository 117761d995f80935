// Owns the two fields in which a new passphrase is typed, and when it may be taken: long enough, and twice the same. Must not keep it.
import { useState } from 'react';
import { isLongEnough } from '../../db/model/protection.ts';
import { protectionText as text } from '../text/protection.ts';
import { SecretField } from './SecretField.tsx';

interface FreshPassphraseProps {
  /** What it is the passphrase of. */
  readonly label: string;
  readonly hint: string;
  readonly autoFocus?: boolean;
  /** Hears the passphrase as soon as it may be taken, and null while it may not. */
  readonly onChange: (passphrase: string | null) => void;
}

/** The fields. What was typed goes with them. */
export function FreshPassphrase({ label, hint, autoFocus = false, onChange }: FreshPassphraseProps) {
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const tell = (first: string, second: string) => onChange(first === second && isLongEnough(first) ? first : null);
  return (
    <>
      <SecretField
        label={label}
        value={typed}
        hint={hint}
        autoFocus={autoFocus}
        onChange={(words) => {
          setTyped(words);
          tell(words, again);
        }}
      />
      <SecretField
        label={text.again}
        value={again}
        // Not while it is still being typed.
        problem={again.length >= typed.length && again !== typed ? text.notSame : null}
        onChange={(words) => {
          setAgain(words);
          tell(typed, words);
        }}
      />
    </>
  );
}
