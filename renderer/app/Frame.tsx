// Owns the frame of the window: case list or one case with rail, top bar, screen, checks and status line, and the keys that work everywhere.
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { bridge } from '../api/bridge.ts';
import { useDraft } from '../api/draft.ts';
import { redo, undo } from '../api/history.ts';
import { say } from '../api/notices.ts';
import { useRead, write } from '../api/operations.ts';
import { type ScreenName, screens, usePlace } from '../api/place.tsx';
import { askProtection } from '../api/protection.ts';
import { useReplaced } from '../api/replaced.ts';
import {
  BackupsDialog,
  CasesScreen,
  ChecksPanel,
  ContactNote,
  GuideDialog,
  HandOverDialog,
  isScreenReady,
  MarksDialog,
  OpenHandoverDialog,
  PrecedentsPanel,
  ProtectionDialog,
  RetentionDialog,
  readyScreen,
  SearchBox,
  screenComponents,
} from '../features/registry.ts';
import { keysText } from '../text/actions.ts';
import { protectionText } from '../text/protection.ts';
import { screenText, shellText } from '../text/shell.ts';
import { type Act, useActions } from '../ui/actions.ts';
import { ClosedLine } from '../ui/changing.tsx';
import { useTabBeginsIn } from '../ui/keyboardHandedOn.ts';
import { isTyping } from '../ui/keys.ts';
import { Later } from '../ui/later.tsx';
import { usePanelKeyboard } from '../ui/panelKeyboard.ts';
import { ActorName } from './ActorName.tsx';
import { KeyList } from './KeyList.tsx';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { ScreenGuard } from './ScreenGuard.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TopBar } from './TopBar.tsx';
import { useTornReaders } from './tornReaders.ts';
import { openNextUnread } from './UnreadFigure.tsx';

