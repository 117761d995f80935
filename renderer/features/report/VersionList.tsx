// Owns the list of versions of a copy: who did what with which comments, saving what was kept, which two to compare. Must not sign anything off.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { SignOff } from '../../../db/model/ruleSet.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { bridge } from '../../api/bridge.ts';
import { signOffText } from '../../text/signOff.ts';
import { ExportButtons } from '../../ui/ExportButtons.tsx';
import { type Compared, theDraft } from './CompareVersions.tsx';

interface VersionListProps {
  readonly caseId: string;
  readonly signOff: SignOff;
  /** Of one copy, newest first. */
  readonly versions: readonly ReportVersion[];
  readonly onCompare: (compared: Compared) => void;
}

/** The versions, newest first. */
export function VersionList({ caseId, signOff, versions, onCompare }: VersionListProps) {
  return (
    <Box role="region" aria-label={signOffText.list} tabIndex={0} sx={{ maxHeight: '45vh', overflow: 'auto' }}>
      {versions.map((version, index) => {
        const before = versions[index + 1];
        const { id, number, corrects, taken, changed, letters } = version;
        return (
          <Box key={id} sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
              <Typography variant="subtitle2" component="h3" sx={{ flex: 1 }}>
                {signOffText.version(number, corrects)}
              </Typography>
              {before !== undefined && (
                <Button aria-label={signOffText.compare(number)} onClick={() => onCompare({ older: before.id, newer: id })}>
                  {signOffText.compareShort}
                </Button>
              )}
              {changed.length > 0 && (
                <Button aria-label={signOffText.compareDraft(number)} onClick={() => onCompare({ older: id, newer: theDraft })}>
                  {signOffText.compareDraftShort}
                </Button>
              )}
              <ExportButtons
                label={signOffText.save(number)}
                onSave={(format) => bridge().savePaper({ paper: 'version', caseId, id, letter: null, format })}
              />
            </Box>
            <Box component="ul" sx={{ m: 0, fontSize: 13 }}>
              {taken.map(({ step, actor, atMs, note }) => (
                <li key={atMs}>
                  {signOff.steps.find((each) => each.id === step)?.done ?? step}, {actor}, {signOffText.when(atMs)}
                  {note !== '' && <Box sx={{ whiteSpace: 'pre-wrap' }}>{note}</Box>}
                </li>
              ))}
              {changed.slice(0, 1).map(({ label, actor, atMs }) => (
                <li key={`changed ${atMs}`}>
                  {signOffText.fallen} {label}, {actor}, {signOffText.when(atMs)}
                  {changed.length > 1 ? ` ${signOffText.more(changed.length - 1)}` : ''}
                </li>
              ))}
            </Box>
            {letters.map(({ letter, name }) => (
              <Box key={letter} sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', pl: 2, pt: 0.5 }}>
                <Typography variant="body2" sx={{ flex: 1 }}>
                  {signOffText.wentOutWith(name)}
                </Typography>
                <ExportButtons
                  label={signOffText.saveLetter(name, number)}
                  onSave={(format) => bridge().savePaper({ paper: 'version', caseId, id, letter, format })}
                />
              </Box>
            ))}
          </Box>
        );
      })}
    </Box>
  );
}
