// Owns the paragraphs of one place of a case, ready to write in: the editor joined to the store, and the notice of typing found in the journal. Must not lay out a screen.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { type Ref, useCallback, useMemo, useState } from 'react';
import type { Cite } from '../../../db/model/draft.ts';
import type { DraftAnswer } from '../../../db/model/operations.ts';
import { redo, undo } from '../../api/history.ts';
import { useParagraphs } from '../../api/paragraphs.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { uiText } from '../../text/ui.ts';
import { citeName } from '../citables.ts';
import { type Place, sameParagraph } from './blocks.ts';
import { type EditorHandle, ParagraphEditor } from './ParagraphEditor.tsx';
import type { Citable } from './picker.ts';

interface DraftParagraphsProps {
  readonly caseId: string;
  readonly place: Place;
  readonly label: string;
  /** For labels in the history: `findings (b)`. */
  readonly where: string;
  readonly citables: readonly Citable[];
  readonly onOpen: (cite: Cite) => void;
  readonly onCaret?: (paragraphId: string | null) => void;
  readonly onLeave: () => void;
  readonly handle?: Ref<EditorHandle>;
}

/** Paragraphs of one place. Give it a `key` of case and place. */
export function DraftParagraphs(props: DraftParagraphsProps) {
  const { caseId, place, citables, handle, onCaret } = props;
  const { answer, type, fold } = useParagraphs(caseId);
  const faces = useMemo(() => new Map(citables.map((one) => [citeName(one.cite), one.face])), [citables]);
  const faceOf = useCallback((cite: Cite) => faces.get(citeName(cite)) ?? null, [faces]);
  if (answer === null) return <LinearProgress aria-label={uiText.loading} sx={{ height: 2 }} />;
  return (
    <>
      <Recovered answer={answer} place={place} />
      <ParagraphEditor
        label={props.label}
        where={props.where}
        place={place}
        rows={answer.draft.paragraph}
        typed={answer.typed}
        sequence={answer.sequence}
        citables={citables}
        faceOf={faceOf}
        onTyped={type}
        onFold={fold}
        onOpen={props.onOpen}
        onUndo={() => void undo(caseId)}
        onRedo={() => void redo(caseId)}
        onLeave={props.onLeave}
        {...(onCaret === undefined ? {} : { onCaret })}
        {...(handle === undefined ? {} : { handle })}
      />
    </>
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
