// Owns: who overruled a state of evidence and when, with what the history tells of those overruled before. Never edited once released.
import type { FilledStore } from '../index.ts';

export const overruledBy = /* sql */ `
ALTER TABLE draft_expectation ADD COLUMN "state_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_expectation ADD COLUMN "state_on" TEXT;
ALTER TABLE draft_absence ADD COLUMN "state_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_absence ADD COLUMN "state_on" TEXT;
`;

/** Names who last set each state that is overruled. What was disposed of tells nobody, and nobody is named then. */
export function fillOverruledBy(db: FilledStore): void {
  for (const table of ['draft_expectation', 'draft_absence']) {
    const overruled = db.prepare(`SELECT id FROM ${table} WHERE state_override IS NOT NULL`).all() as { readonly id: string }[];
    if (overruled.length === 0) continue;
    const rows = db
      .prepare(
        `SELECT c.value ->> '$.id' AS id, h.actor, date(h.at_ms / 1000 + h.offset_minutes * 60, 'unixepoch') AS day
           FROM history h JOIN history_payload p USING (desk_id, sequence), json_each(p.payload, '$.changes') c
          WHERE c.value ->> '$.table' = ?
            AND (c.value ->> '$.after.state_override' IS NOT NULL OR c.value ->> '$.after.state_reason' IS NOT NULL)
          ORDER BY h.at_ms, h.sequence`,
      )
      .all(table) as { readonly id: string; readonly actor: string; readonly day: string }[];
    const last = new Map(rows.map((row) => [row.id, row]));
    const name = db.prepare(`UPDATE ${table} SET state_by = ?, state_on = ? WHERE id = ?`);
    for (const { id } of overruled) {
      const by = last.get(id);
      if (by !== undefined) name.run(by.actor, by.day, id);
    }
  }
}
