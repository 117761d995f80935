// Owns the letters about what was asked: to whom, which, what it carries, written as a file, and noted as sent in one command. Must not make them: the store does.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import type { Contact, Draft } from '../../../db/model/draft.ts';
import { askedParties, type RequestLetter, requestLetters, requestsFor, sentOn } from '../../../db/model/requests.ts';
import { bridge } from '../../api/bridge.ts';
import { add, editOf, useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { requestLetterText as text } from '../../text/requests.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import { ExportButtons } from '../../ui/ExportButtons.tsx';

/** The letters of one case. */
export function RequestLetters({ caseId, draft }: { readonly caseId: string; readonly draft: Draft }) {
  const change = useChangeDraft(caseId);
  const parties = askedParties(draft.request);
  const [chosen, setChosen] = useState('');
  const [about, setAbout] = useState<RequestLetter>('request');
  const to = parties.includes(chosen) ? chosen : (parties[0] ?? '');
  const today = localDay(new Date());
  const carried = requestsFor(about, to, draft.request, today);
  const send = async () => {
    const note: Contact = {
      party: to,
      how: 'letter',
      direction: 'out',
      on: today,
      at: '',
      text: text.note(
        text.letterOf[about],
        carried.map(({ value }) => value.item),
      ),
      evidenceOf: null,
    };
    const reply = await change(text.label(text.letterOf[about], to), [
      ...carried.map((row) => editOf('request', row, (value) => sentOn(about, value, today))),
      add('contact', note),
    ]);
    if (reply.ok) sayWithUndo(caseId, text.saidSent(text.letterOf[about], to));
  };
  return (
    <Box component="section" aria-labelledby="request-letters" sx={{ mb: 2.5 }}>
      <Typography id="request-letters" variant="h2" sx={{ mb: 1 }}>
        {text.title}
      </Typography>
      {to === '' ? (
        <Typography variant="body2" color="textSecondary">
          {text.none}
        </Typography>
      ) : (
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
          <Choice label={text.to} value={to} options={parties.map((party) => [party, party] as const)} onChoose={setChosen} />
          <Choice
            label={text.letter}
            value={about}
            options={requestLetters.map((letter) => [letter, text.letterOf[letter]] as const)}
            onChoose={setAbout}
          />
          {carried.length > 0 && (
            <>
              <ExportButtons
                label={text.save(text.letterOf[about], to)}
                isMain
                onSave={(format) => bridge().savePaper({ paper: 'request letter', caseId, about, to, format })}
              />
              <ChangeButton onClick={() => void send()}>{text.sent}</ChangeButton>
            </>
          )}
          <Typography variant="body2" color="textSecondary" role="status">
            {carried.length === 0 ? text.carriesNone[about] : text.carries(carried.map(({ key }) => key))}
          </Typography>
        </Box>
      )}
    </Box>
  );
}
