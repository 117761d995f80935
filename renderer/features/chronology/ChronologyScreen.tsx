// Owns the Chronology screen: events with both accounts, and beside them what was asked for, expected and not seen.
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Cite, Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { useCalendar } from '../../api/calendar.ts';
import { useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { chronologyText } from '../../text/chronology.ts';
import { assertionText, seriesText } from '../../text/holding.ts';
import { Answer } from '../../ui/Answer.tsx';
import { ChangingKeys } from '../../ui/changing.tsx';
import { citablesOf } from '../../ui/citables.ts';
import { PassageBox } from '../../ui/PassageBox.tsx';
import { Assertions } from './Assertions.tsx';
import { Events } from './Events.tsx';
import { Missing, type WantedLine } from './Missing.tsx';
import { SeriesList } from './SeriesList.tsx';

/** The Chronology screen of one case. */
export function ChronologyScreen({ caseId }: { readonly caseId: string }) {
  const answer = useDraft(caseId);
  const axis = useRead('entry.axis', { caseId });
  return (
    <Answer of={answer}>
      {({ draft }) => <Answer of={axis}>{(entries) => <Chronology caseId={caseId} draft={draft} entries={entries} />}</Answer>}
    </Answer>
  );
}

const parts = ['events', 'assertions', 'series'] as const;
type Part = (typeof parts)[number];
const partNames: Readonly<Record<Part, string>> = { events: chronologyText.events, assertions: assertionText.tab, series: seriesText.tab };

function Chronology({ caseId, draft, entries }: { readonly caseId: string; readonly draft: Draft; readonly entries: readonly AxisRow[] }) {
  const { headId, setHeadId, target, takeTarget } = usePlace();
  const [shown, setShown] = useState<Cite | null>(null);
  const [wanted, setWanted] = useState<WantedLine | null>(null);
  const calendar = useCalendar(caseId);
  // A state and not a ref: the list in it is drawn once it is there.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const citables = useMemo(() => citablesOf(draft, entries), [draft, entries]);
  const [part, setPart] = useState<Part>('events');
  const [wantedAssertion, setWantedAssertion] = useState<string | null>(null);
  const listed = { caseId, draft, byId, citables, headId, onShow: setShown };
  const taken = useCallback(() => setWanted(null), []);
  useEffect(() => {
    if (target?.kind !== 'absence' && target?.kind !== 'expectation' && target?.kind !== 'assertion') return;
    takeTarget();
    // What is wanted may belong to another head than the one looked at.
    setHeadId(null);
    if (target.kind === 'assertion') {
      setPart('assertions');
      setWantedAssertion(target.id);
    } else setWanted({ kind: target.kind, id: target.id });
  }, [target, takeTarget, setHeadId]);
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 3fr)' }}>
      <Box
        ref={setScroller}
        tabIndex={-1}
        sx={{ overflowY: 'auto', scrollbarGutter: 'stable', minHeight: 0, p: 2, display: 'flex', flexDirection: 'column' }}
      >
        <Tabs
          value={part}
          onChange={(_event, next: Part) => setPart(next)}
          aria-label={chronologyText.parts}
          sx={{ flex: 'none', minHeight: 32, mt: -1, mb: 1.5, '& .MuiTab-root': { minHeight: 32, py: 0.5 } }}
        >
          {parts.map((name) => (
            <Tab key={name} id={`chronology-${name}`} aria-controls="chronology-part" value={name} label={partNames[name]} />
          ))}
        </Tabs>
        <Box
          role="tabpanel"
          id="chronology-part"
          aria-labelledby={`chronology-${part}`}
          sx={{ flex: 1, display: 'flex', flexDirection: 'column' }}
        >
          {part === 'events' && (
            <Events
              caseId={caseId}
              draft={draft}
              entries={entries}
              citables={citables}
              headId={headId}
              scroller={scroller}
              onShow={setShown}
              onRecordAbsence={(expectationId) => setWanted({ kind: 'absence for', expectationId })}
            />
          )}
          <ChangingKeys>
            {part === 'assertions' && <Assertions {...listed} wantedId={wantedAssertion} />}
            {part === 'series' && calendar !== null && <SeriesList {...listed} calendar={calendar} />}
          </ChangingKeys>
        </Box>
      </Box>
      <Box
        tabIndex={-1}
        sx={{
          overflowY: 'auto',
          scrollbarGutter: 'stable',
          minHeight: 0,
          p: 2,
          borderLeft: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
        }}
      >
        <PassageBox shown={shown} draft={draft} entries={entries} citables={citables} onShow={setShown} />
        {calendar !== null && <Missing {...listed} calendar={calendar} wanted={wanted} onTaken={taken} />}
      </Box>
    </Box>
  );
}
