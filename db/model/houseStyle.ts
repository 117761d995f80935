// Owns: the house style of an office: what it may set of how its reports and letters look without touching a template. Data and pure rules; prints nothing, and says
// nothing of what a report says.
import { z } from 'zod';
import type { Draft } from './draft.ts';
import { type ReportTemplate, type RuleSet, templateIn } from './ruleSet.ts';

/** Faces an office may choose from: Word's name, and what stands in for it where it is not installed, metric twins first. */
export const fontStacks = {
  Georgia: 'Georgia, "Source Serif 4 Variable", "Source Serif 4", Gelasio, "Liberation Serif", "Times New Roman", serif',
  'Times New Roman': '"Times New Roman", "Liberation Serif", Tinos, serif',
  Cambria: 'Cambria, Caladea, "Source Serif 4 Variable", "Liberation Serif", serif',
  Arial: 'Arial, "Liberation Sans", Arimo, sans-serif',
  Calibri: 'Calibri, Carlito, "Inter Variable", "Liberation Sans", sans-serif',
  Verdana: 'Verdana, "DejaVu Sans", sans-serif',
} as const;
export type Font = keyof typeof fontStacks;
export const fonts = Object.keys(fontStacks) as Font[];

/** Points. */
export const bodySizes = [10, 11, 12, 13, 14] as const;
export const headingLooks = ['bold', 'plain', 'underlined'] as const;
export const numberings = ['template', 'continuous', 'per-section'] as const;
export const itemStyles = ['template', 'letter', 'number'] as const;

/** Millimetres of a side of an A4 page. */
const margin = z.int().min(10).max(50);
const lines = z.string().max(1000);

export const houseStyleSchema = z.strictObject({
  format: z.literal('house-style/1'),
  bodyFont: z.enum(fonts as [Font, ...Font[]]),
  bodySize: z.literal([...bodySizes]),
  headingFont: z.enum(fonts as [Font, ...Font[]]),
  headingLook: z.enum(headingLooks),
  /** Taken only where the template leaves it open. */
  numbering: z.enum(numberings),
  itemStyle: z.enum(itemStyles),
  margins: z.strictObject({ top: margin, bottom: margin, left: margin, right: margin }),
  /** Stands at the head of the first page, with the address under it; empty for none. */
  organisation: z.string().max(200),
  /** Lines. */
  address: lines,
  /** Stands at the foot of every page beside its number; one line. */
  footer: z
    .string()
    .max(200)
    .regex(/^[^\n\r]*$/, 'the foot of a page is one line'),
  /** Name and office of who signs letters and responses, in lines. */
  signatory: lines,
  /** Whether a working copy carries exhibit references. No other copy ever does. */
  showsExhibits: z.boolean(),
});
export type HouseStyle = z.infer<typeof houseStyleSchema>;

/** The style of a desk where nobody set one, and of every working paper. */
export const standardHouseStyle: HouseStyle = {
  format: 'house-style/1',
  bodyFont: 'Georgia',
  bodySize: 11,
  headingFont: 'Georgia',
  headingLook: 'bold',
  numbering: 'template',
  itemStyle: 'template',
  margins: { top: 24, bottom: 22, left: 22, right: 22 },
  organisation: '',
  address: '',
  footer: '',
  signatory: '',
  showsExhibits: true,
};

/** Setting of the desk that holds its house style. */
export const houseStyleKey = 'houseStyle';

/** A kept style; the standard one where none was kept, or what was kept is none. */
export function houseStyleFrom(kept: unknown): HouseStyle {
  const parsed = houseStyleSchema.safeParse(kept);
  return parsed.success ? parsed.data : standardHouseStyle;
}

/** Lines of a field of lines, without those that are empty. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What stands at the head of the first page. */
export function letterhead({ organisation, address }: Pick<HouseStyle, 'organisation' | 'address'>): string[] {
  return [organisation.trim(), ...linesOf(address)].filter((line) => line !== '');
}

/** The template of a draft's report, numbered as the house style has it. */
export function draftTemplate(
  ruleSet: Pick<RuleSet, 'body' | 'templates'>,
  { facts }: Pick<Draft, 'facts'>,
  style: Pick<HouseStyle, 'numbering' | 'itemStyle'>,
): ReportTemplate {
  return numberedBy(templateIn(ruleSet, { facts }), style);
}

/** The template numbered as the house style has it, where the template leaves that open. */
export function numberedBy(
  template: ReportTemplate,
  { numbering, itemStyle }: Pick<HouseStyle, 'numbering' | 'itemStyle'>,
): ReportTemplate {
  if (template.isNumberingFixed) return template;
  return {
    ...template,
    ...(numbering === 'template' ? {} : { numbering }),
    ...(itemStyle === 'template' ? {} : { itemStyle }),
  };
}
