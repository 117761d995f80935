// Owns the Report screen: the draft as it would be issued, page by page, in each copy, and its export. Must not assemble anything itself.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useState } from 'react';
import { generalised } from '../../../db/model/publication.ts';
import { type Report, type ReportCopy, reportCopies } from '../../../db/model/report.ts';
import { newestOf, type ReportVersion } from '../../../db/model/version.ts';
import { bridge } from '../../api/bridge.ts';
import { edit, useChangeDraft, useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { usePrinted } from '../../api/printed.ts';
import { reportText } from '../../text/report.ts';
import { roundsText } from '../../text/rounds.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useActions } from '../../ui/actions.ts';
import { DayField } from '../../ui/DateField.tsx';
import { ExportButtons } from '../../ui/ExportButtons.tsx';
import { EditionPanel } from './EditionPanel.tsx';
import type { ChosenWords } from './editionList.ts';
import { useTakeBack } from './ReturnedChanges.tsx';
import { openRounds, RoundsPanel } from './RoundsPanel.tsx';
import { blocksOfReport } from './reportBlocks.ts';
import { Sheets } from './Sheets.tsx';
import { SignOff } from './SignOff.tsx';
import { VersionReader } from './VersionReader.tsx';

/** The Report screen of one case. */
export function ReportScreen({ caseId }: { readonly caseId: string }) {
  const [copy, setCopy] = useState<ReportCopy>('parties');
  const [pages, setPages] = useState(0);
  const [chosen, setChosen] = useState<ChosenWords>({ words: '', instead: '', isAsked: false });
  const { target, takeTarget } = usePlace();
  useEffect(() => {
    if (target?.kind !== 'publication') return;
    setCopy('publication');
    takeTarget();
  }, [target, takeTarget]);
  const draft = useDraft(caseId).data?.draft;
  const printed = usePrinted(draft);
  const versions = useRead('version.list', { caseId }).data ?? [];
  const [read, setRead] = useState<ReportVersion | null>(null);
  const [isAsked, setIsAsked] = useState<boolean | null>(null);
  const waiting = draft === undefined ? 0 : openRounds(draft);
  const goesRound = copy !== 'publication' && copy !== 'working';
  const isShown = goesRound && (isAsked ?? waiting > 0);
  const newest = newestOf(versions, copy);
  const { takeBack } = useTakeBack(caseId);
  useActions({
    rounds: () => goesRound && setIsAsked(!isShown),
    readVersion: () => goesRound && newest !== null && setRead(read === null ? newest : null),
    takeBack: () => goesRound && void takeBack(),
  });
  const answer = useRead('report.assemble', { caseId, copy }, true);
  const choose = () => {
    const words = copy === 'publication' ? selectedWords() : '';
    if (words !== '') setChosen({ words, instead: generalised(words), isAsked: false });
  };
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1, borderBottom: 1, borderColor: 'divider', flexWrap: 'wrap' }}>
        <Typography variant="h1">{reportText.title}</Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={copy}
          aria-label={reportText.copies}
          onChange={(_event, next: ReportCopy | null) => {
            setRead(null);
            setCopy(next ?? copy);
          }}
        >
          {reportCopies.map((name) => (
            <ToggleButton key={name} value={name} sx={{ py: 0.25, textTransform: 'none' }}>
              {reportText.copyOf[name]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
          {reportText.copyHint[copy]} {pages > 0 ? reportText.pages(pages) : ''}
        </Typography>
        {goesRound && (
          <Button aria-expanded={isShown} onClick={() => setIsAsked(!isShown)}>
            {roundsText.open(waiting)}
          </Button>
        )}
        <ReportDate caseId={caseId} />
        <ExportButtons
          label={reportText.export}
          isMain
          onSave={(format) => bridge().saveReport({ caseId, copy, format })}
          remarkOn={({ path, quotations }) => (quotations.length === 0 ? null : reportText.savedWith(path, quotations))}
        />
      </Box>
      {copy !== 'working' && <SignOff key={copy} caseId={caseId} copy={copy} />}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box
          component="section"
          aria-label={reportText.preview}
          tabIndex={0}
          onMouseUp={choose}
          onKeyDown={(event) => {
            if (event.key !== 'g' || copy !== 'publication' || chosen.words === '') return;
            event.preventDefault();
            setChosen({ ...chosen, isAsked: true });
          }}
          sx={{
            flex: 1,
            minWidth: 0,
            minHeight: 0,
            overflow: 'auto',
            position: 'relative',
            bgcolor: 'var(--mui-palette-desk-sunken)',
          }}
        >
          {read === null ? (
            <Answer of={answer}>{(report) => <Preview report={report} onPages={setPages} />}</Answer>
          ) : (
            <VersionReader
              key={read.id}
              caseId={caseId}
              version={read}
              comments={draft?.comment ?? []}
              printed={printed}
              onLeave={() => setRead(null)}
            />
          )}
        </Box>
        {isShown && draft !== undefined && (
          <RoundsPanel caseId={caseId} draft={draft} printed={printed} versions={versions} newest={newest} onRead={setRead} />
        )}
        {copy === 'publication' && <EditionPanel caseId={caseId} chosen={chosen} onChoose={setChosen} />}
      </Box>
    </Box>
  );
}

/** Words selected in the preview, when they are few enough to be changed as one. */
function selectedWords(): string {
  const words = document.getSelection()?.toString().replace(/\s+/g, ' ').trim() ?? '';
  return words.length <= 200 ? words : '';
}

function Preview({ report, onPages }: { readonly report: Report; readonly onPages: (count: number) => void }) {
  const { goTo, goToPlace } = usePlace();
  const open = (id: string) => goToPlace({ kind: 'paragraph', id, name: '' });
  const blocks = useMemo(() => blocksOfReport(report), [report]);
  const isEmpty = !report.sections.some((section) => section.paragraphs.some(({ paragraphId }) => paragraphId !== null));
  return (
    <>
      {isEmpty && (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', justifyContent: 'center', p: 1.5, bgcolor: 'background.paper' }}>
          <Typography variant="body2">{reportText.empty}</Typography>
          <Button variant="outlined" onClick={() => goTo('findings')} sx={{ flex: 'none' }}>
            {reportText.toFindings}
          </Button>
        </Box>
      )}
      <Sheets blocks={blocks} onPages={onPages} onOpen={open} />
    </>
  );
}

function ReportDate({ caseId }: { readonly caseId: string }) {
  const facts = useDraft(caseId).data?.draft.facts[0];
  const change = useChangeDraft(caseId);
  if (facts === undefined) return null;
  return (
    <Box sx={{ width: 170 }}>
      <DayField
        label={reportText.date}
        value={facts.value.reportDate}
        onChange={(reportDate) => void change(reportText.dateLabel, [edit('facts', facts, { reportDate })])}
      />
    </Box>
  );
}
