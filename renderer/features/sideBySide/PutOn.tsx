// Owns the choice of the assertion an entry is set against, or of the series it is put on. Each choice is one command; nothing is chosen by itself.
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import type { Draft, DraftRow } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { useChangeDraft } from '../../api/draft.ts';
import { wordingOf } from '../../api/fact.ts';
import { assertionOf, putOnSeries, seriesOf, setAgainst } from '../../api/putOn.ts';
import { putOnText as text } from '../../text/holding.ts';

/** What an entry is put on. */
export type PutOnWhat = 'assertion' | 'series';

interface PutOnProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly what: PutOnWhat;
  readonly entry: AxisRow;
  /** The mark open in the reader with the keyboard: a statement to make an assertion of. */
  readonly mark: DraftRow<'mark'> | null;
  readonly headId: string | null;
  readonly onClose: () => void;
}

/** The dialog; arrows and Enter choose, Esc leaves. */
export function PutOn({ caseId, draft, what, entry, mark, headId, onClose }: PutOnProps) {
  const change = useChangeDraft(caseId);
  const putting = { caseId, change };
  const run = (act: () => Promise<unknown>) => {
    onClose();
    void act();
  };
  const title = what === 'assertion' ? text.assertion(entry.exhibit) : text.series(entry.exhibit);
  const isSet = (assertionId: string) =>
    draft.assertionRecord.some(({ value }) => value.assertionId === assertionId && value.entryId === entry.id);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="put-on-title">
      <DialogTitle id="put-on-title" sx={{ fontSize: 16, py: 1.5 }}>
        {title}
      </DialogTitle>
      <MenuList
        autoFocusItem
        aria-labelledby="put-on-title"
        sx={{ pt: 0, maxHeight: '60vh', overflowY: 'auto', '& li': { whiteSpace: 'normal' } }}
      >
        {what === 'assertion'
          ? [
              ...(mark === null
                ? []
                : [
                    <MenuItem key={mark.id} onClick={() => run(() => assertionOf({ ...putting, mark, side: entry.side }))}>
                      {text.makeOf(mark.key, wordingOf(mark.value.anchor.exact))}
                    </MenuItem>,
                  ]),
              ...draft.assertion.map((assertion) => (
                <MenuItem
                  key={assertion.id}
                  disabled={isSet(assertion.id)}
                  onClick={() => run(() => setAgainst({ ...putting, assertion, entries: [entry] }))}
                >
                  {text.against(assertion.key, assertion.value.text)}
                  {isSet(assertion.id) ? ` (${text.isSet})` : ''}
                </MenuItem>
              )),
              ...(mark === null && draft.assertion.length === 0
                ? [
                    <MenuItem key="none" disabled>
                      {text.noAssertions}
                    </MenuItem>,
                  ]
                : []),
            ]
          : [
              ...draft.series.map((series) => (
                <MenuItem key={series.id} onClick={() => run(() => putOnSeries({ ...putting, series, entry }))}>
                  {series.value.title}
                  {series.value.entryIds.includes(entry.id) ? ` (${text.isOn})` : ''}
                </MenuItem>
              )),
              <MenuItem key="new" onClick={() => run(() => seriesOf({ ...putting, entry, headId }))}>
                {text.newSeries(wordingOf(entry.title))}
              </MenuItem>,
            ]}
      </MenuList>
    </Dialog>
  );
}
