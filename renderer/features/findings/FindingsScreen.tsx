// Owns the Findings screen: the parts of the draft as tabs, the text, and beside it what is not used yet and the passage looked at.
import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { commentPlace } from '../../../db/model/comments.ts';
import type { Cite, Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { bridge } from '../../api/bridge.ts';
import { useDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { useNamedParagraphs, usePrinted } from '../../api/printed.ts';
import { findingsText } from '../../text/findings.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { roundsText } from '../../text/rounds.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useActions } from '../../ui/actions.ts';
import { CommentList } from '../../ui/CommentList.tsx';
import { citablesOf } from '../../ui/citables.ts';
import { PartyCommentList } from '../../ui/PartyCommentList.tsx';
import { PassageBox } from '../../ui/PassageBox.tsx';
import { windowsLine } from '../../ui/PassageCard.tsx';
import type { Place } from '../../ui/paragraphEditor/blocks.ts';
import { DraftParagraphs } from '../../ui/paragraphEditor/DraftParagraphs.tsx';
import type { EditorHandle } from '../../ui/paragraphEditor/editorProps.ts';
import type { Sought } from '../../ui/paragraphEditor/findText.ts';
import type { DraftHit } from './draftHits.ts';
import { FindReplace } from './FindReplace.tsx';
import { WaitingList } from './WaitingList.tsx';

const sectionTabs = ['approach', 'background', 'scope'] as const;
type SectionTab = (typeof sectionTabs)[number];

/** The Findings screen of one case. */
export function FindingsScreen({ caseId }: { readonly caseId: string }) {
  const answer = useDraft(caseId);
  const axis = useRead('entry.axis', { caseId });
  return (
    <Answer of={answer}>
      {({ draft }) => <Answer of={axis}>{(entries) => <Findings caseId={caseId} draft={draft} entries={entries} />}</Answer>}
    </Answer>
  );
}

function Findings({ caseId, draft, entries }: { readonly caseId: string; readonly draft: Draft; readonly entries: readonly AxisRow[] }) {
  const { headId, setHeadId, goTo, target, takeTarget } = usePlace();
  const heads = draft.head;
  const [section, setSection] = useState<SectionTab | null>(null);
  const head = section === null ? (heads.find(({ id }) => id === headId) ?? heads[0] ?? null) : null;
  const shownSection: SectionTab | null = head === null ? (section ?? 'background') : null;
  const [shown, setShown] = useState<Cite | null>(null);
  const editor = useRef<EditorHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const citables = useMemo(() => citablesOf(draft, entries), [draft, entries]);
  const wanted = useRef<string | null>(null);
  const wantedHit = useRef<DraftHit | null>(null);
  const [isFinding, setIsFinding] = useState(false);
  const sought = useRef<Sought | null>(null);
  useActions({ findInDraft: () => setIsFinding(true), toText: () => editor.current?.focus() });

  // The head chips of the top bar choose the head here too.
  const lastHead = useRef(headId);
  useEffect(() => {
    if (lastHead.current !== headId && headId !== null) setSection(null);
    lastHead.current = headId;
  }, [headId]);

  useEffect(() => {
    if (target === null || target.kind !== 'paragraph') return;
    const paragraph = draft.paragraph.find(({ id }) => id === target.id)?.value;
    takeTarget();
    if (paragraph === undefined) return;
    wanted.current = target.id;
    if (paragraph.headId !== null) {
      setSection(null);
      setHeadId(paragraph.headId);
    } else setSection(sectionTabs.find((name) => name === paragraph.section) ?? 'background');
  }, [target, takeTarget, draft.paragraph, setHeadId]);

  const place: Place = head === null ? { section: shownSection ?? 'background', headId: null } : { section: 'findings', headId: head.id };
  const where = head === null ? findingsText.where[shownSection ?? 'background'] : findingsText.whereHead(head.key);
  const title = head === null ? findingsText.sections[shownSection ?? 'background'] : findingsText.head(head.key, head.value.title);
  const tab = head?.id ?? shownSection ?? 'background';
  const setHandle = (handle: EditorHandle | null) => {
    editor.current = handle;
    if (handle === null) return;
    handle.seek(sought.current);
    const hit = wantedHit.current;
    wantedHit.current = null;
    if (hit !== null) requestAnimationFrame(() => handle.select(hit.paragraphId, hit.from, hit.to));
    if (wanted.current === null) return;
    const id = wanted.current;
    wanted.current = null;
    // After the frame is drawn, so that the paragraph can be scrolled to.
    requestAnimationFrame(() => handle.focus(id));
  };
  const choose = (next: string) => {
    const chosen = sectionTabs.find((name) => name === next) ?? null;
    setSection(chosen);
    if (chosen === null) setHeadId(next);
  };
  const goToHit = (hit: DraftHit) => {
    const next = hit.place.headId ?? hit.place.section;
    if (next === tab) editor.current?.select(hit.paragraphId, hit.from, hit.to);
    else {
      wantedHit.current = hit;
      choose(next);
    }
  };
  const nameOfHit = ({ place: { section: part, headId: of }, number }: DraftHit) => {
    const key = heads.find(({ id }) => id === of)?.key;
    return findingsText.partOf(key === undefined ? (findingsText.sections[part as SectionTab] ?? part) : findingsText.headKey(key), number);
  };
  const toList = () => (list.current?.querySelector<HTMLElement>('[data-line]') ?? list.current)?.focus();

  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Tabs
        value={tab}
        onChange={(_event, next: string) => choose(next)}
        variant="scrollable"
        scrollButtons={false}
        aria-label={findingsText.tabs}
        sx={{
          minHeight: 36,
          borderBottom: 1,
          borderColor: 'divider',
          flex: 'none',
          '& .MuiTab-root': { minHeight: 36, py: 0, px: 1.5, maxWidth: 320 },
        }}
      >
        {sectionTabs.map((name) => (
          <Tab key={name} id={`part-${name}`} aria-controls="part-text" value={name} label={findingsText.sections[name]} />
        ))}
        {heads.map(({ id, key, value }) => (
          <Tab
            key={id}
            id={`part-${id}`}
            aria-controls="part-text"
            value={id}
            title={value.title}
            label={<Clipped text={findingsText.head(key, value.title)} />}
          />
        ))}
      </Tabs>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}>
          {isFinding && (
            <FindReplace
              caseId={caseId}
              draft={draft}
              nameOf={nameOfHit}
              fold={async () => editor.current?.fold()}
              newestDraft={async () => {
                const reply = await bridge().call('draft.read', { caseId });
                return reply.ok ? reply.value.draft : null;
              }}
              onSeek={(next) => {
                sought.current = next;
                editor.current?.seek(next);
              }}
              onGo={goToHit}
              onClose={() => {
                setIsFinding(false);
                editor.current?.focus();
              }}
            />
          )}
          <Box
            id="part-text"
            role="tabpanel"
            aria-labelledby={`part-${tab}`}
            sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 3, pt: 2 }}
          >
            <Box sx={{ maxWidth: 900, mx: 'auto' }}>
              <Typography variant="h1" sx={{ mb: 0.25 }}>
                {head === null ? title : head.value.heading || title}
              </Typography>
              <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
                {head !== null
                  ? `${findingsText.windows}: ${windowsLine(draft, head.id)}`
                  : shownSection === 'approach' && !draft.paragraph.some(({ value }) => value.section === 'approach')
                    ? findingsText.ownWords
                    : ''}
              </Typography>
              {heads.length === 0 && (
                <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 2 }}>
                  <Typography variant="body2" color="textSecondary">
                    {findingsText.noHeadsHint}
                  </Typography>
                  <Button variant="outlined" onClick={() => goTo('overview')} sx={{ flex: 'none' }}>
                    {findingsText.toOverview}
                  </Button>
                </Box>
              )}
              <DraftParagraphs
                key={`${caseId} ${tab}`}
                caseId={caseId}
                place={place}
                label={findingsText.label(title)}
                where={where}
                citables={citables}
                onOpen={setShown}
                onLeave={toList}
                tools={
                  <Button color="inherit" size="small" startIcon={<Search fontSize="small" />} onClick={() => setIsFinding(true)}>
                    {findingsText.find}
                  </Button>
                }
                handle={setHandle}
              />
            </Box>
          </Box>
          <Typography variant="caption" sx={{ px: 3, py: 0.5, color: 'text.secondary', borderTop: 1, borderColor: 'divider' }}>
            {editorText.keys}
          </Typography>
        </Box>
        <Box
          component="aside"
          aria-label={findingsText.unused}
          sx={{
            width: { xs: 320, xl: 420 },
            flex: 'none',
            borderLeft: 1,
            borderColor: 'divider',
            display: 'flex',
            flexDirection: 'column',
            minHeight: 0,
          }}
        >
          <PassageBox shown={shown} draft={draft} entries={entries} citables={citables} onShow={setShown} isEdgeToEdge />
          <CommentsHere caseId={caseId} draft={draft} place={place} />
          <WaitingList
            citables={citables}
            head={head}
            listRef={list}
            onCite={(cite) => editor.current?.cite(cite)}
            onQuote={(one) => editor.current?.quote(one)}
            onShow={setShown}
            onLeave={() => editor.current?.focus()}
          />
        </Box>
      </Box>
    </Box>
  );
}

