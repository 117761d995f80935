// Owns what came with a message: its list over the words, and stepping through it by one key, from the message or from any attachment.
import Box from '@mui/material/Box';
import { type EntryContent, isUnread, type ListedEntry } from '../../../../db/model/entry.ts';
import { useRead } from '../../../api/operations.ts';
import { mailText } from '../../../text/mail.ts';
import { kindText, readStateText } from '../../../text/ui.ts';
import { useActions } from '../../actions.ts';
import { ExhibitTag } from '../../ExhibitTag.tsx';
import { useReader } from '../readerContext.ts';

interface AttachmentsProps {
  readonly caseId: string;
  readonly content: EntryContent;
  readonly onOpenEntry: (entryId: string) => void;
}

const attached = (children: readonly ListedEntry[]) => children.filter(({ kind }) => kind !== 'record');

/** The list; nothing where nothing came with it. The key works in an attachment too: on to the next, and past the last back to the message. */
export function Attachments({ caseId, content, onOpenEntry }: AttachmentsProps) {
  const { entry, children } = content;
  const { isActive } = useReader();
  const isAttached = entry.parentId !== null && entry.kind !== 'record';
  const parent = useRead('entry.read', isAttached && entry.parentId !== null ? { caseId, id: entry.parentId } : null).data;
  const own = attached(children);
  useActions({
    nextAttachment: () => {
      const siblings = attached(parent?.children ?? []);
      const next = own[0] ?? siblings[siblings.findIndex(({ id }) => id === entry.id) + 1] ?? parent?.entry;
      if (!isActive || next === undefined) return false;
      onOpenEntry(next.id);
      return true;
    },
  });
  if (own.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={mailText.attachments(own.length)}
      sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 92, overflowY: 'auto', display: 'grid', gap: '2px' }}
    >
      {own.map((child) => (
        <Box component="li" key={child.id} sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline' }}>
          <ExhibitTag exhibit={child.exhibit} side={child.side} onOpen={() => onOpenEntry(child.id)} />
          <Box
            component="span"
            sx={{
              minWidth: 0,
              overflow: 'hidden',
              textOverflow: 'ellipsis',
              whiteSpace: 'nowrap',
              color: 'text.primary',
              fontWeight: isUnread(child) ? 600 : 400,
            }}
          >
            {child.fileName}
          </Box>
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            {[kindText[child.kind], mailText.size(child.bytes), ...(isUnread(child) ? [readStateText.unread] : [])].join(', ')}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
