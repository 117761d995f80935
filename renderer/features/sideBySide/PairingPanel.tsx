// Owns the panel that pairs a report with what followed it: what is linked, what may be, what was said not to belong. Links nothing by itself: each is one
// key or press of the investigator, and one command.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Calendar } from '../../../db/model/clocks.ts';
import { formatPartialDate } from '../../../db/model/dates.ts';
import { type Draft, type LinkStep, linkSteps } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { ExpectationReading, PairedReport } from '../../../db/model/pairing.ts';
import { useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { letterChoice } from '../../api/letterKeys.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { holdReport, showPairing, useOpenMarks, usePairingState } from '../../api/pairing.ts';
import { pairingPanelText, pairingText, stepText } from '../../text/pairing.ts';
import { uiText } from '../../text/ui.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { isTyping } from '../../ui/keys.ts';
import { Heading, LinkedSteps } from './LinkedSteps.tsx';
import { linkChange, type Offer, offerOf, reportsBefore, type Subject, stepOfKey, subjectOf } from './offers.ts';

interface PairingPanelProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly rows: readonly AxisRow[];
  readonly byId: ReadonlyMap<string, AxisRow>;
  /** The entry under the cursor. */
  readonly at: AxisRow | undefined;
  readonly paired: readonly PairedReport[];
  readonly readings: readonly ExpectationReading[];
  readonly calendar: Calendar | null;
  readonly sourceOf: (reading: ExpectationReading) => string | null;
  readonly onOpen: (row: AxisRow) => void;
  /** Gives the keyboard back to the list. */
  readonly onLeave: () => void;
}

/** The panel under both sides, or the line that says which report is held; nothing while neither is wanted. */
export function PairingPanel(props: PairingPanelProps) {
  const { caseId, byId, at } = props;
  const { isOpen, heldId } = usePairingState(caseId);
  const held = byId.get(heldId ?? '');
  if (isOpen) return <OpenPanel {...props} subject={subjectOf(at, held)} held={held} />;
  if (held === undefined) return null;
  return (
    <Box
      role="status"
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 0.25,
        borderTop: 1,
        borderColor: 'divider',
        fontSize: 13,
      }}
    >
      <span>{pairingPanelText.held(held.exhibit)}</span>
      <Button size="small" onClick={() => holdReport(caseId, null)}>
        {pairingPanelText.letGo}
      </Button>
    </Box>
  );
}

interface OpenPanelProps extends PairingPanelProps {
  readonly subject: Subject | null;
  readonly held: AxisRow | undefined;
}

