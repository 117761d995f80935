// Owns the paragraphs of one place of a case, ready to write in: the editor joined to the store, and the notice of typing found in the journal. Must not lay out a screen.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { type ReactNode, type Ref, useCallback, useMemo, useState } from 'react';
import type { Cite, Draft } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import type { DraftAnswer } from '../../../db/model/operations.ts';
import { changeOf, generalised } from '../../../db/model/publication.ts';
import { bridge } from '../../api/bridge.ts';
import { add, type ChangeDraft, changeDraft, edit } from '../../api/draft.ts';
import { redo, undo } from '../../api/history.ts';
import { changeOwnWord, useOwnWords } from '../../api/ownWords.ts';
import { useParagraphs } from '../../api/paragraphs.ts';
import { wordsWait } from '../../api/saving.ts';
import { setTypedIn } from '../../api/typing.ts';
import { editionText } from '../../text/edition.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { uiText } from '../../text/ui.ts';
import { useClosed } from '../changing.tsx';
import { citeName } from '../citables.ts';
import { storeMark } from '../reader/marking.ts';
import { fieldWords, plainWord, wordsOfNames } from '../spelling/words.ts';
import { blocksOf, isAt, type Place, sameParagraph } from './blocks.ts';
import { wordsOfRuns } from './count.ts';
import type { EditorHandle, FoundInPaper } from './editorProps.ts';
import { useNumbering } from './numbering.ts';
import { ParagraphEditor } from './ParagraphEditor.tsx';
import type { Citable } from './picker.ts';

interface DraftParagraphsProps {
  readonly caseId: string;
  readonly place: Place;
  readonly label: string;
  /** For labels in the history: `findings (b)`. */
  readonly where: string;
  readonly citables: readonly Citable[];
  readonly onOpen: (cite: Cite) => void;
  readonly onLeave: () => void;
  /** More tools for the row over the text. */
  readonly tools?: ReactNode;
  readonly handle?: Ref<EditorHandle>;
}

/** Paragraphs of one place. Give it a `key` of case and place. */
export function DraftParagraphs(props: DraftParagraphsProps) {
  const { caseId, place, citables, handle } = props;
  const { answer, type, fold } = useParagraphs(caseId);
  const faces = useMemo(() => new Map(citables.map((one) => [citeName(one.cite), one.face])), [citables]);
  const faceOf = useCallback((cite: Cite) => faces.get(citeName(cite)) ?? null, [faces]);
  const ownWords = useCaseWords(answer?.draft ?? null);
  const numberingOf = useNumbering(caseId, answer?.draft ?? null);
  const wordsElsewhere = useMemo(
    () => wordsOfRuns((answer?.draft.paragraph ?? []).map(({ value }) => value).filter((value) => !isAt(value, place))),
    [answer, place],
  );
  const findInPapers = useFindInPapers(caseId, answer?.draft ?? null, place.headId, faceOf);
  const isClosed = useClosed() !== null;
  const key = `${caseId} ${place.section} ${place.headId ?? ''}`;
  if (answer === null || numberingOf === null) return <LinearProgress aria-label={uiText.loading} sx={{ height: 2 }} />;
  return (
    <>
      <Recovered answer={answer} place={place} />
      <ParagraphEditor
        label={props.label}
        where={props.where}
        place={place}
        keptUnder={key}
        rows={answer.draft.paragraph}
        typed={answer.typed}
        sequence={answer.sequence}
        citables={citables}
        faceOf={faceOf}
        onTyped={type}
        onFold={fold}
        onWaiting={(unsaved) => wordsWait(key, unsaved)}
        onOpen={props.onOpen}
        onTyping={setTypedIn}
        onGeneralise={(words) => generalise(caseId, answer.draft, words)}
        onUndo={() => void undo(caseId, 'text')}
        onRedo={() => void redo(caseId, 'text')}
        onLeave={props.onLeave}
        ownWords={ownWords}
        onAddWord={(word) => void changeOwnWord(plainWord(word), true)}
        findInPapers={findInPapers}
        wordsElsewhere={wordsElsewhere}
        isReadOnly={isClosed}
        numbering={numberingOf(blocksOf(answer.draft.paragraph, [], place))}
        tools={props.tools}
        {...(handle === undefined ? {} : { handle })}
      />
    </>
  );
}

