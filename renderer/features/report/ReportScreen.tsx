// Owns the Report screen: the draft as it would be issued, page by page, in each copy, and its export. Must not assemble anything itself.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Reply } from '../../../db/model/fault.ts';
import { type HouseStyle, letterhead, standardHouseStyle } from '../../../db/model/houseStyle.ts';
import { lettersOf } from '../../../db/model/letters.ts';
import { generalised } from '../../../db/model/publication.ts';
import { type Printed, type ReportCopy, reportCopies } from '../../../db/model/report.ts';
import { type LetterTemplate, templateOf } from '../../../db/model/ruleSet.ts';
import { newestOf, type ReportVersion } from '../../../db/model/version.ts';
import { bridge } from '../../api/bridge.ts';
import { edit, useChangeDraft, useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { usePrinted } from '../../api/printed.ts';
import { houseStyleText } from '../../text/houseStyle.ts';
import { reportText } from '../../text/report.ts';
import { roundsText } from '../../text/rounds.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useActions } from '../../ui/actions.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Changing, ChangingKeys } from '../../ui/changing.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { ExportButtons } from '../../ui/ExportButtons.tsx';
import { BlockedEdition } from './BlockedEdition.tsx';
import { type Compared, CompareVersions } from './CompareVersions.tsx';
import { EditionPanel } from './EditionPanel.tsx';
import type { ChosenWords } from './editionList.ts';
import { HouseStylePanel } from './HouseStylePanel.tsx';
import { useTakeBack } from './ReturnedChanges.tsx';
import { openRounds, RoundsPanel } from './RoundsPanel.tsx';
import { blocksOf } from './reportBlocks.ts';
import { Sheets } from './Sheets.tsx';
import { SignOff } from './SignOff.tsx';
import { VersionReader } from './VersionReader.tsx';

