// Owns what stands beside the publication edition: what may still identify somebody, the further changes, and what was accepted. Must not find or carry out
// anything: the store sweeps and builds.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DraftRow } from '../../../db/model/draft.ts';
import { changeOf } from '../../../db/model/publication.ts';
import type { SweepFinding } from '../../../db/model/sweep.ts';
import { add, edit, remove, useChangeDraft, useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { acceptReasons, editionText } from '../../text/edition.ts';
import { Answer } from '../../ui/Answer.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import { plainLine } from '../../ui/plainButton.ts';
import { ReasonMenu } from '../../ui/ReasonMenu.tsx';
import { type ChosenWords, listedFindings, type SweptWords } from './editionList.ts';
import { RareWords } from './RareWords.tsx';
import { PanelPart, SidePanel } from './SidePanel.tsx';

interface EditionPanelProps {
  readonly caseId: string;
  /** What the form is filled with: words chosen in the preview, or of a finding. */
  readonly chosen: ChosenWords;
  readonly onChoose: (chosen: ChosenWords) => void;
}

/** The panel. */
export function EditionPanel({ caseId, chosen, onChoose }: EditionPanelProps) {
  const findings = useRead('report.sweep', { caseId }, true);
  const rows = useDraft(caseId).data?.draft.editionChange ?? [];
  return (
    <SidePanel titleId="edition-title" title={editionText.title} width={380}>
      <ChangeForm caseId={caseId} rows={rows} chosen={chosen} onChoose={onChoose} />
      <Answer of={findings}>{(list) => <Findings caseId={caseId} findings={list} rows={rows} onChoose={onChoose} />}</Answer>
      <Settled caseId={caseId} rows={rows} />
      <RareWords caseId={caseId} />
    </SidePanel>
  );
}

type Rows = readonly DraftRow<'editionChange'>[];

/** Words and what is put in their place; filled from the preview or a finding, or typed. */
function ChangeForm({ caseId, rows, chosen, onChoose }: EditionPanelProps & { readonly rows: Rows }) {
  const change = useChangeDraft(caseId);
  const instead = useRef<HTMLInputElement>(null);
  const { words, isAsked } = chosen;
  useEffect(() => {
    if (words !== '' && isAsked) instead.current?.focus();
  }, [words, isAsked]);
  const keep = (to: { readonly instead: string | null }) => {
    const row = changeOf(words, rows);
    const value = { words: words.trim(), instead: to.instead, reason: '' };
    const label = to.instead === null ? editionText.labelLook(value.words) : editionText.labelChange(value.words);
    void change(label, [row === undefined ? add('editionChange', value) : edit('editionChange', row, value)]);
    onChoose({ words: '', instead: '', isAsked: false });
  };
  return (
    <Box
      component="form"
      aria-label={editionText.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '') keep({ instead: chosen.instead.trim() });
      }}
      sx={{ display: 'flex', flexDirection: 'column', gap: 1, my: 1.5 }}
    >
      <Typography variant="body2" color="textSecondary">
        {editionText.formHint}
      </Typography>
      <TextField label={editionText.words} value={words} onChange={(event) => onChoose({ ...chosen, words: event.target.value })} />
      <TextField
        label={editionText.instead}
        value={chosen.instead}
        inputRef={instead}
        onChange={(event) => onChoose({ ...chosen, instead: event.target.value })}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <ChangeButton type="submit" variant="outlined" disabled={words.trim() === ''}>
          {editionText.change}
        </ChangeButton>
        <ChangeButton color="inherit" disabled={words.trim() === ''} onClick={() => keep({ instead: null })}>
          {editionText.look}
        </ChangeButton>
      </Box>
    </Box>
  );
}

interface FindingsProps {
  readonly caseId: string;
  readonly findings: readonly SweepFinding[];
  readonly rows: Rows;
  readonly onChoose: (chosen: ChosenWords) => void;
}

