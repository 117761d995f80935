// Owns the checks panel: what stands open, grouped by head; each opens its place or is waived with a reason. The rules are the store's.
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { CheckResult } from '../../../db/model/checks.ts';
import type { Draft } from '../../../db/model/draft.ts';
import { bridge } from '../../api/bridge.ts';
import { add, edit, remove, useChangeDraft, useDraft } from '../../api/draft.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { useSpoken } from '../../api/typing.ts';
import { checkName, checksText, waiverReasons } from '../../text/checks.ts';
import { faultText } from '../../text/faults.ts';
import { Answer } from '../../ui/Answer.tsx';
import { ChangeButton, ChangingKeys } from '../../ui/changing.tsx';
import { focusNext } from '../../ui/focusNext.ts';
import { mayBeNeutral, useNeutralSentence } from '../../ui/neutralSentence.ts';
import { useFirstLine } from '../../ui/panelKeyboard.ts';
import { plainLine } from '../../ui/plainButton.ts';
import { ReasonMenu } from '../../ui/ReasonMenu.tsx';
import { type CheckGroup, groupsOf, placeName, remedyOf, resultKeys, waiverOf } from './grouping.ts';

const none: readonly CheckResult[] = [];

/** The checks of one case, beside whatever screen is open. */
export function ChecksPanel({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const results = useRead('checks.run', { caseId }, true);
  const spoken = useSpoken(results.data ?? none);
  const answer = useDraft(caseId);
  return (
    <Box component="section" aria-labelledby="checks-title" sx={{ flex: 1, minWidth: 0 }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          px: 1.5,
          py: 1,
          borderBottom: 1,
          borderColor: 'divider',
          position: 'sticky',
          top: 0,
          bgcolor: 'background.paper',
          zIndex: 1,
        }}
      >
        <Typography id="checks-title" variant="h2" sx={{ flex: 1 }}>
          {checksText.title}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            {results.data === undefined ? '' : checksText.open(spoken.filter(({ waived }) => !waived).length)}
          </Box>
        </Typography>
        <IconButton aria-label={checksText.close} onClick={onClose}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      <Answer of={results}>
        {() => (
          <Answer of={answer}>
            {({ draft }) => (
              <ChangingKeys>
                <Groups caseId={caseId} results={spoken} draft={draft} />
              </ChangingKeys>
            )}
          </Answer>
        )}
      </Answer>
    </Box>
  );
}

function Groups({ caseId, results, draft }: { readonly caseId: string; readonly results: readonly CheckResult[]; readonly draft: Draft }) {
  const change = useChangeDraft(caseId);
  const [lastReason, setLastReason] = useState<string>(waiverReasons[0]);
  const groups = groupsOf(results, draft.head);
  /** What may identify somebody is accepted where it is swept, each of its words: new words in the same place are seen again. */
  const accept = async (result: CheckResult, reason: string) => {
    const reply = await bridge().call('report.sweep', { caseId });
    if (!reply.ok) return say(faultText(reply.fault), 'alert');
    const words = reply.value
      .filter(({ accepted, paragraphId, place }) => accepted === null && (paragraphId ?? place) === result.place.id)
      .map((finding) => finding.words);
    const changes = [...new Set(words)].map((each) => {
      const row = draft.editionChange.find(({ value }) => value.words === each);
      const value = { words: each, instead: null, reason };
      return row === undefined ? add('editionChange', value) : edit('editionChange', row, value);
    });
    if (changes.length > 0) void change(checksText.labelAccept(result.place.name), changes);
  };
  const waive = (result: CheckResult, reason: string) => {
    setLastReason(reason);
    if (result.check === 'identifies-somebody') return void accept(result, reason);
    const waiver = { check: result.check, place: placeName(result.place, draft), reason, text: '', finding: result.finding };
    void change(checksText.labelWaive(checkName[result.check], result.place.name), [add('waiver', waiver)]);
  };
  const takeBack = (result: CheckResult) => {
    const row = waiverOf(result, draft);
    if (row !== undefined) void change(checksText.labelTakeBack(checkName[result.check], result.place.name), [remove('waiver', row)]);
  };
  const neutral = useNeutralSentence(caseId, draft);
  const part = useRef<HTMLElement>(null);
  useFirstLine(part, '[data-check]', results.length > 0);
  return (
    <Box ref={part} sx={{ pb: 2 }}>
      {results.every(({ waived }) => waived) && (
        <Typography variant="body2" color="textSecondary" role="status" sx={{ p: 1.5 }}>
          {checksText.allGood}
        </Typography>
      )}
      {groups.map((group) => (
        <Group
          key={group.head?.id ?? 'case'}
          group={group}
          lastReason={lastReason}
          onWaive={waive}
          onTakeBack={takeBack}
          onNeutral={neutral.everywhere}
          onNeutralInTheirs={neutral.inTheirs}
        />
      ))}
      <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 1.5, pt: 1 }}>
        {checksText.keys}
      </Typography>
    </Box>
  );
}

