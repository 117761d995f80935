// Owns the jurisdiction note on the Scope screen: its words for the case and each head, and its export as a memo. The Overview shows the same words.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Draft } from '../../../db/model/draft.ts';
import { bridge } from '../../api/bridge.ts';
import { edit, useChangeDraft } from '../../api/draft.ts';
import { usePlace } from '../../api/place.tsx';
import { jurisdictionText as text } from '../../text/scope.ts';
import { ExportButtons } from '../../ui/ExportButtons.tsx';
import { TypedField } from '../../ui/TypedField.tsx';

/** The note on the head looked at, or on the whole case. */
export function JurisdictionNote({ caseId, draft }: { readonly caseId: string; readonly draft: Draft }) {
  const change = useChangeDraft(caseId);
  const { headId } = usePlace();
  const facts = draft.facts[0];
  const heads = draft.head.filter(({ id }) => headId === null || id === headId);
  return (
    <Box component="section" aria-labelledby="jurisdiction-title" sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', mb: 1 }}>
        <Typography id="jurisdiction-title" variant="h2" sx={{ flex: 1 }}>
          {text.title}
        </Typography>
        <ExportButtons
          label={text.export}
          onSave={(format) => bridge().savePaper({ paper: 'jurisdiction note', caseId, headId, format })}
        />
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 1 }}>
        {headId === null ? text.hintAll : text.hintOne(heads.map(({ key }) => `(${key})`).join(''))}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {facts !== undefined && (
          <TypedField
            label={text.ofCase}
            value={facts.value.jurisdictionNote}
            isMultiline
            onKeep={(jurisdictionNote) => void change(text.labelCase, [edit('facts', facts, { jurisdictionNote })])}
          />
        )}
        {heads.map((head) => (
          <TypedField
            key={head.id}
            label={text.ofHead(`(${head.key})`)}
            value={head.value.jurisdiction}
            isMultiline
            onKeep={(jurisdiction) => void change(text.labelHead(`(${head.key})`), [edit('head', head, { jurisdiction })])}
          />
        ))}
      </Box>
    </Box>
  );
}
