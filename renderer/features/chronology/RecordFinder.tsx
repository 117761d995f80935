// Owns finding records for an assertion by words or label, and setting those chosen against it in one command, each with what is computed of it.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { formatPartialDate } from '../../../db/model/dates.ts';
import type { DraftRow } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { bridge } from '../../api/bridge.ts';
import { useChangeDraft } from '../../api/draft.ts';
import { say } from '../../api/notices.ts';
import { setAgainst } from '../../api/putOn.ts';
import { faultText } from '../../text/faults.ts';
import { assertionText as text } from '../../text/holding.ts';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import type { ListedCase } from '../../ui/missingLine.tsx';

interface RecordFinderProps extends Pick<ListedCase, 'caseId' | 'draft' | 'byId'> {
  readonly assertion: DraftRow<'assertion'>;
}

/** As many as can be chosen among by eye. */
const mostFound = 200;

interface Found {
  readonly rows: readonly AxisRow[];
  readonly isMore: boolean;
}

/** The field and what it finds. */
export function RecordFinder({ caseId, draft, byId, assertion }: RecordFinderProps) {
  const change = useChangeDraft(caseId);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const set = useMemo(
    () => new Set(draft.assertionRecord.flatMap(({ value }) => (value.assertionId === assertion.id ? [value.entryId] : []))),
    [draft.assertionRecord, assertion.id],
  );
  const look = async () => {
    const asked = query.trim();
    setChosen(new Set());
    if (asked === '') return setFound(null);
    const labelled = [...byId.values()].filter(({ exhibit }) => exhibit.toLowerCase() === asked.toLowerCase());
    if (labelled.length > 0) return setFound({ rows: labelled, isMore: false });
    const reply = await bridge().call('search.run', { caseId, query: asked, filter: {}, limit: mostFound });
    if (!reply.ok) return say(faultText(reply.fault), 'alert');
    const rows = reply.value.hits.flatMap(({ entryId }) => byId.get(entryId) ?? []);
    setFound({
      rows: rows.toSorted((a, b) => (a.date.earliest ?? '9999').localeCompare(b.date.earliest ?? '9999')),
      isMore: reply.value.isMore,
    });
  };
  const free = (found?.rows ?? []).filter(({ id }) => !set.has(id));
  const put = async () => {
    const rows = free.filter(({ id }) => chosen.has(id));
    if (!(await setAgainst({ caseId, change, assertion, entries: rows }))) return;
    setFound(null);
    setQuery('');
  };
  return (
    <Box sx={{ mt: 1 }}>
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
        sx={{ display: 'flex', gap: 1, alignItems: 'center' }}
      >
        <TextField
          type="search"
          placeholder={text.find}
          title={text.findHint}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': `${text.find}: ${assertion.key}` } }}
          sx={{ width: 300, '& input': { py: '4px' } }}
        />
        {found !== null && <Box role="status">{text.found(found.rows.length, found.isMore)}</Box>}
        <Box sx={{ flex: 1 }} />
        {chosen.size > 0 && (
          <Button variant="contained" onClick={() => void put()}>
            {text.set(chosen.size)}
          </Button>
        )}
      </Box>
      {found !== null && found.rows.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: 220, overflowY: 'auto', fontSize: 13 }}>
          {free.length > 1 && (
            <li>
              <Tick
                label={text.chooseAll}
                isOn={chosen.size === free.length}
                onTurn={(isOn) => setChosen(new Set(isOn ? free.map(({ id }) => id) : []))}
              />
              {text.chooseAll}
            </li>
          )}
          {found.rows.map((row) => (
            <Box component="li" key={row.id} sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
              {set.has(row.id) ? (
                <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
                  {text.isSet}
                </Box>
              ) : (
                <Tick
                  label={text.choose(row.exhibit)}
                  isOn={chosen.has(row.id)}
                  onTurn={(isOn) => setChosen(new Set(isOn ? [...chosen, row.id] : [...chosen].filter((id) => id !== row.id)))}
                />
              )}
              <ExhibitTag exhibit={row.exhibit} side={row.side} />
              <span>
                {formatPartialDate(row.date)} {row.title}
              </span>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

function Tick({ label, isOn, onTurn }: TickProps) {
  return (
    <Checkbox
      size="small"
      checked={isOn}
      onChange={(event) => onTurn(event.target.checked)}
      slotProps={{ input: { 'aria-label': label } }}
      sx={{ p: '3px' }}
    />
  );
}
