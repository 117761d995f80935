// Owns the line over the two lists: how many on each side, the filters, together or apart. Must not filter: filters.ts does.
import EventBusyOutlined from '@mui/icons-material/EventBusyOutlined';
import EventRepeatOutlined from '@mui/icons-material/EventRepeatOutlined';
import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import LinkOutlined from '@mui/icons-material/LinkOutlined';
import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Popover from '@mui/material/Popover';
import Select from '@mui/material/Select';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import type { EntryKind } from '../../../db/model/entry.ts';
import { partyFilters, type ShownEntries } from '../../api/arrangement.ts';
import type { Pane } from '../../api/place.tsx';
import { findText } from '../../text/search.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import { kindText, sideText } from '../../text/ui.ts';
import { type FocusDate, useFocusDay } from './focusDate.ts';

interface FilterBarProps {
  readonly filter: ShownEntries;
  readonly onFilter: (filter: ShownEntries) => void;
  readonly isSwapped: boolean;
  readonly onSwap: () => void;
  readonly isTogether: boolean;
  readonly onTogether: () => void;
  /** The search at hand once it is known how much it finds; null without one. Too many to be named are not marked. */
  readonly search: { readonly text: string; readonly total: number; readonly isNamed: boolean } | null;
  readonly isOnlyHits: boolean;
  readonly onOnlyHits: (isOnly: boolean) => void;
  /** Null while the entries are still being read. */
  readonly counts: Readonly<Record<Pane, number>> | null;
  /** Reports nothing answers, for the heads looked at; null while the entries are still being read. */
  readonly unanswered: number | null;
  readonly kinds: readonly EntryKind[];
  /** Tags in use, each before those under it. */
  readonly tags: readonly string[];
  /** Lists apart follow each other's date. */
  readonly areDatesLocked: boolean;
  readonly onLockDates: () => void;
  readonly focus: FocusDate;
}

const toggles = [
  ['isInScope', sideBySideText.inScope],
  ['isUnread', sideBySideText.unread],
  ['isMarked', sideBySideText.marked],
] as const;

/** The bar: one line, whatever its room. Filters that do not fit in it stand behind one button that says how many narrow the lists. */
export function FilterBar(props: FilterBarProps) {
  const { isSwapped, onSwap, isTogether, onTogether, counts, areDatesLocked, onLockDates, focus } = props;
  const [first, last] = isSwapped ? (['landlord', 'resident'] as const) : (['resident', 'landlord'] as const);
  const bar = useRef<HTMLDivElement>(null);
  const fits = useFits(bar);
  return (
    <Box sx={{ containerType: 'inline-size', flex: 'none', borderBottom: 1, borderColor: 'divider' }}>
      <Box
        ref={bar}
        sx={{
          height: 36,
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: 0.75,
          px: 1,
          overflow: 'hidden',
          '& > *': { flexShrink: 0 },
          '@container (max-width: 560px)': { '& .wide': { display: 'none' } },
          // The line in the list and the strip still say it.
          '@container (max-width: 640px)': {
            '& [data-focus-of]': { display: 'none' },
          },
        }}
      >
        <Count side={first} count={counts?.[first] ?? null} focus={focus} />
        <Box className="wide" sx={{ flex: 1 }} />
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
          {fits ? (
            <Box role="group" aria-label={sideBySideText.filters} sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
              <Filters {...props} />
            </Box>
          ) : (
            <FiltersBehind {...props} />
          )}
          <Button
            color="inherit"
            aria-pressed={isTogether}
            title={isTogether ? sideBySideText.togetherHint : sideBySideText.apartHint}
            startIcon={isTogether ? <LinkOutlined /> : <LinkOffOutlined />}
            onClick={onTogether}
            sx={{ fontSize: 12, py: 0, color: 'text.secondary', minWidth: 0 }}
          >
            <span className="wide">{isTogether ? sideBySideText.together : sideBySideText.apart}</span>
          </Button>
          {!isTogether && (
            <Button
              color="inherit"
              aria-pressed={areDatesLocked}
              title={areDatesLocked ? sideBySideText.datesLockedHint : sideBySideText.datesFreeHint}
              startIcon={areDatesLocked ? <EventRepeatOutlined /> : <EventBusyOutlined />}
              onClick={onLockDates}
              sx={{ fontSize: 12, py: 0, color: 'text.secondary', minWidth: 0 }}
            >
              <span className="wide">{areDatesLocked ? sideBySideText.datesLocked : sideBySideText.datesFree}</span>
            </Button>
          )}
          <IconButton aria-label={sideBySideText.swap} title={sideBySideText.swapHint} aria-pressed={isSwapped} onClick={onSwap}>
            <SwapHorizOutlined sx={{ fontSize: 18 }} />
          </IconButton>
        </Box>
        <Box className="wide" sx={{ flex: 1 }} />
        <Count side={last} count={counts?.[last] ?? null} focus={focus} />
      </Box>
    </Box>
  );
}

/** What the bar keeps free at its end, in pixels; what overflows does not count it. */
const endPadding = 8;

/** Whether the filters fit in the bar beside the rest. What they need is known from when they last stood there. */
function useFits(bar: RefObject<HTMLElement | null>): boolean {
  /** Null while they stand there. */
  const [needed, setNeeded] = useState<number | null>(null);
  const [, setWidth] = useState(0);
  useEffect(() => {
    if (bar.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.target.clientWidth ?? 0));
    observer.observe(bar.current);
    return () => observer.disconnect();
  }, [bar]);
  // Before it is painted, so that nothing is seen cut off; after every drawing, as a chosen tag may be long.
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    if (needed === null && element.scrollWidth > element.clientWidth) setNeeded(element.scrollWidth + endPadding);
    else if (needed !== null && element.clientWidth >= needed) setNeeded(null);
  });
  return needed === null;
}

