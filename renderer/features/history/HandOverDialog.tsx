// Owns the dialog that hands a case over: what goes, the passphrase, why, where to. Must not keep the passphrase when it is closed.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import { type Side, sides } from '../../../db/model/entry.ts';
import { type HandoverWithout, handoverFileName, largeBytes, withoutNothing } from '../../../db/model/handover.ts';
import type { HandoverSizes } from '../../../db/model/operations.ts';
import { bridge } from '../../api/bridge.ts';
import { useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { sizeInWords } from '../../text/evidence.ts';
import { faultText } from '../../text/faults.ts';
import { handOverText as text } from '../../text/handover.ts';
import { uiText } from '../../text/ui.ts';
import { citablesOf } from '../../ui/citables.ts';
import { EntryField } from '../../ui/EntryField.tsx';
import { FreshPassphrase } from '../../ui/FreshPassphrase.tsx';
import { HeadToggles } from '../../ui/HeadToggles.tsx';
import { StopOrLeave } from './StopOrLeave.tsx';

/** What came of it. */
type Said = { readonly kind: 'success' | 'info' | 'error'; readonly words: string } | null;

/** The dialog. */
export function HandOverDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const sizes = useRead('handover.sizes', { caseId });
  const reference = useRead('desk.listCases', {}).data?.find(({ id }) => id === caseId)?.reference ?? '';
  const [without, setWithout] = useState<HandoverWithout>(withoutNothing);
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  /** The file that is being made; null while none is. */
  const [making, setMaking] = useState<string | null>(null);
  const isBusy = making !== null;
  const [said, setSaid] = useState<Said>(null);
  const isReady = !isBusy && said?.kind !== 'success' && passphrase !== null;
  const make = async () => {
    if (passphrase === null) return;
    const path = await bridge().choosePlace(handoverFileName(reference, localDay(new Date())));
    if (path === null) return;
    setMaking(path);
    setSaid(null);
    // The dialog of the system asked before it named a file that is there.
    const reply = await bridge().call('handover.make', { caseId, path, passphrase, reason, without, isReplacing: true });
    setMaking(null);
    if (!reply.ok) return setSaid({ kind: reply.fault.code === 'cancelled' ? 'info' : 'error', words: faultText(reply.fault) });
    setPassphrase(null);
    return setSaid({ kind: 'success', words: text.made(reply.value.path, sizeInWords(reply.value.bytes)) });
  };
  return (
    <Dialog open onClose={() => !isBusy && onClose()} fullWidth maxWidth="sm" aria-labelledby="hand-over-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void make();
        }}
      >
        <DialogTitle id="hand-over-title">{text.title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          {said?.kind !== 'success' && (
            <>
              <Typography>{text.intro}</Typography>
              {sizes.data !== undefined && <WhatGoes caseId={caseId} sizes={sizes.data} without={without} onChange={setWithout} />}
              <TextField label={text.reason} value={reason} onChange={(event) => setReason(event.target.value.slice(0, 500))} />
              <FreshPassphrase label={text.passphrase} hint={text.passphraseHint} onChange={setPassphrase} />
            </>
          )}
          <Box role="status">
            {isBusy && (
              <>
                <Typography variant="body2">{text.makingText}</Typography>
                <LinearProgress aria-label={text.making} sx={{ height: 2, mt: 1 }} />
              </>
            )}
            {said !== null && <Alert severity={said.kind}>{said.words}</Alert>}
          </Box>
        </DialogContent>
        <DialogActions>
          <StopOrLeave path={making} leaveWords={said?.kind === 'success' ? uiText.close : uiText.cancel} onLeave={onClose} />
          {said?.kind !== 'success' && (
            <Button type="submit" variant="contained" disabled={!isReady}>
              {text.make}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface WhatGoesProps {
  readonly caseId: string;
  readonly sizes: HandoverSizes;
  readonly without: HandoverWithout;
  readonly onChange: (without: HandoverWithout) => void;
}

function WhatGoes({ caseId, sizes, without, onChange }: WhatGoesProps) {
  const draft = useDraft(caseId).data?.draft;
  const entries = useRead('entry.axis', { caseId }).data;
  const papers = useMemo(
    () => (draft === undefined || entries === undefined ? [] : citablesOf(draft, entries).filter(({ cite }) => cite.kind === 'entry')),
    [draft, entries],
  );
  const nameOf = (id: string) => papers.find(({ cite }) => cite.id === id)?.face.text ?? '';
  const turn = (side: Side) =>
    onChange({
      ...without,
      papersOf: without.papersOf.includes(side) ? without.papersOf.filter((each) => each !== side) : [...without.papersOf, side],
    });
  return (
    <Box component="fieldset" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 2, py: 1, m: 0, display: 'grid' }}>
      <Typography component="legend" variant="body2" sx={{ px: 0.5 }}>
        {text.goes}
      </Typography>
      {sides
        .filter((side) => sizes.papers[side].count > 0)
        .map((side) => (
          <Goes
            key={side}
            label={text.papersOf(side, sizes.papers[side].count, sizeInWords(sizes.papers[side].bytes))}
            isIn={!without.papersOf.includes(side)}
            onTurn={() => turn(side)}
          />
        ))}
      <Goes label={text.draft(sizes.draft)} isIn={!without.draft} onTurn={() => onChange({ ...without, draft: !without.draft })} />
      {sizes.large.count > 0 && (
        <Goes
          label={text.large(sizes.large.count, sizeInWords(sizes.large.bytes))}
          isIn={without.largerThan === null}
          onTurn={() => onChange({ ...without, largerThan: without.largerThan === null ? largeBytes : null })}
        />
      )}
      {draft !== undefined && draft.head.length > 0 && (
        <Box sx={{ py: 0.75 }}>
          <HeadToggles
            label={text.onlyHeads}
            heads={draft.head}
            chosen={without.onlyHeads ?? []}
            onChange={(heads) => onChange({ ...without, onlyHeads: heads.length === 0 ? null : heads })}
          />
        </Box>
      )}
      {papers.length > 0 && (
        <Box sx={{ py: 0.75, display: 'grid', gap: 0.75 }}>
          <EntryField
            label={text.leaveOut}
            none={text.leaveOutNone}
            citables={papers}
            entryId={null}
            onChoose={(id) => id !== null && !without.papers.includes(id) && onChange({ ...without, papers: [...without.papers, id] })}
            isAdding
          />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
            {without.papers.map((id) => (
              <Chip
                key={id}
                size="small"
                label={nameOf(id)}
                onDelete={() => onChange({ ...without, papers: without.papers.filter((each) => each !== id) })}
              />
            ))}
          </Box>
        </Box>
      )}
      <Typography variant="body2" color="textSecondary">
        {text.partHint}
      </Typography>
    </Box>
  );
}

function Goes({ label, isIn, onTurn }: { readonly label: string; readonly isIn: boolean; readonly onTurn: () => void }) {
  return <FormControlLabel control={<Checkbox size="small" checked={isIn} onChange={onTurn} />} label={label} />;
}