function OpenPanel(props: OpenPanelProps) {
  const { caseId, draft, rows, byId, paired, calendar, subject, held, onOpen, onLeave } = props;
  const change = useChangeDraft(caseId);
  const openMarks = useOpenMarks();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const before = useMemo(() => (subject?.kind === 'before' ? reportsBefore(rows, subject.step) : []), [subject, rows]);
  const report = subject === null ? undefined : subject.kind === 'before' ? before[Math.min(chosen, before.length - 1)] : subject.report;
  const proposed = useRead('pairing.candidates', report === undefined ? null : { caseId, reportId: report.id });
  const offers = useMemo<readonly Offer[]>(() => {
    if (subject === null) return [];
    const known = proposed.data ?? [];
    if (subject.kind === 'before') {
      return before.map((each) =>
        offerOf({ report: each, step: subject.step, shown: each }, each.id === report?.id ? known : [], calendar),
      );
    }
    if (subject.kind === 'by hand') return [offerOf({ ...subject, shown: subject.step }, known, calendar)];
    return known.flatMap(({ entryId }) => {
      const step = byId.get(entryId);
      return step === undefined ? [] : [offerOf({ report: subject.report, step, shown: step }, known, calendar)];
    });
  }, [subject, before, report, proposed.data, byId, calendar]);
  const at = Math.max(0, Math.min(chosen, offers.length - 1));
  const offer = offers[at];
  const subjectId = subject === null ? '' : subject.kind === 'report' ? subject.report.id : `${subject.kind} ${subject.step.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry begins at the top of its list
  useEffect(() => setChosen(0), [subjectId]);
  useEffect(() => list.current?.focus(), []);

  const leave = () => {
    showPairing(caseId, false);
    onLeave();
  };
  const decide = async (as: LinkStep | null) => {
    if (offer === undefined) return;
    const { exhibit } = offer.step;
    if (as !== null && as !== 'acknowledged' && offer.isAutoReply) return say(pairingPanelText.autoReplyOnly(exhibit), 'alert');
    const from = offer.report.exhibit;
    const label = as === null ? pairingPanelText.labelNot(from, exhibit) : pairingPanelText.label(from, exhibit, as);
    const openMarkIds = [...openMarks.values()];
    const reply = await change(label, [linkChange(draft, { offer, as, openMarkIds })]);
    if (!reply.ok) return;
    if (subject?.kind === 'by hand') holdReport(caseId, null);
    list.current?.focus();
    sayWithUndo(caseId, pairingPanelText.done(label));
  };
  const move = (by: 1 | -1) => setChosen(Math.max(0, Math.min(at + by, offers.length - 1)));
  /** What a key does here; Enter and the arrows only in the list, as buttons and fields have their own. */
  const actOf = (key: string, isInList: boolean): (() => unknown) | undefined => {
    const step = stepOfKey(key);
    if (step !== null) return () => decide(step);
    switch (key) {
      case 'Escape':
        return leave;
      case 'x':
        return () => decide(null);
      case 'o':
        return () => offer !== undefined && onOpen(offer.shown);
      case 'j':
        return () => move(1);
      case 'k':
        return () => move(-1);
      case 'Enter':
        return isInList && offer !== undefined ? () => decide(offer.as) : undefined;
      case 'ArrowDown':
      case 'ArrowUp':
        return isInList ? () => move(key === 'ArrowDown' ? 1 : -1) : undefined;
      default:
        return undefined;
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target as Element)) return;
    if (event.key.length === 1 && letterChoice() === 'none') return;
    const act = actOf(event.key, event.target === list.current);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void act();
  };
  return (
    <Box
      component="section"
      aria-label={pairingPanelText.panel}
      onKeyDown={keys}
      sx={{
        flex: 'none',
        // Of one height, so that the lists above keep still while proposals come in.
        height: 'min(45%, 340px)',
        overflowY: 'auto',
        px: 2,
        pb: 1,
        borderTop: 2,
        borderColor: 'divider',
        bgcolor: 'background.default',
        fontSize: 13,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 34 }}>
        <Box component="h2" sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
          {titleOf(subject)}
        </Box>
        {subject?.kind === 'report' && (
          <Button
            size="small"
            title={pairingPanelText.holdHint}
            onClick={() => {
              holdReport(caseId, held === undefined ? subject.report.id : null);
              leave();
            }}
          >
            {held === undefined ? pairingPanelText.hold : pairingPanelText.letGo}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
          {pairingPanelText.keys}
        </Box>
        <IconButton aria-label={uiText.close} title={uiText.close} onClick={leave}>
          <CloseOutlined sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(380px, 1fr))', columnGap: 3 }}>
        <div>
          <Heading id="pairing-offers">{subject?.kind === 'before' ? pairingPanelText.offersBefore : pairingPanelText.offers}</Heading>
          <div
            ref={list}
            role="listbox"
            tabIndex={0}
            aria-labelledby="pairing-offers"
            aria-activedescendant={offer === undefined ? undefined : `offer-${offer.shown.id}`}
            style={{ maxHeight: 190, overflowY: 'auto', outlineOffset: -2 }}
          >
            {offers.map((each, index) => (
              <OfferLine key={each.shown.id} offer={each} isChosen={index === at} onChoose={() => setChosen(index)} />
            ))}
          </div>
          {offers.length === 0 && (
            <Box sx={{ color: 'text.secondary', py: 0.5 }}>
              {proposed.isLoading
                ? pairingPanelText.reading
                : subject?.kind === 'before'
                  ? pairingPanelText.noOffersBefore
                  : pairingPanelText.noOffers}
            </Box>
          )}
          {offer !== undefined && (
            <Box role="group" aria-label={pairingPanelText.linkAs} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, pt: 0.75 }}>
              {linkSteps.map((step, index) => (
                <ChangeButton
                  key={step}
                  size="small"
                  variant={step === offer.as ? 'contained' : 'outlined'}
                  disabled={offer.isAutoReply && step !== 'acknowledged'}
                  onClick={() => void decide(step)}
                  sx={{ py: 0, minWidth: 0, fontSize: 12 }}
                >
                  {index + 1} {stepText[step]}
                </ChangeButton>
              ))}
              <ChangeButton size="small" color="inherit" onClick={() => void decide(null)} sx={{ py: 0, fontSize: 12 }}>
                x {pairingPanelText.notIt}
              </ChangeButton>
              <Button size="small" color="inherit" onClick={() => onOpen(offer.shown)} sx={{ py: 0, fontSize: 12 }}>
                o {pairingPanelText.open}
              </Button>
            </Box>
          )}
        </div>
        {report !== undefined && (
          <LinkedSteps
            {...props}
            report={report}
            steps={paired.find(({ reportId }) => reportId === report.id)?.steps ?? []}
            onDone={() => list.current?.focus()}
          />
        )}
      </Box>
    </Box>
  );
}

function titleOf(subject: Subject | null): string {
  switch (subject?.kind) {
    case 'report':
      return pairingPanelText.title(subject.report.exhibit, formatPartialDate(subject.report.date));
    case 'by hand':
      return pairingPanelText.titleHeld(subject.report.exhibit, subject.step.exhibit);
    case 'before':
      return pairingPanelText.titleBefore(subject.step.exhibit, formatPartialDate(subject.step.date));
    default:
      return pairingPanelText.nothingAt;
  }
}

interface OfferLineProps {
  readonly offer: Offer;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function OfferLine({ offer, isChosen, onChoose }: OfferLineProps) {
  const { shown, report, workingDays, as, reasons } = offer;
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) own.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const why = [
    ...(offer.isAutoReply ? [pairingPanelText.autoReply] : reasons.length === 0 ? [] : [pairingPanelText.readsLike(as)]),
    ...(reasons.length === 0 ? [pairingPanelText.byHand] : reasons),
  ];
  return (
    <Box
      ref={own}
      role="option"
      id={`offer-${shown.id}`}
      aria-selected={isChosen}
      onClick={onChoose}
      sx={{ px: 0.75, py: 0.25, cursor: 'pointer', borderRadius: 1, ...(isChosen ? { bgcolor: 'desk.selected' } : {}) }}
    >
      <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline', whiteSpace: 'nowrap' }}>
        <ExhibitTag exhibit={shown.exhibit} side={shown.side} />
        <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', fontWeight: isChosen ? 600 : 400 }}>
          {shown.title}
        </Box>
        <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: 12 }}>
          {formatPartialDate(shown.date)}, {pairingText.after(workingDays, report.exhibit)}
        </Box>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{why.join(' · ')}</Box>
    </Box>
  );
}
