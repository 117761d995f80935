// Owns taking papers in: three places to drop on, buttons to choose, the progress of what is under way. Reading is the store's work.
import CreateNewFolderOutlined from '@mui/icons-material/CreateNewFolderOutlined';
import NoteAddOutlined from '@mui/icons-material/NoteAddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { type ColumnProfile, profileSetting, profilesIn } from '../../../db/model/columnProfile.ts';
import type { PartlyReadAs } from '../../../db/model/delimited.ts';
import { type Side, sides } from '../../../db/model/entry.ts';
import type { ColumnChoice } from '../../../db/model/extraction.ts';
import { say } from '../../api/notices.ts';
import { useRead, write } from '../../api/operations.ts';
import { useIntakeProgress } from '../../api/progress.ts';
import { evidenceText } from '../../text/evidence.ts';
import { sheetText } from '../../text/sheet.ts';
import { sideText } from '../../text/ui.ts';
import { ChangeButton, Changing, useClosed } from '../../ui/changing.tsx';
import { useFilePlace } from '../../ui/filePlace.ts';
import { useKeyboardHandedOn } from '../../ui/keyboardHandedOn.ts';
import { ReadAsFields } from '../../ui/ReadAsFields.tsx';
import { CutOff } from './CutOff.tsx';
import { columnOfLetter } from './columnLetter.ts';
import { Scans } from './Scans.tsx';

const columnNames = ['date', 'title', 'author'] as const;
type Letters = Readonly<Record<(typeof columnNames)[number], string>>;
const noLetters: Letters = { date: '', title: '', author: '' };

/** The columns chosen, counted from 0; null when none is, or while one cannot be read. */
function columnChoice(letters: Letters): ColumnChoice | null {
  const chosen = columnNames.filter((name) => letters[name] !== '').map((name) => [name, columnOfLetter(letters[name])] as const);
  return chosen.length === 0 || chosen.some(([, column]) => column === null) ? null : Object.fromEntries(chosen);
}

interface TakeInProps {
  readonly caseId: string;
  /** Of locked files: also what a delivery that goes on is read with. */
  readonly password: string;
  readonly setPassword: (password: string) => void;
}

/** The three places and what is under way. */
export function TakeIn({ caseId, password, setPassword }: TakeInProps) {
  const [note, setNote] = useState('');
  const [letters, setLetters] = useState<Letters>(noLetters);
  const [readAs, setReadAs] = useState<PartlyReadAs>({});
  const columns = columnChoice(letters);
  const take = async (side: Side, paths: readonly string[]) => {
    if (paths.length === 0) return;
    const reply = await write('intake.start', {
      caseId,
      side,
      paths: [...paths],
      note: note.trim(),
      ...(columns === null ? {} : { columns }),
      ...(readAs.encoding === undefined && readAs.delimiter === undefined ? {} : { readAs }),
      ...(password === '' ? {} : { password }),
    });
    if (reply.ok) {
      setNote('');
      setPassword('');
      setLetters(noLetters);
      setReadAs({});
    }
  };
  return (
    <Box component="section" aria-label={evidenceText.takeIn} sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', gap: 1.5 }}>
        {sides.map((side) => (
          <DropPlace key={side} side={side} onPaths={(paths) => void take(side, paths)} />
        ))}
      </Box>
      <Changing>
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', mt: 0.5 }}>
          <TextField
            label={evidenceText.note}
            placeholder={evidenceText.noteHint}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            sx={{ flex: '1 1 320px', maxWidth: 480 }}
          />
          <TextField
            type="password"
            autoComplete="off"
            label={evidenceText.password}
            title={evidenceText.passwordHint}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            sx={{ width: 260 }}
          />
          <Box
            role="group"
            aria-label={evidenceText.columns}
            title={evidenceText.columnsHint}
            sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}
          >
            <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
              {evidenceText.columns}
            </Box>
            {columnNames.map((name) => (
              <TextField
                key={name}
                label={evidenceText.columnOf[name]}
                value={letters[name]}
                error={letters[name] !== '' && columnOfLetter(letters[name]) === null}
                title={evidenceText.columnWrong}
                onChange={(event) => setLetters({ ...letters, [name]: event.target.value.trim().toUpperCase() })}
                sx={{ width: 76 }}
              />
            ))}
          </Box>
          <Box
            role="group"
            aria-label={evidenceText.plainSheets}
            title={evidenceText.plainSheetsHint}
            sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}
          >
            <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
              {evidenceText.plainSheets}
            </Box>
            <ReadAsFields asFound={sheetText.asFound} value={readAs} onChange={(change) => setReadAs({ ...readAs, ...change })} />
          </Box>
        </Box>
      </Changing>
      <NamedBefore caseId={caseId} />
      <CutOff caseId={caseId} password={password} />
      <UnderWay caseId={caseId} />
      <Scans caseId={caseId} />
    </Box>
  );
}

