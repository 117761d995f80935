// Owns where the list and the readers stand: beside each other or, on a narrow screen, over each other; swapped or not; with the sizes left by the
// investigator. Must not know what they show.
import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Arrangement } from '../../api/arrangement.ts';
import type { Pane } from '../../api/place.tsx';

/** A window narrower than this has no room for papers beside each other, in pixels. */
const stacksBelow = { one: 640, two: 940 } as const;

interface PanesProps {
  readonly arrangement: Arrangement;
  readonly onSizes: (sizes: Arrangement['sizes']) => void;
  readonly list: ReactNode;
  /** Null where no reader is open on that side. */
  readonly readers: Readonly<Record<Pane, ReactNode | null>>;
}

/** The panes, dragged or moved by the arrow keys on the line between them. */
export function Panes({ arrangement, onSizes, list, readers }: PanesProps) {
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? Number.POSITIVE_INFINITY));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const [first, last] = arrangement.isSwapped ? (['landlord', 'resident'] as const) : (['resident', 'landlord'] as const);
  const parts = [
    { id: `reader-${first}`, shows: readers[first] },
    { id: 'list', shows: list },
    { id: `reader-${last}`, shows: readers[last] },
  ].filter(({ shows }) => shows !== null);
  const isStacked = parts.length > 1 && width < stacksBelow[parts.length === 2 ? 'one' : 'two'];
  const together = `${isStacked ? 'stacked ' : ''}${parts
    .map(({ id }) => id)
    .toSorted()
    .join(' ')}`;
  return (
    <Group
      elementRef={host}
      orientation={isStacked ? 'vertical' : 'horizontal'}
      style={{ flex: 1, minHeight: 0 }}
      {...(arrangement.sizes[together] === undefined ? {} : { defaultLayout: arrangement.sizes[together] })}
      onLayoutChanged={(layout, { isUserInteraction, requestedLayout }) => {
        if (isUserInteraction) onSizes({ ...arrangement.sizes, [together]: requestedLayout ?? layout });
      }}
    >
      {parts.map(({ id, shows }, at) => (
        <Fragment key={id}>
          {at > 0 && <Separator className="sbs-separator" {...(isStacked ? { 'data-lying': '' } : {})} />}
          <Panel id={id} minSize={isStacked ? 120 : id === 'list' ? 250 : 300} {...(id === 'list' ? {} : { defaultSize: '36%' })}>
            {shows}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
