// Owns two versions of a copy side by side, word by word, in the place of the pages: which two, and where they differ. Must not change either.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { SignedCopy } from '../../../db/model/report.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { useRead } from '../../api/operations.ts';
import { roundsText } from '../../text/rounds.ts';
import { signOffText } from '../../text/signOff.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { WordComparison } from '../../ui/WordComparison.tsx';

/** What stands on either side: a kept version by its id, or the draft as it is now. */
export interface Compared {
  readonly older: string;
  readonly newer: string;
}
export const theDraft = 'draft';

/** What is compared first: the newest version with the draft where that was changed since, else with the one before; null where there are no two. Newest first. */
export function firstCompared([newest, before]: readonly ReportVersion[]): Compared | null {
  if (newest === undefined) return null;
  if (newest.changed.length > 0) return { older: newest.id, newer: theDraft };
  return before === undefined ? null : { older: before.id, newer: newest.id };
}

interface CompareVersionsProps {
  readonly caseId: string;
  readonly copy: SignedCopy;
  /** Of this copy, newest first. */
  readonly versions: readonly ReportVersion[];
  readonly compared: Compared;
  readonly onChoose: (compared: Compared) => void;
  readonly onLeave: () => void;
}

/** The comparison, with the choice of both sides. Esc goes back to the draft. */
export function CompareVersions({ caseId, copy, versions, compared, onChoose, onLeave }: CompareVersionsProps) {
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const names = [
    [theDraft, signOffText.draftNow] as const,
    ...versions.map(({ id, number, corrects }) => [id, signOffText.version(number, corrects)] as const),
  ];
  const nameOf = (id: string) => names.find(([each]) => each === id)?.[1] ?? '';
  const older = useText(caseId, copy, compared.older);
  const newer = useText(caseId, copy, compared.newer);
  return (
    <Box
      role="group"
      aria-label={signOffText.comparison(nameOf(compared.older), nameOf(compared.newer))}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onLeave();
      }}
      sx={{ p: 2, bgcolor: 'background.paper', minHeight: '100%' }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', pb: 1.5 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {signOffText.compareTitle}
        </Typography>
        <Choice label={signOffText.left} value={compared.older} options={names} onChoose={(id) => onChoose({ ...compared, older: id })} />
        <Choice label={signOffText.right} value={compared.newer} options={names} onChoose={(id) => onChoose({ ...compared, newer: id })} />
        <Button ref={back} variant="outlined" onClick={onLeave}>
          {roundsText.readDraft}
        </Button>
      </Box>
      <Answer of={older}>
        {(before) => (
          <Answer of={newer}>
            {(after) => (
              <WordComparison
                older={{ name: nameOf(compared.older), text: decoder.decode(before.bytes) }}
                newer={{ name: nameOf(compared.newer), text: decoder.decode(after.bytes) }}
              />
            )}
          </Answer>
        )}
      </Answer>
    </Box>
  );
}

const decoder = new TextDecoder();

/** The plain text of one side: of a version as it was kept, of the draft as it would go out now. */
function useText(caseId: string, copy: SignedCopy, id: string) {
  const kept = useRead('version.file', id === theDraft ? null : { caseId, id, format: 'txt', letter: null });
  const now = useRead('report.build', id === theDraft ? { caseId, copy, format: 'txt' } : null);
  return id === theDraft ? now : kept;
}