function Findings({ caseId, findings, rows, onChoose }: FindingsProps) {
  const change = useChangeDraft(caseId);
  const { goTo, goToPlace } = usePlace();
  const [menu, setMenu] = useState<{ readonly anchor: HTMLElement; readonly found: SweptWords } | null>(null);
  const [lastReason, setLastReason] = useState<string>(acceptReasons[0]);
  const listed = listedFindings(findings);
  const accept = ({ words }: SweptWords, reason: string) => {
    setLastReason(reason);
    const row = changeOf(words, rows);
    const value = { words, instead: null, reason };
    void change(editionText.labelAccept(words), [row === undefined ? add('editionChange', value) : edit('editionChange', row, value)]);
  };
  const choose = ({ words, suggestion }: SweptWords) => onChoose({ words, instead: suggestion, isAsked: true });
  const open = ({ paragraphId }: SweptWords) =>
    paragraphId === null ? goTo('determination') : goToPlace({ kind: 'paragraph', id: paragraphId, name: '' });
  return (
    <PanelPart title={editionText.open(listed.length)}>
      {listed.length === 0 && (
        <Typography variant="body2" color="textSecondary" role="status">
          {editionText.nothingOpen}
        </Typography>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {listed.map((found) => (
          <Box component="li" key={`${found.kind} ${found.words}`} sx={{ borderTop: 1, borderColor: 'divider', py: 0.75 }}>
            <Box
              component="button"
              type="button"
              onClick={() => open(found)}
              onKeyDown={(event) => {
                if (event.key !== 'a' && event.key !== 'c') return;
                event.preventDefault();
                if (event.key === 'a') accept(found, lastReason);
                else choose(found);
              }}
              sx={{ ...plainLine, overflowWrap: 'anywhere' }}
            >
              <Typography variant="caption" component="div" color="textSecondary">
                {editionText.kinds[found.kind]} · {found.place}
                {found.count > 1 ? ` ${editionText.morePlaces(found.count - 1)}` : ''}
              </Typography>
              <Typography variant="body2" component="div">
                {found.before}
                <Box component="strong">{found.words}</Box>
                {found.after}
              </Typography>
            </Box>
            <Box sx={{ display: 'flex', gap: 0.5 }}>
              <ChangeButton aria-label={editionText.changeOf(found.words)} onClick={() => choose(found)} sx={{ minWidth: 0 }}>
                {editionText.changeIt}
              </ChangeButton>
              <ChangeButton
                color="inherit"
                aria-label={editionText.acceptOf(found.words)}
                onClick={(event) => setMenu({ anchor: event.currentTarget, found })}
                sx={{ minWidth: 0 }}
              >
                {editionText.accept}
              </ChangeButton>
            </Box>
          </Box>
        ))}
      </Box>
      <ReasonMenu
        anchor={menu?.anchor ?? null}
        name={editionText.chooseReason}
        reasons={acceptReasons}
        last={lastReason}
        onChoose={(reason) => menu !== null && accept(menu.found, reason)}
        onClose={() => setMenu(null)}
      />
      <Typography variant="caption" component="p" color="textSecondary" sx={{ pt: 0.5 }}>
        {editionText.keys}
      </Typography>
    </PanelPart>
  );
}

/** The short list of further changes, and what was accepted with its reason; each can be taken back. */
function Settled({ caseId, rows }: { readonly caseId: string; readonly rows: Rows }) {
  const change = useChangeDraft(caseId);
  const takeBack = (row: DraftRow<'editionChange'>) =>
    void change(editionText.labelTakeBack(row.value.words), [remove('editionChange', row)]);
  const changes = rows.filter(({ value }) => value.instead !== null);
  const standing = rows.filter(({ value }) => value.instead === null);
  const line = (row: DraftRow<'editionChange'>, said: ReactNode) => (
    <Box component="li" key={row.id} sx={{ display: 'flex', alignItems: 'flex-start', borderTop: 1, borderColor: 'divider', py: 0.5 }}>
      <Typography variant="body2" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {said}
      </Typography>
      <ChangeButton
        color="inherit"
        aria-label={editionText.takeBackOf(row.value.words)}
        onClick={() => takeBack(row)}
        sx={{ flex: 'none' }}
      >
        {editionText.takeBack}
      </ChangeButton>
    </Box>
  );
  return (
    <>
      <PanelPart title={editionText.changes(changes.length)}>
        {changes.length === 0 && (
          <Typography variant="body2" color="textSecondary">
            {editionText.noChanges}
          </Typography>
        )}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {changes.map((row) => line(row, editionText.fromTo(row.value.words, row.value.instead ?? '')))}
        </Box>
      </PanelPart>
      {standing.length > 0 && (
        <PanelPart title={editionText.standing(standing.length)}>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {standing.map((row) => line(row, editionText.stands(row.value.words, row.value.reason)))}
          </Box>
        </PanelPart>
      )}
    </>
  );
}
