// Owns: how each kind of draft row lies in its table, worked out from its schema in db/model. No code per kind, no SQL.
import type { z } from 'zod';
import { type DraftKind, type DraftRow, type DraftValue, draftKinds, draftSchemas } from '../../model/draft.ts';
import type { Cell } from '../../store/prepared.ts';
import type { Row } from '../history/command.ts';

/** One field of a kind and the column it stands in. */
export interface Column {
  readonly field: string;
  readonly column: string;
  readonly type: 'TEXT' | 'INTEGER';
  readonly isNullable: boolean;
  /** Lists and objects travel as JSON text. */
  readonly isJson: boolean;
  /** Fields of the object, or of each object of the list, that rows stored before they were thought of do not have, as the schema fills them. */
  readonly later: Readonly<Record<string, unknown>>;
}

export interface Shape {
  readonly kind: DraftKind;
  readonly table: string;
  readonly columns: readonly Column[];
}

/** Columns every table of the draft has before its own. */
export const commonColumns = ['id', 'revision', 'key', 'position'] as const;

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnOf(field: string, schema: z.core.$ZodType): Column {
  let definition = schema._zod.def;
  const isNullable = definition.type === 'nullable';
  if (isNullable) definition = (definition as z.core.$ZodNullableDef).innerType._zod.def;
  const isJson = definition.type === 'array' || definition.type === 'object';
  const inner = definition.type === 'array' ? (definition as z.core.$ZodArrayDef).element._zod.def : definition;
  const later = inner.type === 'object' ? defaultsOf(inner as z.core.$ZodObjectDef) : {};
  return { field, column: snakeCase(field), type: definition.type === 'number' ? 'INTEGER' : 'TEXT', isNullable, isJson, later };
}

function defaultsOf({ shape }: z.core.$ZodObjectDef): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, { _zod }]) =>
      _zod.def.type === 'default' ? [[name, (_zod.def as z.core.$ZodDefaultDef).defaultValue]] : [],
    ),
  );
}

function shapeOf(kind: DraftKind): Shape {
  const fields = Object.entries<z.core.$ZodType>(draftSchemas[kind].shape);
  return { kind, table: `draft_${snakeCase(kind)}`, columns: fields.map(([field, schema]) => columnOf(field, schema)) };
}

export const shapes = Object.fromEntries(draftKinds.map((kind) => [kind, shapeOf(kind)])) as Readonly<Record<DraftKind, Shape>>;

const kindsByTable = new Map(draftKinds.map((kind) => [shapes[kind].table, kind]));

/** The kind kept in a table; undefined for a table of another domain. */
export function kindOfTable(table: string): DraftKind | undefined {
  return kindsByTable.get(table);
}

/** A value as cells of its columns. */
export function toCells<K extends DraftKind>(kind: K, value: DraftValue<K>): Row {
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    shapes[kind].columns.map(({ field, column, isJson }) => {
      const content = fields[field];
      return [column, isJson && content !== null ? JSON.stringify(content) : (content as Cell)];
    }),
  );
}

/**
 * A stored row as it travels. Fields are those of the schema the row was validated with when it was written; those that came later are filled in here and
 * not by a migration, because undo brings old rows back as they were.
 */
export function fromRow<K extends DraftKind>(kind: K, row: Row): DraftRow<K> {
  const value = Object.fromEntries(
    shapes[kind].columns.map(({ field, column, isJson, later }) => {
      const cell = row[column] ?? null;
      if (!isJson || typeof cell !== 'string') return [field, cell];
      const content = JSON.parse(cell) as object;
      if (!Array.isArray(content)) return [field, { ...later, ...content }];
      return [field, Object.keys(later).length === 0 ? content : content.map((one: object) => ({ ...later, ...one }))];
    }),
  );
  return {
    id: String(row.id),
    revision: Number(row.revision),
    key: String(row.key),
    position: Number(row.position),
    value: value as DraftValue<K>,
  };
}