/** For assistive technology: each screen has its heading, the rail shows it to the eye. */
const unseen = { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' } as const;

type Over =
  | 'keys'
  | 'palette'
  | 'contact'
  | 'actor'
  | 'marks'
  | 'backups'
  | 'handOver'
  | 'openHandover'
  | 'protection'
  | 'retention'
  | null;

/** The frame. `sample` is the folder of the sample case; on the first start of all it is taken in and opened. */
export function Frame({ sample, isFirstStart }: { readonly sample: string | null; readonly isFirstStart: boolean }) {
  const place = usePlace();
  const { caseId, screen, goTo, openCase, setHeadId } = place;
  const [over, setOver] = useState<Over>(null);
  // Over whatever else is open, which keeps what was typed in it.
  const [isGuideOpen, setGuideOpen] = useState(false);
  const [beside, setBeside] = useState<'checks' | 'precedents' | null>(null);
  const [isReadingSample, setIsReadingSample] = useState(isFirstStart && sample !== null);
  const searchField = useRef<HTMLInputElement>(null);

  useEffect(() => bridge().on('store.restarted', () => say(shellText.restarted, 'alert')), []);

  const reference = useRead('desk.listCases', {}).data?.find(({ id }) => id === caseId)?.reference;
  useEffect(() => {
    document.title = reference === undefined ? shellText.titleNoCase : shellText.title(reference);
  }, [reference]);

  const openSample = async () => {
    if (sample === null) return;
    setIsReadingSample(true);
    const reply = await write('desk.openSample', { folder: sample });
    setIsReadingSample(false);
    if (reply.ok) openCase(reply.value.caseId, 'sideBySide');
  };
  const hasBegun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, at the first start of all
  useEffect(() => {
    if (isFirstStart && !hasBegun.current) void openSample();
    hasBegun.current = true;
  }, []);

  const [backupsOf, setBackupsOf] = useState<string | null>(null);
  const showBackups = useCallback((id: string | null) => {
    setBackupsOf(id);
    setOver('backups');
  }, []);
  const lock = useCallback(async () => {
    const reply = await askProtection({ do: 'lock' });
    if (!reply.ok || reply.value.state !== 'open') return;
    say(protectionText.notProtected, 'alert');
    setOver('protection');
  }, []);
  const toggle = (panel: 'checks' | 'precedents') => setBeside((open) => (open === panel ? null : panel));
  const inCase = (run: (id: string) => void) => () => (caseId === null ? false : run(caseId));
  const focusSearch = () => searchField.current?.select();
  const undoHere = inCase((id) => void undo(id));
  const redoHere = inCase((id) => void redo(id));
  const heads = useDraft(caseId).data?.draft.head ?? [];
  const replaced = useReplaced(caseId);
  useActions(
    {
      palette: () => setOver('palette'),
      find: inCase(focusSearch),
      undo: unlessTyping(undoHere),
      redo: unlessTyping(redoHere),
      nextScreen: inCase(() => goTo(screens[(screens.indexOf(screen) + 1) % screens.length] ?? 'overview')),
      allCases: () => openCase(null),
      checks: inCase(() => toggle('checks')),
      precedents: () => toggle('precedents'),
      marksList: inCase(() => setOver('marks')),
      contact: inCase(() => setOver('contact')),
      nextUnread: inCase(() => void openNextUnread(place)),
      keys: () => setOver('keys'),
      guide: () => setGuideOpen(true),
      actor: () => setOver('actor'),
      backups: () => showBackups(caseId),
      handOver: inCase(() => setOver('handOver')),
      openHandover: () => setOver('openHandover'),
      protection: () => setOver('protection'),
      retention: () => setOver('retention'),
      lock: () => void lock(),
    },
    caseId === null
      ? []
      : [
          ...screens.map((name, index) => ({
            words: keysText.goTo(screenText[name].name),
            key: `Alt+${index + 1}`,
            run: () => goTo(name),
          })),
          ...heads.map(({ id, key, value }) => ({ words: keysText.lookAt(`(${key}) ${value.title}`), run: () => setHeadId(id) })),
          { words: keysText.lookAtAll, run: () => setHeadId(null) },
        ],
  );
  useEffect(
    () =>
      bridge().on('menu.chosen', ({ item }) => {
        if (item === 'undo' && caseId !== null) void undo(caseId);
        if (item === 'redo' && caseId !== null) void redo(caseId);
        if (item === 'find') searchField.current?.select();
        if (item === 'palette' || item === 'keys' || item === 'actor' || item === 'protection' || item === 'retention') setOver(item);
        if (item === 'openHandover') setOver(item);
        if (item === 'guide') setGuideOpen(true);
        if (item === 'handOver' && caseId !== null) setOver(item);
        if (item === 'lock') void lock();
        if (item === 'backups') showBackups(caseId);
        if (item === 'cases') openCase(null);
        if (item === 'addFiles' || item === 'addFolder') goTo('evidence');
      }),
    [caseId, goTo, openCase, showBackups, lock],
  );

  useTornReaders();
  const close = () => setOver(null);
  const closeGuide = useCallback(() => setGuideOpen(false), []);
  const closeBeside = () => setBeside(null);
  const shown = useShown(screen);
  const part = useRef<HTMLElement>(null);
  useTabBeginsIn(part, `${caseId} ${shown} ${replaced}`);
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      {isReadingSample && <ReadingSample />}
      {!isReadingSample && caseId === null && (
        <Box component="main" sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
          <CasesScreen
            onOpenSample={sample === null ? null : () => void openSample()}
            onPrecedents={() => toggle('precedents')}
            onBackups={showBackups}
            onOpenHandover={() => setOver('openHandover')}
            onProtection={() => setOver('protection')}
            onRetention={() => setOver('retention')}
            onGuide={() => setGuideOpen(true)}
          />
          {beside === 'precedents' && (
            <Beside width={400}>
              <Later of={PrecedentsPanel} props={{ caseId: null, onClose: closeBeside }} />
            </Beside>
          )}
        </Box>
      )}
      {!isReadingSample && caseId !== null && (
        <>
          <TopBar
            caseId={caseId}
            search={<SearchBox caseId={caseId} fieldRef={searchField} />}
            isChecksOpen={beside === 'checks'}
            onChecks={() => toggle('checks')}
          />
          <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
            <Rail
              screen={screen}
              onScreen={goTo}
              isPrecedentsOpen={beside === 'precedents'}
              onPrecedents={() => toggle('precedents')}
              onGuide={() => setGuideOpen(true)}
              onKeys={() => setOver('keys')}
            />
            <Box
              ref={part}
              component="main"
              aria-label={shown === null ? undefined : screenText[shown].name}
              sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}
            >
              <ClosedLine onHistory={() => goTo('history')} />
              {shown !== null && (
                <>
                  <Typography variant="h1" sx={unseen}>
                    {screenText[shown].name}
                  </Typography>
                  <ScreenGuard key={`${caseId} ${shown} ${replaced}`}>
                    <Later of={screenComponents[shown]} props={{ caseId }} />
                  </ScreenGuard>
                </>
              )}
            </Box>
            {beside !== null && (
              <Beside key={beside} width={beside === 'checks' ? 360 : 400}>
                {beside === 'checks' && <Later of={ChecksPanel} props={{ caseId, onClose: closeBeside }} />}
                {beside === 'precedents' && <Later of={PrecedentsPanel} props={{ caseId, onClose: closeBeside }} />}
              </Beside>
            )}
          </Box>
        </>
      )}
      <StatusLine caseId={caseId} onActor={() => setOver('actor')} onMarks={() => setOver('marks')} onEvidence={() => goTo('evidence')} />
      {over === 'keys' && <KeyList onClose={close} />}
      {over === 'marks' && caseId !== null && <Later of={MarksDialog} props={{ caseId, onClose: close }} />}
      {over === 'actor' && <ActorName onClose={close} />}
      {over === 'backups' && <Later of={BackupsDialog} props={{ caseId: backupsOf, onClose: close }} />}
      {over === 'handOver' && caseId !== null && <Later of={HandOverDialog} props={{ caseId, onClose: close }} />}
      {over === 'openHandover' && <Later of={OpenHandoverDialog} props={{ onClose: close }} />}
      {over === 'protection' && <Later of={ProtectionDialog} props={{ onClose: close }} />}
      {over === 'retention' && <Later of={RetentionDialog} props={{ onClose: close }} />}
      {isGuideOpen && <Later of={GuideDialog} props={{ screen: caseId === null ? null : screen, onClose: closeGuide }} />}
      {over === 'palette' && <Palette caseId={caseId} onClose={close} />}
      {over === 'contact' && caseId !== null && <Later of={ContactNote} props={{ caseId, onClose: close }} />}
    </Box>
  );
}

