// Owns the form of one absence: which negative, the request and the search behind it, its state of evidence. A search made here is kept with its count.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { mostFoundKept, type NotSearched } from '../../../db/model/absences.ts';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import { absenceKinds, type ComputedState, type DraftValue } from '../../../db/model/draft.ts';
import { bridge } from '../../api/bridge.ts';
import { say } from '../../api/notices.ts';
import { citableText } from '../../text/citables.ts';
import { faultText } from '../../text/faults.ts';
import { expectationText, requestText, absenceText as text } from '../../text/missing.ts';
import { Choice, ChoiceOrNone, HeadChoice } from '../../ui/Choice.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import type { FieldsProps, ListedCase } from '../../ui/missingLine.tsx';
import { EvidenceFields, lacksReason } from './Evidence.tsx';
import { NotSearchedPapers } from './NotSearchedPapers.tsx';

interface AbsenceFieldsProps extends FieldsProps<'absence'>, Pick<ListedCase, 'caseId' | 'draft' | 'onShow'> {
  readonly computed: ComputedState;
  /** Undefined until it is known. */
  readonly unsearched: NotSearched | undefined;
}

/** The form. */
export function AbsenceFields({ caseId, draft, title, start, computed, unsearched, onShow, onKeep, onLeave }: AbsenceFieldsProps) {
  const [value, setValue] = useState(start);
  const [query, setQuery] = useState(start.searched?.query ?? '');
  const [isSearching, setSearching] = useState(false);
  const set = (patch: Partial<DraftValue<'absence'>>) => setValue((now) => ({ ...now, ...patch }));
  const search = async () => {
    const asked = query.trim();
    if (asked === '') return;
    setSearching(true);
    const reply = await bridge()
      .call('search.entries', { caseId, query: asked, filter: {} })
      .finally(() => setSearching(false));
    if (!reply.ok) return say(faultText(reply.fault), 'alert');
    const { ids, total } = reply.value;
    set({
      searched: { query: asked, count: total, on: localDay(new Date()), found: total > mostFoundKept ? null : [...ids] },
      searchedMs: Date.now(),
    });
  };
  const lacksRequest = value.absenceKind === 'record-missing' && value.requestId === null;
  return (
    <KeptForm
      title={title}
      keepName={text.keep}
      // Kept before its answer is there, a search would be lost without a word.
      canKeep={!lacksReason(value) && !isSearching}
      remark={lacksReason(value) ? expectationText.reasonMissing : lacksRequest ? text.needsRequest : ''}
      onKeep={() => onKeep({ ...value, text: value.text.trim(), stateReason: value.stateReason.trim() })}
      onLeave={onLeave}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr', gap: 1.5, alignItems: 'start' }}>
        <Choice
          autoFocus
          label={text.kind}
          value={value.absenceKind}
          hint={text.kindHint[value.absenceKind]}
          options={absenceKinds.map((kind) => [kind, citableText.absence[kind]] as const)}
          onChoose={(absenceKind) => set({ absenceKind })}
        />
        <HeadChoice
          label={text.head}
          none={expectationText.noHead}
          value={value.headId}
          heads={draft.head}
          onChoose={(headId) => set({ headId })}
        />
      </Box>
      <ChoiceOrNone
        label={text.expectation}
        none={text.noneChosen}
        value={value.expectationId}
        options={draft.expectation.map((row) => [row.id, `${row.key} ${row.value.text}`] as const)}
        onChoose={(expectationId) => set({ expectationId })}
      />
      <ChoiceOrNone
        label={text.request}
        none={text.noneChosen}
        value={value.requestId}
        options={draft.request.map((row) => [row.id, `${row.key} ${requestText.line(row.value.to, row.value.item)}`] as const)}
        onChoose={(requestId) => set({ requestId })}
      />
      <TextField label={text.text} value={value.text} multiline onChange={(event) => set({ text: event.target.value })} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <TextField label={text.query} value={query} onChange={(event) => setQuery(event.target.value)} sx={{ flex: 1, minWidth: 220 }} />
        <Button onClick={() => void search()}>{text.search}</Button>
        {value.searched !== null && (
          <Typography variant="body2" role="status">
            {text.found(value.searched.count)}
            {value.searched.on === null ? '' : `, ${formatDay(value.searched.on)}`}
          </Typography>
        )}
      </Box>
      {value.searched !== null && <NotSearchedPapers unsearched={unsearched} onShow={onShow} />}
      <EvidenceFields value={value} computed={computed} onChange={set} />
    </KeptForm>
  );
}