/**
 * Comments on the paragraphs of this part, those that cannot be placed, and what the parties say of these paragraphs and waits for an answer: they are nowhere
 * else to be seen while writing.
 */
function CommentsHere({ caseId, draft, place }: { readonly caseId: string; readonly draft: Draft; readonly place: Place }) {
  const printed = usePrinted(draft);
  const here = draft.comment.filter(({ value }) => {
    if (value.standing === 'settled') return false;
    const { paragraph } = commentPlace(value, printed);
    const at = draft.paragraph.find(({ id }) => id === paragraph?.id)?.value;
    return at === undefined || (at.section === place.section && at.headId === place.headId);
  });
  const paragraphs = useNamedParagraphs(caseId, draft, printed);
  const ofParties = draft.partyComment.filter(({ value }) => {
    const at = draft.paragraph.find(({ id }) => id === value.paragraphId)?.value;
    return value.answer === '' && at !== undefined && at.section === place.section && at.headId === place.headId;
  });
  return (
    <>
      {here.length > 0 && (
        <Beside title={roundsText.commentsHere(here.filter(({ value }) => value.standing === 'open').length)}>
          <CommentList caseId={caseId} comments={here} printed={printed} paragraphs={paragraphs} />
        </Beside>
      )}
      {ofParties.length > 0 && (
        <Beside title={roundsText.partiesHere(ofParties.length)}>
          <PartyCommentList caseId={caseId} comments={ofParties} paragraphs={paragraphs} sent={null} />
        </Beside>
      )}
    </>
  );
}

function Beside({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{
        p: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
        maxHeight: '45%',
        overflowY: 'auto',
        bgcolor: 'background.paper',
        flex: 'none',
      }}
    >
      <Typography variant="h3" component="h2" sx={{ pb: 0.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Clipped({ text }: { readonly text: string }) {
  return <Box sx={{ maxWidth: 280, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{text}</Box>;
}
