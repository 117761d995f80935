// Owns the list of what was asked of the parties and how each thing was answered. One command per request kept, chased, let lapse or removed.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import { type DraftRow, emptyRequest, type RequestReply } from '../../../db/model/draft.ts';
import { isOpen, sentOn } from '../../../db/model/requests.ts';
import { add, edit, editOf, remove, useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { actText, requestStateText, requestText } from '../../text/missing.ts';
import { replyText, requestDays } from '../../text/requests.ts';
import { ChangeButton } from '../changing.tsx';
import { EditableList } from '../EditableList.tsx';
import { ExhibitTag } from '../ExhibitTag.tsx';
import { headLetter, isOfHead, Line, type ListedCase, Under } from '../missingLine.tsx';
import { RequestFields } from './RequestFields.tsx';

interface RequestsProps extends ListedCase {
  readonly open: string | null;
  readonly setOpen: (open: string | null) => void;
}

/** The requests. */
export function Requests({ caseId, draft, byId, citables, headId, onShow, open, setOpen }: RequestsProps) {
  const change = useChangeDraft(caseId);
  const today = localDay(new Date());
  const chase = (row: DraftRow<'request'>) =>
    void change(replyText.labelChased(row.key), [editOf('request', row, (value) => sentOn('chaser', value, today))]);
  const lapse = (row: DraftRow<'request'>) => void change(replyText.labelLapsed(row.key), [edit('request', row, { state: 'lapsed' })]);
  return (
    <EditableList
      title={requestText.title}
      none={requestText.none}
      addName={requestText.add}
      rows={draft.request.filter(({ value }) => isOfHead(headId, value.headId))}
      open={open}
      setOpen={setOpen}
      nameOf={(row) => row.key}
      keysOf={(row) => (isOpen(row.value) ? { c: () => chase(row), l: () => lapse(row) } : {})}
      onRemove={async (row) => {
        const reply = await change(requestText.label(actText.remove, row.value.item), [remove('request', row)]);
        if (reply.ok) sayWithUndo(caseId, requestText.label(actText.removed, row.value.item));
      }}
      line={(row) => (
        <Line name={row.key} head={headLetter(draft, row.value.headId)} words={requestText.line(row.value.to, row.value.item)}>
          <Under>{`${requestStateText[row.value.state]} · ${requestDays(row.value, today, formatDay)}`}</Under>
          {row.value.reply !== '' && <Under>{`“${row.value.reply}”`}</Under>}
          {row.value.replies.map((reply) => (
            <ReplyLine key={`${reply.item} ${reply.on} ${reply.standing}`} reply={reply} {...{ draft, byId, onShow }} />
          ))}
          {isOpen(row.value) && row.value.asked !== null && (
            <Box sx={{ display: 'flex', gap: 1, mt: 0.25 }}>
              <ChangeButton size="small" color="inherit" onClick={() => chase(row)} sx={{ py: 0, fontSize: 12 }}>
                {replyText.chaseKey}
              </ChangeButton>
              <ChangeButton size="small" color="inherit" onClick={() => lapse(row)} sx={{ py: 0, fontSize: 12 }}>
                {replyText.lapseKey}
              </ChangeButton>
            </Box>
          )}
        </Line>
      )}
      fields={(row) => (
        <RequestFields
          key={row?.id ?? 'new'}
          draft={draft}
          citables={citables}
          title={row === null ? requestText.add : requestText.edit(row.key)}
          start={row?.value ?? emptyRequest(headId, 'landlord')}
          onKeep={async (value, changes) => {
            const label = requestText.label(row === null ? actText.add : actText.change, value.item);
            const kept = row === null ? add('request', value) : edit('request', row, value);
            // What was said comes first: the request points at it.
            const reply = await change(label, [...changes, kept]);
            if (reply.ok) setOpen(null);
          }}
          onLeave={() => setOpen(null)}
        />
      )}
    />
  );
}

interface ReplyLineProps extends Pick<ListedCase, 'draft' | 'byId' | 'onShow'> {
  readonly reply: RequestReply;
}

function ReplyLine({ reply, draft, byId, onShow }: ReplyLineProps) {
  const said = draft.contact.find(({ id }) => id === reply.contactId);
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', alignItems: 'center', fontSize: 12, color: 'text.secondary', pl: 1 }}>
      <span>
        {[
          replyText.line(reply.item, reply.standing),
          ...(reply.on === null ? [] : [formatDay(reply.on)]),
          ...(reply.made === null ? [] : [replyText.madeOf[reply.made]]),
          reply.putOn === null ? replyText.notPut : replyText.put(formatDay(reply.putOn)),
        ].join(' · ')}
      </span>
      {said !== undefined && (
        <Button
          size="small"
          color="inherit"
          title={said.value.text}
          onClick={() => onShow({ kind: 'contact', id: said.id })}
          sx={{ py: 0, minWidth: 0, fontSize: 12, textAlign: 'left' }}
        >
          {`${said.key} “${said.value.text}”`}
        </Button>
      )}
      {reply.entryIds.map((id) => {
        const entry = byId.get(id);
        return entry === undefined ? null : (
          <ExhibitTag key={id} exhibit={entry.exhibit} side={entry.side} onOpen={() => onShow({ kind: 'entry', id })} />
        );
      })}
    </Box>
  );
}
