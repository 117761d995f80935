// Owns what the parties say of a draft they were sent: logged with its day against the last one, answered point by point. Must not send anything.
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import { commentsDue } from '../../../db/model/rounds.ts';
import type { SignOff } from '../../../db/model/ruleSet.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { useCalendar } from '../../api/calendar.ts';
import { add, useChangeDraft } from '../../api/draft.ts';
import type { NamedParagraph } from '../../api/printed.ts';
import { roundsText } from '../../text/rounds.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { PartyCommentList } from '../../ui/PartyCommentList.tsx';
import { PartyForm } from '../../ui/PartyForm.tsx';

interface PartyCommentsProps {
  readonly caseId: string;
  readonly draft: Draft;
  /** In the order of the report. */
  readonly paragraphs: readonly NamedParagraph[];
  readonly signOff: SignOff;
  readonly versions: readonly ReportVersion[];
}

/** The comments, and until when they may come. Only for a rule set that sends a draft. */
export function PartyComments({ caseId, draft, paragraphs, signOff, versions }: PartyCommentsProps) {
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  const [isNoting, setIsNoting] = useState(false);
  if (calendar === null || signOff.comments === null) return null;
  const sent = commentsDue(signOff, versions, calendar);
  const { limit, source } = signOff.comments;
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {sent === null ? roundsText.notSent : roundsText.sent(sent.version, sent.sent, sent.due, limit, source)}
      </Typography>
      <PartyCommentList caseId={caseId} comments={draft.partyComment} paragraphs={paragraphs} sent={sent} />
      {isNoting ? (
        <PartyForm
          start={{
            by: 'landlord',
            received: localDay(new Date()),
            version: sent?.version ?? null,
            paragraphId: null,
            text: '',
            answer: '',
            changed: '',
          }}
          isAnswer={false}
          paragraphs={paragraphs}
          onKeep={async (value) => {
            if ((await change(roundsText.labelParty, [add('partyComment', value)])).ok) setIsNoting(false);
          }}
          onLeave={() => setIsNoting(false)}
        />
      ) : (
        <ChangeButton onClick={() => setIsNoting(true)}>{roundsText.addParty}</ChangeButton>
      )}
      {draft.partyComment.length > 0 && (
        <Typography variant="caption" component="p" color="textSecondary" sx={{ pt: 0.5 }}>
          {roundsText.partyKeys}
        </Typography>
      )}
    </>
  );
}