/** Which columns are known in this landlord's sheets, because somebody named them in one before; and a way to forget them. */
function NamedBefore({ caseId }: { readonly caseId: string }) {
  const landlord = useRead('desk.listCases', {}).data?.find(({ id }) => id === caseId)?.landlord;
  const key = landlord === undefined ? null : profileSetting(landlord);
  const profiles = profilesIn(useRead('desk.readSetting', key === null ? null : { key }).data);
  return landlord === undefined || key === null || profiles.length === 0 ? null : (
    <Known landlord={landlord} settingKey={key} profiles={profiles} />
  );
}

interface KnownProps {
  readonly landlord: string;
  readonly settingKey: string;
  readonly profiles: readonly ColumnProfile[];
}

function Known({ landlord, settingKey: key, profiles }: KnownProps) {
  const note = useRef<HTMLDivElement>(null);
  useKeyboardHandedOn(note, '[role="tabpanel"]');
  return (
    <Box ref={note} role="note" sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 12, color: 'text.secondary' }}>
      <span>{evidenceText.namedBefore(landlord, profiles)}</span>
      <ChangeButton sx={{ fontSize: 12, py: 0 }} onClick={() => void write('desk.writeSetting', { key, value: [] })}>
        {evidenceText.forget}
      </ChangeButton>
    </Box>
  );
}

function DropPlace({ side, onPaths }: { readonly side: Side; readonly onPaths: (paths: readonly string[]) => void }) {
  const place = useFilePlace(onPaths);
  const isClosed = useClosed() !== null;
  return (
    <Box
      role="group"
      aria-label={evidenceText.dropOn[side]}
      data-drop={side}
      {...(isClosed ? {} : place.handlers)}
      sx={{
        p: 1.5,
        borderRadius: 1,
        border: '1px dashed',
        borderColor: place.isOver ? `${side}.main` : 'divider',
        borderTop: '3px solid',
        borderTopColor: `${side}.main`,
        bgcolor: place.isOver ? `${side}.soft` : 'background.paper',
      }}
    >
      <Box sx={{ fontWeight: 600, color: `${side}.on` }}>{evidenceText.dropOn[side]}</Box>
      <Box sx={{ color: 'text.secondary', fontSize: 12, mb: 1 }}>{evidenceText.dropHint}</Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <ChangeButton
          variant="outlined"
          color="inherit"
          sx={{ borderColor: 'divider' }}
          startIcon={<NoteAddOutlined />}
          onClick={() => void place.choose('files')}
        >
          {evidenceText.chooseFiles}
        </ChangeButton>
        <ChangeButton
          variant="outlined"
          color="inherit"
          sx={{ borderColor: 'divider' }}
          startIcon={<CreateNewFolderOutlined />}
          onClick={() => void place.choose('folder')}
        >
          {evidenceText.chooseFolder}
        </ChangeButton>
      </Box>
    </Box>
  );
}

/** Deliveries under way, each with its counts and a way to stop; one that ends says what it brought. */
function UnderWay({ caseId }: { readonly caseId: string }) {
  const progress = useIntakeProgress(caseId);
  const running = progress.filter(({ state }) => state === 'running');
  const told = useRef(new Set(progress.filter(({ state }) => state !== 'running').map(({ id }) => id)));
  useEffect(() => {
    for (const each of progress) {
      // One that goes on ends once more.
      if (each.state === 'running') told.current.delete(each.id);
      if (each.state === 'running' || told.current.has(each.id)) continue;
      told.current.add(each.id);
      say(evidenceText.done(each.state, each.read, each.duplicate, each.unreadable));
    }
  }, [progress]);
  return (
    <>
      {running.map((each) => (
        <Running key={each.id} caseId={caseId} each={each} />
      ))}
    </>
  );
}

/** One delivery under way. When it ends its line goes, and the keyboard to the part where it stood on the way to stop it. */
function Running({ caseId, each }: { readonly caseId: string; readonly each: ReturnType<typeof useIntakeProgress>[number] }) {
  const line = useRef<HTMLDivElement>(null);
  useKeyboardHandedOn(line, '[role="tabpanel"]');
  return (
    <Box ref={line} sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box role="status" sx={{ fontSize: 12, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          <b>{sideText[each.suppliedBy]}</b> {each.total === 0 ? evidenceText.counting : evidenceText.running(each.received, each.total)}
          {each.inside !== null ? ` · ${evidenceText.inside(each.inside)}` : each.current === null ? '' : ` · ${each.current}`}
        </Box>
        <LinearProgress
          aria-label={evidenceText.dropOn[each.suppliedBy]}
          variant={each.total === 0 ? 'indeterminate' : 'determinate'}
          value={each.total === 0 ? 0 : Math.min(100, (100 * each.received) / each.total)}
        />
      </Box>
      <Button title={evidenceText.cancelHint} onClick={() => void write('intake.cancel', { caseId, batchId: each.id })}>
        {evidenceText.cancel}
      </Button>
    </Box>
  );
}
