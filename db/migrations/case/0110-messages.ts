// Owns: what messages say of themselves and of each other, their plain words beside the HTML, and records made of what a message quotes. Never edited
// once released.
import { type Headers, messageIdentity } from '../../model/message.ts';
import type { FilledStore } from '../index.ts';

export const messages = /* sql */ `
-- One row per e-mail that repeats no other's bytes. Ids without brackets.
CREATE TABLE message (
  entry_id      TEXT  PRIMARY KEY REFERENCES entry (id),
  message_id    TEXT,
  -- without Re: and Fwd:, in lower case
  subject       TEXT  NOT NULL,
  turn          TEXT  NOT NULL CHECK (turn IN ('none', 'reply', 'forward')),
  -- Outlook's conversation index in hexadecimals; its first 44 name the conversation
  thread_index  TEXT
) STRICT;
CREATE INDEX message_by_message_id ON message (message_id)                  WHERE message_id IS NOT NULL;
CREATE INDEX message_by_subject    ON message (subject)                     WHERE subject <> '';
CREATE INDEX message_by_index      ON message (substr(thread_index, 1, 44)) WHERE thread_index IS NOT NULL;

-- Messages a message names in References (else In-Reply-To), oldest first.
CREATE TABLE message_reference (
  entry_id    TEXT     NOT NULL REFERENCES message (entry_id),
  ordinal     INTEGER  NOT NULL,
  message_id  TEXT     NOT NULL,
  PRIMARY KEY (entry_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_reference_by_message_id ON message_reference (message_id, entry_id);

-- The message's plain text where it has HTML as well and the two differ; stretches of the canonical text that the HTML marks as quoted.
ALTER TABLE extraction ADD COLUMN plain  TEXT;
ALTER TABLE extraction ADD COLUMN quoted TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(quoted));

-- A record whose words are a stretch of the canonical text of the message that quotes it.
CREATE TABLE quoted_record (
  entry_id       TEXT     PRIMARY KEY REFERENCES entry (id),
  extraction_id  TEXT     NOT NULL REFERENCES extraction (id),
  start_utf16    INTEGER  NOT NULL,
  end_utf16      INTEGER  NOT NULL
) STRICT;
CREATE INDEX quoted_record_by_extraction ON quoted_record (extraction_id);
`;

const atOnce = 1000;

/** Reads the identity of every e-mail taken in before, from its headers as kept. */
export function fillMessages(db: FilledStore): void {
  const page = db.prepare(
    `SELECT e.rowid AS place, e.id, x.headers FROM entry e JOIN extraction x ON x.id = e.extraction_id
      WHERE e.kind = 'email' AND e.duplicate_of IS NULL AND e.rowid > ? ORDER BY e.rowid LIMIT ?`,
  );
  const addMessage = db.prepare('INSERT INTO message (entry_id, message_id, subject, turn, thread_index) VALUES (?, ?, ?, ?, ?)');
  const addReference = db.prepare('INSERT INTO message_reference (entry_id, ordinal, message_id) VALUES (?, ?, ?)');
  for (let after = 0; ; ) {
    const rows = page.all(after, atOnce) as { readonly place: number; readonly id: string; readonly headers: string }[];
    for (const { id, headers } of rows) {
      const { messageId, references, threadIndex, subject, turn } = messageIdentity(JSON.parse(headers) as Headers);
      addMessage.run(id, messageId, subject, turn, threadIndex);
      for (const [at, reference] of references.entries()) addReference.run(id, at, reference);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = last.place;
  }
}