/** The Report screen of one case. */
export function ReportScreen({ caseId }: { readonly caseId: string }) {
  const [copy, setCopy] = useState<ReportCopy>('parties');
  const [pages, setPages] = useState(0);
  const [chosen, setChosen] = useState<ChosenWords>({ words: '', instead: '', isAsked: false });
  const { letter, goesWith, letters, show } = useLetters(caseId);
  const { target, takeTarget } = usePlace();
  useEffect(() => {
    if (target?.kind !== 'publication') return;
    setCopy('publication');
    show('report');
    takeTarget();
  }, [target, takeTarget, show]);
  const draft = useDraft(caseId).data?.draft;
  const printed = usePrinted(draft);
  const versions = useRead('version.list', { caseId }).data ?? [];
  const [read, setRead] = useState<ReportVersion | null>(null);
  const [compared, setCompared] = useState<Compared | null>(null);
  const toDraft = () => {
    setRead(null);
    setCompared(null);
  };
  const preview = useRef<HTMLElement>(null);
  /** From what stood in the place of the pages: its buttons are gone, and the pages have the keyboard. */
  const backToPages = () => {
    toDraft();
    preview.current?.focus();
  };
  const [isAsked, setIsAsked] = useState<boolean | null>(null);
  const waiting = draft === undefined ? 0 : openRounds(draft);
  const goesRound = letter === null && copy !== 'publication' && copy !== 'working';
  const [isStyling, setStyling] = useState(false);
  const isShown = goesRound && !isStyling && (isAsked ?? waiting > 0);
  const newest = newestOf(versions, copy);
  const { takeBack } = useTakeBack(caseId);
  // Gone and come back with another copy, the panel was not asked for anew.
  const [takesKeyboard, setTakesKeyboard] = useState(false);
  useEffect(() => {
    if (!isShown) setTakesKeyboard(false);
  }, [isShown]);
  // One panel at a time stands beside the pages.
  const showRounds = (isWanted: boolean) => {
    setStyling(false);
    setIsAsked(isWanted);
    setTakesKeyboard(isWanted);
  };
  useActions({
    rounds: () => goesRound && showRounds(!isShown),
    readVersion: () => {
      if (!goesRound || newest === null) return;
      toDraft();
      if (read === null) setRead(newest);
    },
    takeBack: () => goesRound && void takeBack(),
  });
  const answer = useRead('report.assemble', letter === null ? { caseId, copy } : null, true);
  const written = useRead('letter.assemble', letter === null ? null : { caseId, letter }, true);
  const { style, isFrozen } = useRead('houseStyle.read', { caseId }, true).data ?? { style: standardHouseStyle, isFrozen: false };
  const template = useTemplate(caseId);
  const choose = () => {
    const words = copy === 'publication' ? selectedWords() : '';
    if (words !== '') setChosen({ words, instead: generalised(words), isAsked: false });
  };
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1, borderBottom: 1, borderColor: 'divider', flexWrap: 'wrap' }}>
        <Typography variant="h1">{reportText.title}</Typography>
        {letters.length > 0 && (
          <Choice
            label={reportText.document}
            value={letter ?? 'report'}
            options={[['report', reportText.title], ...letters]}
            onChoose={(id) => {
              toDraft();
              show(id);
            }}
          />
        )}
        {letter === null && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={copy}
            aria-label={reportText.copies}
            onChange={(_event, next: ReportCopy | null) => {
              toDraft();
              setCopy(next ?? copy);
            }}
          >
            {reportCopies.map((name) => (
              <ToggleButton key={name} value={name} sx={{ py: 0.25, textTransform: 'none' }}>
                {reportText.copyOf[name]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        {letter === null && template !== null && template.options.length > 1 && (
          <Changing>
            <Choice label={reportText.template} value={template.id} options={template.options} onChoose={template.choose} />
          </Changing>
        )}
        <Changing>
          <ReportDate caseId={caseId} />
        </Changing>
        <ToggleButton
          value="style"
          size="small"
          selected={isStyling}
          onChange={() => setStyling(!isStyling)}
          sx={{ py: 0.25, textTransform: 'none' }}
        >
          {houseStyleText.show}
        </ToggleButton>
        <ExportButtons
          label={reportText.export}
          isMain
          onSave={async (format) => {
            if (letter === null) return bridge().saveReport({ caseId, copy, format });
            const reply = await bridge().savePaper({ paper: 'letter', caseId, letter, format });
            return reply.ok && reply.value !== null ? { ok: true, value: { ...reply.value, quotations: [] } } : (reply as Reply<null>);
          }}
          remarkOn={({ path, quotations }) => (quotations.length === 0 ? null : reportText.savedWith(path, quotations))}
        />
        {goesRound && (
          <Button aria-expanded={isShown} onClick={() => showRounds(!isShown)}>
            {roundsText.open(waiting)}
          </Button>
        )}
        {/* Last: what it says of each copy is longer or shorter, and moves nothing. */}
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1, minWidth: 200 }}>
          {letter === null ? reportText.copyHint[copy] : reportText.letterHint[goesWith]} {pages > 0 ? reportText.pages(pages) : ''}
        </Typography>
      </Box>
      {letter === null && copy !== 'working' && <SignOff key={copy} caseId={caseId} copy={copy} onCompare={setCompared} />}
      {letter === null && draft !== undefined && <BlockedEdition caseId={caseId} copy={copy} draft={draft} />}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box
          component="section"
          aria-label={reportText.preview}
          ref={preview}
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
          {letter !== null ? (
            <Answer of={written}>{(paper) => <Preview paper={paper} style={style} onPages={setPages} isLetter />}</Answer>
          ) : compared !== null && copy !== 'working' ? (
            <CompareVersions
              caseId={caseId}
              copy={copy}
              versions={versions.filter((version) => version.copy === copy)}
              compared={compared}
              onChoose={setCompared}
              onLeave={backToPages}
            />
          ) : read === null ? (
            <Answer of={answer}>{(report) => <Preview paper={report} style={style} onPages={setPages} />}</Answer>
          ) : (
            <VersionReader
              key={read.id}
              caseId={caseId}
              version={read}
              comments={draft?.comment ?? []}
              printed={printed}
              onLeave={backToPages}
            />
          )}
        </Box>
        {isShown && draft !== undefined && (
          <ChangingKeys>
            <RoundsPanel
              caseId={caseId}
              draft={draft}
              printed={printed}
              versions={versions}
              newest={newest}
              isAsked={takesKeyboard}
              onRead={(version) => {
                setCompared(null);
                setRead(version);
              }}
            />
          </ChangingKeys>
        )}
        {isStyling && (
          <HouseStylePanel isFrozen={isFrozen} isNumberingFixed={template?.isNumberingFixed ?? true} onClose={() => setStyling(false)} />
        )}
        {letter === null && copy === 'publication' && !isStyling && (
          <ChangingKeys>
            <EditionPanel caseId={caseId} chosen={chosen} onChoose={setChosen} />
          </ChangingKeys>
        )}
      </Box>
    </Box>
  );
}

/** Words selected in the preview, when they are few enough to be changed as one. */
function selectedWords(): string {
  const words = document.getSelection()?.toString().replace(/\s+/g, ' ').trim() ?? '';
  return words.length <= 200 ? words : '';
}

interface PreviewProps {
  readonly paper: Printed;
  readonly style: HouseStyle;
  readonly onPages: (count: number) => void;
  /** Nothing of a letter is written by hand, so that it is never called empty. */
  readonly isLetter?: boolean;
}

function Preview({ paper, style, onPages, isLetter = false }: PreviewProps) {
  const { goTo, goToPlace } = usePlace();
  const open = (id: string) => goToPlace({ kind: 'paragraph', id, name: '' });
  const blocks = useMemo(() => blocksOf(paper, letterhead(style)), [paper, style]);
  const isEmpty = !isLetter && !paper.sections.some((section) => section.paragraphs.some(({ paragraphId }) => paragraphId !== null));
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
      <Sheets blocks={blocks} style={style} onPages={onPages} onOpen={open} />
    </>
  );
}

/** Which letter is shown, null for the report; and those there are to show. */
function useLetters(caseId: string) {
  const [letter, setLetter] = useState<string | null>(null);
  const rules = useRead('rules.read', { caseId }).data;
  const draft = useDraft(caseId).data?.draft;
  const there: readonly LetterTemplate[] = rules === undefined || draft === undefined ? [] : lettersOf(rules.letters, draft);
  const show = useCallback((id: string) => setLetter(id === 'report' ? null : id), []);
  const letters = there.map(({ id, name }) => [id, name] as const);
  const shown = there.find(({ id }) => id === letter);
  return { letter: shown?.id ?? null, goesWith: shown?.goesWith ?? ('decision' as const), letters, show };
}

/** The template the case is written by, and the others of its rule set. Choosing one changes nothing of the draft. */
function useTemplate(caseId: string) {
  const rules = useRead('rules.read', { caseId }).data;
  const facts = useDraft(caseId).data?.draft.facts[0];
  const change = useChangeDraft(caseId);
  if (rules === undefined || facts === undefined) return null;
  const { id, isNumberingFixed } = templateOf(rules, facts.value.ruleTemplate);
  return {
    id,
    isNumberingFixed,
    options: rules.templates.map((each) => [each.id, each.name] as const),
    choose: (ruleTemplate: string) => void change(reportText.templateLabel, [edit('facts', facts, { ruleTemplate })]),
  };
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
