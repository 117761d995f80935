// Owns the Scope screen: windows per head on the density of the evidence, exclusions, and the paragraphs that say both in words.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo, useRef, useState } from 'react';
import type { Cite, Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { passageText } from '../../text/passage.ts';
import { scopeScreenText } from '../../text/scope.ts';
import { uiText } from '../../text/ui.ts';
import { Answer } from '../../ui/Answer.tsx';
import { citablesOf } from '../../ui/citables.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { PassageCard } from '../../ui/PassageCard.tsx';
import { DraftParagraphs } from '../../ui/paragraphEditor/DraftParagraphs.tsx';
import { Exclusions } from './Exclusions.tsx';
import { JurisdictionNote } from './JurisdictionNote.tsx';
import { Windows } from './Windows.tsx';

/** The Scope screen of one case. */
export function ScopeScreen({ caseId }: { readonly caseId: string }) {
  const answer = useDraft(caseId);
  const axis = useRead('entry.axis', { caseId });
  return (
    <Answer of={answer}>
      {({ draft }) => <Answer of={axis}>{(entries) => <Scope caseId={caseId} draft={draft} entries={entries} />}</Answer>}
    </Answer>
  );
}

function Scope({ caseId, draft, entries }: { readonly caseId: string; readonly draft: Draft; readonly entries: readonly AxisRow[] }) {
  const { goTo } = usePlace();
  const [shown, setShown] = useState<Cite | null>(null);
  const paragraphsTitle = useRef<HTMLHeadingElement>(null);
  const citables = useMemo(() => citablesOf(draft, entries), [draft, entries]);
  if (draft.head.length === 0) {
    return (
      <EmptyScreen title={scopeScreenText.noHeads} text={scopeScreenText.noHeadsHint}>
        <Button variant="contained" onClick={() => goTo('overview')}>
          {scopeScreenText.toOverview}
        </Button>
      </EmptyScreen>
    );
  }
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' }}>
      <Box tabIndex={-1} sx={{ overflowY: 'auto', scrollbarGutter: 'stable', minHeight: 0, p: 2 }}>
        <Windows caseId={caseId} draft={draft} entries={entries} />
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
        <JurisdictionNote caseId={caseId} draft={draft} />
        <Exclusions caseId={caseId} draft={draft} entries={entries} citables={citables} onShow={setShown} />
        <Box component="section" aria-labelledby="scope-paragraphs">
          <Typography id="scope-paragraphs" ref={paragraphsTitle} tabIndex={-1} variant="h2" sx={{ mb: 1 }}>
            {scopeScreenText.paragraphs}
          </Typography>
          {shown !== null && (
            <Box
              component="section"
              aria-label={passageText.title}
              sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1, mb: 1 }}
            >
              <PassageCard cite={shown} draft={draft} entries={entries} citables={citables} onOpen={setShown} />
              <Button color="inherit" onClick={() => setShown(null)}>
                {uiText.close}
              </Button>
            </Box>
          )}
          <DraftParagraphs
            key={caseId}
            caseId={caseId}
            place={{ section: 'scope', headId: null }}
            label={scopeScreenText.paragraphs}
            where={scopeScreenText.where}
            citables={citables}
            onOpen={setShown}
            onLeave={() => paragraphsTitle.current?.focus()}
          />
        </Box>
      </Box>
    </Box>
  );
}
