// Owns: which columns of a landlord's sheets are date, title and author, by their names, as somebody named them once: kept for the next sheet of the same
// landlord. Pure; must not read sheets or settings.
import { z } from 'zod';
import type { FigureOrder } from './britishDate.ts';
import { orders } from './columnOrder.ts';
import type { ColumnChoice } from './extraction.ts';

const columnName = z.string().min(1).max(500);
const columnProfileSchema = z.strictObject({
  date: columnName.optional(),
  title: columnName.optional(),
  author: columnName.optional(),
  /** How the dates of its date column are written, where a person settled it. */
  order: z.enum(orders).optional(),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;
/** The newest first. */
const columnProfilesSchema = z.array(columnProfileSchema).max(20);

const roles = ['date', 'title', 'author'] as const;
const mostKept = 20;
const settingBegins = 'columns of ';

/** The desk setting in which the profiles of a landlord are kept; the same however its name is spaced or capitalised. */
export function profileSetting(landlord: string): string {
  const name = landlord.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ');
  return `${settingBegins}${name.slice(0, 80)}`;
}

/** Whether a desk setting is one of profiles. */
export function isProfileSetting(key: string): boolean {
  return key.startsWith(settingBegins);
}

/** What is kept in a setting, as profiles; none where it holds something else. */
export function profilesIn(setting: unknown): readonly ColumnProfile[] {
  const read = columnProfilesSchema.safeParse(setting);
  return read.success ? read.data : [];
}

/** Profiles as a setting holds them. */
export function asSetting(profiles: readonly ColumnProfile[]): Record<string, string>[] {
  return profiles.map((profile) => Object.fromEntries(Object.entries(profile).flatMap(([name, value]) => (value ? [[name, value]] : []))));
}

/** A choice by place as a profile by name; null where the sheet has none of the columns chosen. */
export function profileOf(columns: readonly string[], choice: ColumnChoice): ColumnProfile | null {
  const named = roles.flatMap((role) => {
    const at = choice[role];
    const name = at === undefined ? undefined : columns[at];
    return name === undefined || name === '' ? [] : [[role, name] as const];
  });
  return named.length === 0 ? null : Object.fromEntries(named);
}

/** Profiles with one more, which comes first; the oldest of many goes. */
export function withProfile(profiles: readonly ColumnProfile[], added: ColumnProfile): ColumnProfile[] {
  const isSame = (profile: ColumnProfile) => roles.every((role) => profile[role] === added[role]);
  return [added, ...profiles.filter((profile) => !isSame(profile))].slice(0, mostKept);
}

/** Profiles that know how the dates of a column are written: said beside the column, where it is in none of them, as one of its own. */
export function withOrder(profiles: readonly ColumnProfile[], column: string, order: FigureOrder): ColumnProfile[] {
  const isOfColumn = ({ date }: ColumnProfile) => date === column;
  return profiles.some(isOfColumn)
    ? profiles.map((profile) => (isOfColumn(profile) ? { ...profile, order } : profile))
    : withProfile(profiles, { date: column, order });
}

/** The profile all of whose names stand in a heading row, the newest first. */
export function profileFor(profiles: readonly ColumnProfile[], header: readonly string[]): ColumnProfile | undefined {
  return profiles.find((profile) => roles.every((role) => profile[role] === undefined || header.includes(profile[role])));
}

/** The columns named by the first profile all of whose names stand in a heading row; null where none does. */
export function choiceByProfile(profiles: readonly ColumnProfile[], header: readonly string[]): ColumnChoice | null {
  const fits = profileFor(profiles, header);
  if (fits === undefined) return null;
  return Object.fromEntries(roles.flatMap((role) => (fits[role] === undefined ? [] : [[role, header.indexOf(fits[role])] as const])));
}
