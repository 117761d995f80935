// Owns the Evidence screen and its parts: taking in, deliveries and every entry as supplied; what was asked for; dates to settle; papers much alike.
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useEffect, useState } from 'react';
import { mostDoubtful } from '../../../db/model/dateCandidates.ts';
import { isOpen } from '../../../db/model/requests.ts';
import { useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { useIntakeProgress } from '../../api/progress.ts';
import { evidenceText } from '../../text/evidence.ts';
import { Answer } from '../../ui/Answer.tsx';
import { CameAgain } from '../../ui/CameAgain.tsx';
import { ChangingKeys } from '../../ui/changing.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { AlikePart } from './AlikePart.tsx';
import { useDateColumns } from './DateColumns.tsx';
import { DatesPart } from './DatesPart.tsx';
import { Deliveries } from './Deliveries.tsx';
import { EntryList } from './EntryList.tsx';
import type { Showing } from './entryTree.ts';
import { RequestsPart } from './RequestsPart.tsx';
import { TakeIn } from './TakeIn.tsx';

const parts = ['papers', 'requests', 'dates', 'alike'] as const;
type Part = (typeof parts)[number];

/** The Evidence screen of one case. */
export function EvidenceScreen({ caseId }: { readonly caseId: string }) {
  const axis = useRead('entry.axis', { caseId });
  const { target, takeTarget } = usePlace();
  const [startsWith, setStartsWith] = useState<Showing>('all');
  const [part, setPart] = useState<Part>('papers');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target is taken once, when it comes
  useEffect(() => {
    if (target?.kind !== 'unread') return;
    setStartsWith('unread');
    setPart('papers');
    takeTarget();
  }, [target]);
  const draft = useDraft(caseId).data?.draft;
  const doubtful = useRead('entry.doubtfulDates', { caseId }, true).data ?? [];
  const counts: Readonly<Record<Part, number>> = {
    papers: 0,
    requests: (draft?.request ?? []).filter(({ value }) => isOpen(value)).length,
    dates: doubtful.length + useDateColumns(caseId).asked.length,
    // Comparing every paper takes seconds in a large case: it is done when it is asked for.
    alike: 0,
  };
  return (
    <Box sx={{ flex: 1, minHeight: 0, p: 2, display: 'flex', flexDirection: 'column', gap: 2, overflowY: 'auto' }}>
      <Tabs
        value={part}
        onChange={(_event, next: Part) => setPart(next)}
        aria-label={evidenceText.parts}
        sx={{ flex: 'none', minHeight: 32, mt: -1, '& .MuiTab-root': { minHeight: 32, py: 0.5 } }}
      >
        {parts.map((name) => (
          <Tab
            key={name}
            id={`evidence-${name}`}
            aria-controls="evidence-part"
            value={name}
            label={evidenceText.partWith(evidenceText.partOf[name], counts[name], name === 'dates' && doubtful.length >= mostDoubtful)}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id="evidence-part"
        tabIndex={-1}
        aria-labelledby={`evidence-${part}`}
        sx={{ outline: 'none', flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 2 }}
      >
        {part === 'papers' && <Papers caseId={caseId} startsWith={startsWith} />}
        {part === 'requests' && draft !== undefined && (
          <Answer of={axis}>{(entries) => <RequestsPart caseId={caseId} draft={draft} entries={entries} />}</Answer>
        )}
        {part === 'alike' && <AlikePart caseId={caseId} />}
        {part === 'dates' && (
          <ChangingKeys>
            <DatesPart caseId={caseId} />
          </ChangingKeys>
        )}
      </Box>
    </Box>
  );
}

function Papers({ caseId, startsWith }: { readonly caseId: string; readonly startsWith: Showing }) {
  const axis = useRead('entry.axis', { caseId });
  const [password, setPassword] = useState('');
  const isComing = useIntakeProgress(caseId).some(({ state }) => state === 'running');
  return (
    <>
      <TakeIn caseId={caseId} password={password} setPassword={setPassword} />
      <CameAgain caseId={caseId} />
      <Deliveries caseId={caseId} password={password} />
      <Answer of={axis}>
        {(rows) =>
          rows.length === 0 ? (
            isComing ? null : (
              <EmptyScreen title={evidenceText.empty} text={evidenceText.emptyHint} />
            )
          ) : (
            <EntryList key={startsWith} caseId={caseId} rows={rows} startsWith={startsWith} />
          )
        }
      </Answer>
    </>
  );
}
