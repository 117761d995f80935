// Owns the panel in which an office sets its house style, each change at once in the preview beside it. Must not print anything, and knows no template but whether its
// numbers are its own.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { type ReactNode, useRef } from 'react';
import {
  bodySizes,
  fonts,
  type HouseStyle,
  headingLooks,
  houseStyleFrom,
  houseStyleKey,
  houseStyleSchema,
  itemStyles,
  numberings,
  standardHouseStyle,
} from '../../../db/model/houseStyle.ts';
import { say } from '../../api/notices.ts';
import { useRead, write } from '../../api/operations.ts';
import { houseStyleText as text } from '../../text/houseStyle.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TypedField } from '../../ui/TypedField.tsx';
import { SidePanel } from './SidePanel.tsx';

interface HouseStylePanelProps {
  /** The case has gone out and keeps its own style. */
  readonly isFrozen: boolean;
  readonly isNumberingFixed: boolean;
  readonly onClose: () => void;
}

/** The panel. */
export function HouseStylePanel(props: HouseStylePanelProps) {
  const kept = useRead('desk.readSetting', { key: houseStyleKey }, true);
  return (
    <SidePanel
      titleId="house-style-title"
      title={text.title}
      width={340}
      tool={
        <Button color="inherit" onClick={props.onClose}>
          {text.hide}
        </Button>
      }
    >
      <Answer of={kept}>{(setting) => <Fields {...props} style={houseStyleFrom(setting)} />}</Answer>
    </SidePanel>
  );
}

function keep(style: HouseStyle): void {
  void write('desk.setHouseStyle', { style });
}

function Fields({ isFrozen, isNumberingFixed, style }: Omit<HouseStylePanelProps, 'onClose'> & { readonly style: HouseStyle }) {
  const before = useRef(style);
  const set = (change: Partial<HouseStyle>) => keep({ ...style, ...change });
  const options = <T extends string>(all: readonly T[], words: Readonly<Record<T, string>>) => all.map((one) => [one, words[one]] as const);
  const faces = fonts.map((font) => [font, font] as const);
  const margin = (side: keyof HouseStyle['margins'], words: string) => {
    const margins = { ...style.margins, [side]: Number(words.trim()) };
    if (houseStyleSchema.shape.margins.safeParse(margins).success) set({ margins });
    else say(text.marginProblem, 'alert');
  };
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {text.about}
      </Typography>
      {isFrozen && (
        <Typography variant="body2" role="note" sx={{ mt: 1 }}>
          {text.frozen}
        </Typography>
      )}
      <Group name={text.groups.words}>
        <Choice label={text.bodyFont} value={style.bodyFont} options={faces} onChoose={(bodyFont) => set({ bodyFont })} />
        <Choice
          label={text.bodySize}
          value={String(style.bodySize)}
          options={bodySizes.map((size) => [String(size), text.points(size)] as const)}
          onChoose={(chosen) => set({ bodySize: bodySizes.find((size) => String(size) === chosen) ?? style.bodySize })}
        />
        <Choice label={text.headingFont} value={style.headingFont} options={faces} onChoose={(headingFont) => set({ headingFont })} />
        <Choice
          label={text.headingLook}
          value={style.headingLook}
          options={options(headingLooks, text.headingLooks)}
          onChoose={(headingLook) => set({ headingLook })}
        />
      </Group>
      <Group name={text.groups.numbers} remark={isNumberingFixed ? text.numberingFixed : ''}>
        <Choice
          label={text.numbering}
          value={style.numbering}
          options={options(numberings, text.numberings)}
          onChoose={(numbering) => set({ numbering })}
        />
        <Choice
          label={text.itemStyle}
          value={style.itemStyle}
          options={options(itemStyles, text.itemStyles)}
          onChoose={(itemStyle) => set({ itemStyle })}
        />
      </Group>
      <Group name={text.groups.page}>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
          {(['top', 'bottom', 'left', 'right'] as const).map((side) => (
            <TypedField key={side} label={text.margins[side]} value={String(style.margins[side])} onKeep={(words) => margin(side, words)} />
          ))}
        </Box>
        <TypedField label={text.footer} value={style.footer} onKeep={(footer) => set({ footer: footer.trim() })} />
        <FormControlLabel
          control={<Switch checked={style.showsExhibits} onChange={(_event, showsExhibits) => set({ showsExhibits })} />}
          label={text.showsExhibits}
          slotProps={{ typography: { variant: 'body2' } }}
        />
      </Group>
      <Group name={text.groups.office}>
        <TypedField
          label={text.organisation}
          value={style.organisation}
          onKeep={(organisation) => set({ organisation: organisation.trim() })}
        />
        <TypedField label={text.address} value={style.address} isMultiline onKeep={(address) => set({ address })} />
        <TypedField
          label={text.signatory}
          value={style.signatory}
          hint={text.signatoryHint}
          isMultiline
          onKeep={(signatory) => set({ signatory })}
        />
      </Group>
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button variant="outlined" onClick={() => keep(before.current)}>
          {text.asBefore}
        </Button>
        <Button
          variant="outlined"
          onClick={() => {
            keep(standardHouseStyle);
            say(text.restored);
          }}
        >
          {text.restore}
        </Button>
      </Box>
    </>
  );
}

function Group({ name, remark = '', children }: { readonly name: string; readonly remark?: string; readonly children: ReactNode }) {
  return (
    <Box role="group" aria-label={name} sx={{ display: 'flex', flexDirection: 'column', gap: 1.25, mt: 2 }}>
      <Typography variant="h3" component="h3">
        {name}
      </Typography>
      {remark !== '' && (
        <Typography variant="body2" color="textSecondary">
          {remark}
        </Typography>
      )}
      {children}
    </Box>
  );
}