/** The panel beside a screen. */
function Beside({ width, children }: { readonly width: number; readonly children: ReactNode }) {
  const keyboard = usePanelKeyboard();
  return (
    <Box
      component="aside"
      {...keyboard}
      sx={{ width, flex: 'none', borderLeft: 1, borderColor: 'divider', overflowY: 'auto', bgcolor: 'background.paper', display: 'flex' }}
    >
      {children}
    </Box>
  );
}

/** The screen to draw: the one wanted, and until its code is here the one before; null before the first. */
function useShown(wanted: ScreenName): ScreenName | null {
  const [last, setLast] = useState<ScreenName | null>(null);
  useEffect(() => {
    let isWanted = true;
    const show = () => {
      if (isWanted) setLast(wanted);
    };
    void readyScreen(wanted).then(show);
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return isScreenReady(wanted) ? wanted : last;
}

/** A field being typed in has its own undo. */
function unlessTyping(run: () => unknown): Act {
  return (event) => (event !== undefined && isTyping(event.target) ? false : run());
}

function ReadingSample() {
  return (
    <Box component="main" sx={{ flex: 1, display: 'flex', flexDirection: 'column' }}>
      <LinearProgress aria-label={shellText.readingSample} sx={{ height: 2 }} />
      <Typography role="status" sx={{ m: 'auto', color: 'text.secondary' }}>
        {shellText.readingSample}
      </Typography>
    </Box>
  );
}