/** The filters behind a button, where the list is narrow. */
function FiltersBehind(props: FilterBarProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { filter, isOnlyHits } = props;
  const on = Object.values(filter).filter((each) => each !== null && each !== false).length + (isOnlyHits ? 1 : 0);
  return (
    <>
      <Button
        color={on > 0 ? 'primary' : 'inherit'}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        startIcon={<FilterListOutlined />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ fontSize: 12, py: 0, minWidth: 0, fontWeight: on > 0 ? 600 : 400, ...(on > 0 ? {} : { color: 'text.secondary' }) }}
      >
        {sideBySideText.filtersOn(on)}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
        transformOrigin={{ vertical: 'top', horizontal: 'center' }}
        transitionDuration={0}
        slotProps={{ paper: { role: 'dialog', 'aria-label': sideBySideText.filters } }}
      >
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, p: 1.25, maxWidth: 320 }}>
          <Filters {...props} />
        </Box>
      </Popover>
    </>
  );
}

function Filters({ filter, onFilter, unanswered, kinds, tags, search, isOnlyHits, onOnlyHits }: FilterBarProps) {
  return (
    <>
      <Choice
        label={sideBySideText.kind}
        all={sideBySideText.allKinds}
        options={kinds}
        words={(kind) => kindText[kind]}
        value={filter.kind}
        onChange={(kind) => onFilter({ ...filter, kind })}
      />
      <Choice
        label={sideBySideText.party}
        all={sideBySideText.allParties}
        options={partyFilters}
        words={(party) => sideBySideText.partyWords[party]}
        value={filter.party}
        onChange={(party) => onFilter({ ...filter, party })}
      />
      {(tags.length > 0 || filter.tag !== null) && (
        <Choice
          label={sideBySideText.tag}
          all={sideBySideText.allTags}
          options={filter.tag === null || tags.includes(filter.tag) ? tags : [filter.tag, ...tags]}
          words={(tag) => tag}
          value={filter.tag}
          onChange={(tag) => onFilter({ ...filter, tag })}
        />
      )}
      {toggles.map(([name, label]) => (
        <Toggle key={name} label={label} isOn={filter[name]} onToggle={() => onFilter({ ...filter, [name]: !filter[name] })} />
      ))}
      <Toggle
        label={sideBySideText.unanswered(unanswered)}
        title={sideBySideText.unansweredHint}
        isOn={filter.isUnanswered}
        onToggle={() => onFilter({ ...filter, isUnanswered: !filter.isUnanswered })}
      />
      {search !== null && (
        <Toggle
          label={findText.onlyHits(search.total)}
          title={search.isNamed ? findText.onlyHitsHint(search.text) : findText.tooMany(search.total)}
          isOff={!search.isNamed}
          isOn={isOnlyHits}
          onToggle={() => onOnlyHits(!isOnlyHits)}
        />
      )}
    </>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly title?: string;
  readonly isOn: boolean;
  readonly isOff?: boolean;
  readonly onToggle: () => void;
}

function Toggle({ label, title, isOn, isOff = false, onToggle }: ToggleProps) {
  return (
    <Chip
      label={label}
      title={title}
      disabled={isOff}
      aria-pressed={isOn}
      color={isOn ? 'primary' : 'default'}
      variant={isOn ? 'filled' : 'outlined'}
      onClick={onToggle}
    />
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** What is said while nothing is chosen. */
  readonly all: string;
  readonly options: readonly T[];
  readonly words: (option: T) => string;
  readonly value: T | null;
  readonly onChange: (value: T | null) => void;
}

/** One choice among many, as narrow as its words allow; in colour while it narrows the lists. */
function Choice<T extends string>({ label, all, options, words, value, onChange }: ChoiceProps<T>) {
  return (
    <Select
      variant="standard"
      disableUnderline
      displayEmpty
      value={value ?? ''}
      renderValue={() => (value === null ? all : words(value))}
      inputProps={{ 'aria-label': label }}
      onChange={(event) => onChange(options.find((option) => option === event.target.value) ?? null)}
      sx={{ fontSize: 12, mr: 0.25, maxWidth: 132, ...(value === null ? {} : { color: 'primary.main', fontWeight: 600 }) }}
    >
      <MenuItem value="">{all}</MenuItem>
      {options.map((option) => (
        <MenuItem key={option} value={option}>
          {words(option)}
        </MenuItem>
      ))}
    </Select>
  );
}

function Count({ side, count, focus }: { readonly side: Pane; readonly count: number | null; readonly focus: FocusDate }) {
  const day = useFocusDay(focus, side);
  return (
    <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, whiteSpace: 'nowrap' }}>
      <Box component="h2" sx={{ m: 0, fontSize: 13, fontWeight: 600, color: `${side}.main` }}>
        {sideText[side]}{' '}
        <Box component="span" sx={{ fontWeight: 400, color: 'text.secondary' }}>
          {count === null ? '…' : count.toLocaleString('en-GB')}
        </Box>
      </Box>
      {day !== null && (
        <Box
          component="span"
          data-focus-of={side}
          title={sideBySideText.focusHint}
          sx={{ fontSize: 12, color: 'primary.main', fontVariantNumeric: 'tabular-nums' }}
        >
          {sideBySideText.focus(formatDay(day))}
        </Box>
      )}
    </Box>
  );
}