/** Puts a day's month in its place in the publication edition; what has no plain general form is put down to be settled on the Report screen. Says what it did. */
function generalise(caseId: string, { editionChange }: Draft, words: string): string {
  if (words === '') return editionText.selectFirst;
  const row = changeOf(words, editionChange);
  if (row !== undefined && row.value.instead !== null) return editionText.fromTo(words, row.value.instead);
  const instead = generalised(words) || null;
  const value = { words, instead, reason: '' };
  const label = instead === null ? editionText.labelLook(words) : editionText.labelChange(words);
  void changeDraft(caseId, label, [row === undefined ? add('editionChange', value) : edit('editionChange', row, value)]);
  return instead === null ? editionText.settleThere(words) : editionText.fromTo(words, instead);
}

/** Words that are no misspelling in this case: those the desk has added, and the names of the case and of everyone in it. */
function useCaseWords(draft: Draft | null): ReadonlySet<string> {
  const desk = useOwnWords();
  return useMemo(() => {
    const facts = draft?.facts[0]?.value;
    const names = [facts?.title ?? '', facts?.landlordName ?? '', facts?.propertyBuilding ?? ''];
    for (const { value } of draft?.party ?? []) names.push(...value.names, ...value.aliases, value.label);
    return new Set([...fieldWords, ...desk, ...wordsOfNames(names)]);
  }, [desk, draft]);
}

/** Looks for typed words in the papers a paragraph cites, and makes a mark of them on request. */
function useFindInPapers(
  caseId: string,
  draft: Draft | null,
  headId: string | null,
  faceOf: (cite: Cite) => { readonly text: string } | null,
) {
  return useCallback(
    async (words: string, cited: readonly Cite[]): Promise<FoundInPaper | null> => {
      const papers = new Set(
        cited.flatMap(({ kind, id }) =>
          kind === 'entry' ? [id] : kind === 'mark' ? (draft?.mark.find((row) => row.id === id)?.value.entryId ?? []) : [],
        ),
      );
      for (const entryId of papers) {
        const located = await bridge().call('anchor.locate', { caseId, entryId, exact: words, prefix: '', suffix: '', page: null });
        // Not there, or there twice: nothing can be offered.
        if (!located.ok || draft === null) continue;
        const name = faceOf({ kind: 'entry', id: entryId })?.text ?? editorText.missing(false);
        const value = { entryId, headIds: headId === null ? [] : [headId], anchor: { ...located.value, rects: [], cells: null } };
        const change: ChangeDraft = (label, changes) => changeDraft(caseId, label, changes);
        const mark = async () => (await storeMark({ caseId, draft, entry: { exhibit: name }, change }, { id: newId(), value }))?.id ?? null;
        return { name, mark };
      }
      return null;
    },
    [caseId, draft, headId, faceOf],
  );
}

/** Says once that words were found in the journal that no command holds yet. */
function Recovered({ answer, place }: { readonly answer: DraftAnswer; readonly place: Place }) {
  const [found] = useState(() => {
    const stored = new Map(answer.draft.paragraph.map((row) => [row.id, row.value]));
    return answer.typed.filter(({ id, value }) => {
      if (value.section !== place.section || value.headId !== place.headId) return false;
      const was = stored.get(id);
      return was !== undefined && !sameParagraph(was, value);
    });
  });
  const [isShown, setIsShown] = useState(true);
  if (found.length === 0 || !isShown) return null;
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(Math.max(...found.map(({ atMs }) => atMs)));
  return (
    <Box sx={{ maxWidth: 680, mb: 1.5 }}>
      <Alert severity="info" closeText={uiText.close} onClose={() => setIsShown(false)}>
        {editorText.recovered(found.length, time)}
      </Alert>
    </Box>
  );
}
