// Owns what stands beside the report on its rounds: comments, changes from Word, the parties on a draft, reviews, and the account of a day. Must not hold rules.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type CivilDate, localDay } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { PrintedParagraph } from '../../../db/model/printedParagraph.ts';
import { issuedOn } from '../../../db/model/rounds.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { bridge } from '../../api/bridge.ts';
import { useRead } from '../../api/operations.ts';
import { useNamedParagraphs } from '../../api/printed.ts';
import { roundsText } from '../../text/rounds.ts';
import { CommentList } from '../../ui/CommentList.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { ExportButtons } from '../../ui/ExportButtons.tsx';
import { PartyComments } from './PartyComments.tsx';
import { ReturnedChanges, useTakeBack } from './ReturnedChanges.tsx';
import { ReviewRequests } from './ReviewRequests.tsx';
import { PanelPart, SidePanel } from './SidePanel.tsx';

interface RoundsPanelProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly printed: readonly PrintedParagraph[];
  readonly versions: readonly ReportVersion[];
  /** Of the copy shown. */
  readonly newest: ReportVersion | null;
  readonly onRead: (version: ReportVersion) => void;
  /** Asked for by a person, and not shown because something waits. */
  readonly isAsked: boolean;
}

/** How much waits to be settled: open comments and changes, unanswered comments of parties. */
export function openRounds({ comment, returnedChange, partyComment }: Pick<Draft, 'comment' | 'returnedChange' | 'partyComment'>): number {
  const open = [...comment, ...returnedChange].filter(({ value }) => value.standing === 'open').length;
  return open + partyComment.filter(({ value }) => value.answer === '').length;
}

/** The panel. */
export function RoundsPanel({ caseId, draft, printed, versions, newest, onRead, isAsked }: RoundsPanelProps) {
  const ruleSet = useRead('rules.read', { caseId }).data;
  const paragraphs = useNamedParagraphs(caseId, draft, printed);
  const { takeBack, isBusy } = useTakeBack(caseId);
  const { comment, returnedChange, partyComment, reviewRequest } = draft;
  const open = comment.filter(({ value }) => value.standing !== 'settled');
  const settled = comment.filter(({ value }) => value.standing === 'settled');
  const isOut = ruleSet !== undefined && versions.some((version) => issuedOn(ruleSet.signOff, version) !== null);
  return (
    <SidePanel titleId="rounds-title" title={roundsText.title} width={360} isAsked={isAsked}>
      <Typography variant="body2" color="textSecondary">
        {roundsText.inHistory}
      </Typography>
      <PanelPart title={roundsText.comments(comment.filter(({ value }) => value.standing === 'open').length, comment.length)}>
        {comment.length === 0 && <Hint>{roundsText.noComments}</Hint>}
        {newest !== null && <Button onClick={() => onRead(newest)}>{roundsText.read(newest.number)}</Button>}
        <CommentList caseId={caseId} comments={open} printed={printed} paragraphs={paragraphs} />
        {settled.length > 0 && (
          <Box component="details" sx={{ py: 0.5 }}>
            <Typography component="summary" variant="body2">
              {roundsText.settled(settled.length)}
            </Typography>
            <CommentList caseId={caseId} comments={settled} printed={printed} paragraphs={paragraphs} />
          </Box>
        )}
        {comment.length > 0 && <Keys>{roundsText.commentKeys}</Keys>}
      </PanelPart>
      <PanelPart title={roundsText.changes(returnedChange.filter(({ value }) => value.standing === 'open').length, returnedChange.length)}>
        {returnedChange.length === 0 && <Hint>{roundsText.noChanges}</Hint>}
        <ChangeButton disabled={isBusy} onClick={() => void takeBack()}>
          {roundsText.takeBack}
        </ChangeButton>
        <ReturnedChanges caseId={caseId} draft={draft} printed={printed} paragraphs={paragraphs} />
        {returnedChange.length > 0 && <Keys>{roundsText.changeKeys}</Keys>}
      </PanelPart>
      {ruleSet !== undefined && ruleSet.signOff.comments !== null && (
        <PanelPart title={roundsText.parties(partyComment.filter(({ value }) => value.answer === '').length, partyComment.length)}>
          <PartyComments caseId={caseId} draft={draft} paragraphs={paragraphs} signOff={ruleSet.signOff} versions={versions} />
        </PanelPart>
      )}
      {ruleSet !== undefined && (isOut || reviewRequest.length > 0) && (
        <PanelPart title={roundsText.reviews(reviewRequest.length)}>
          <ReviewRequests caseId={caseId} draft={draft} ruleSet={ruleSet} versions={versions} />
        </PanelPart>
      )}
      <Known caseId={caseId} />
    </SidePanel>
  );
}

function Known({ caseId }: { readonly caseId: string }) {
  const [on, setOn] = useState<CivilDate>(localDay(new Date()));
  return (
    <PanelPart title={roundsText.known}>
      <Hint>{roundsText.knownHint}</Hint>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, pt: 1 }}>
        <DayField label={roundsText.knownDay} value={on} onChange={(day) => day !== null && setOn(day)} />
        <ExportButtons label={roundsText.knownExport} onSave={(format) => bridge().savePaper({ paper: 'known', caseId, on, format })} />
      </Box>
    </PanelPart>
  );
}

function Hint({ children }: { readonly children: string }) {
  return (
    <Typography variant="body2" color="textSecondary">
      {children}
    </Typography>
  );
}

function Keys({ children }: { readonly children: string }) {
  return (
    <Typography variant="caption" component="p" color="textSecondary" sx={{ pt: 0.5 }}>
      {children}
    </Typography>
  );
}