interface GroupProps {
  readonly group: CheckGroup;
  readonly lastReason: string;
  readonly onWaive: (result: CheckResult, reason: string) => void;
  readonly onTakeBack: (result: CheckResult) => void;
  /** Puts the sentence that says nothing of what is not disclosed in place of the paragraph. */
  readonly onNeutral: (result: CheckResult) => void;
  /** The same only in the edition of who may not see it. */
  readonly onNeutralInTheirs: (result: CheckResult) => void;
}

function Group({ group, lastReason, onWaive, onTakeBack, onNeutral, onNeutralInTheirs }: GroupProps) {
  const { goToPlace, goTo, setHeadId } = usePlace();
  const open = (result: CheckResult) => {
    const remedy = remedyOf(result);
    if ('place' in remedy) return goToPlace(remedy.place);
    if (group.head !== null) setHeadId(group.head.id);
    goTo(remedy.screen);
  };
  const [menu, setMenu] = useState<{ readonly anchor: HTMLElement; readonly result: CheckResult } | null>(null);
  const keys = resultKeys(group.open);
  const waivedKeys = resultKeys(group.waived);
  return (
    <Box component="section">
      <Typography variant="h3" sx={{ px: 1.5, pt: 1.5, pb: 0.5 }}>
        {group.head === null ? checksText.theCase : checksText.head(group.head.key, group.head.value.title)}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {group.open.map((result, index) => (
          <Box component="li" key={keys[index]} sx={{ display: 'flex', alignItems: 'flex-start', borderTop: 1, borderColor: 'divider' }}>
            <Box
              component="button"
              type="button"
              data-check
              onClick={() => open(result)}
              onKeyDown={(event) => {
                const isNeutral = (event.key === 's' || event.key === 'e') && mayBeNeutral(result);
                if (event.key !== 'w' && !isNeutral) return;
                event.preventDefault();
                focusNext(event.currentTarget, '[data-check]');
                if (isNeutral && event.key === 's') onNeutral(result);
                else if (isNeutral) onNeutralInTheirs(result);
                else onWaive(result, lastReason);
              }}
              sx={{ ...plainLine, flex: 1, minWidth: 0, px: 1.5, py: 0.75 }}
            >
              <Typography variant="caption" component="div" color="textSecondary">
                {result.place.name}
              </Typography>
              <Typography variant="body2" component="div" sx={{ fontWeight: 600 }}>
                {checkName[result.check]}
              </Typography>
              <Typography variant="body2" component="div">
                {result.message}
              </Typography>
            </Box>
            {mayBeNeutral(result) && (
              <Box sx={{ display: 'flex', flexDirection: 'column', mt: 0.5 }}>
                <ChangeButton aria-label={checksText.neutralOf(result.place.name)} onClick={() => onNeutral(result)} sx={{ minWidth: 0 }}>
                  {checksText.neutral}
                </ChangeButton>
                <ChangeButton
                  aria-label={checksText.neutralInTheirsOf(result.place.name)}
                  onClick={() => onNeutralInTheirs(result)}
                  sx={{ minWidth: 0 }}
                >
                  {checksText.neutralInTheirs}
                </ChangeButton>
              </Box>
            )}
            <ChangeButton
              color="inherit"
              aria-label={checksText.waiveOf(result.message)}
              onClick={(event) => setMenu({ anchor: event.currentTarget, result })}
              sx={{ minWidth: 0, mt: 0.5 }}
            >
              {checksText.waive}
            </ChangeButton>
          </Box>
        ))}
      </Box>
      <ReasonMenu
        anchor={menu?.anchor ?? null}
        name={checksText.chooseReason}
        reasons={waiverReasons}
        last={lastReason}
        onChoose={(reason) => menu !== null && onWaive(menu.result, reason)}
        onClose={() => setMenu(null)}
      />
      {group.waived.length > 0 && (
        <Box component="details" sx={{ px: 1.5, py: 0.5, '& summary': { cursor: 'pointer', fontSize: 12, color: 'text.secondary' } }}>
          <summary>{checksText.waived(group.waived.length)}</summary>
          {group.waived.map((result, index) => (
            <Box key={waivedKeys[index]} sx={{ display: 'flex', alignItems: 'flex-start', py: 0.25 }}>
              <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
                {result.place.name}: {checkName[result.check]} ({result.waiverReason})
              </Typography>
              <ChangeButton
                color="inherit"
                aria-label={checksText.takeBackOf(result.message)}
                onClick={() => onTakeBack(result)}
                sx={{ flex: 'none' }}
              >
                {checksText.takeBack}
              </ChangeButton>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
