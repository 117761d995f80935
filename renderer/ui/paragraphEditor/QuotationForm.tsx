// Owns changing the words of a locked quotation: they may be cut and marked as changed, and every difference to the passage is shown while they are.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { diffWords } from 'diff';
import { useId, useMemo, useState } from 'react';
import { quotationStanding } from '../../../db/model/quotation.ts';
import { useIsPart } from '../../api/draft.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { fonts } from '../../theme/tokens.ts';
import { KeptForm } from '../KeptForm.tsx';
import { FormAt } from './FormAt.tsx';

/** The quotation that is changed; `source` is null where its mark is gone. */
export interface OpenQuotation {
  readonly at: number;
  readonly text: string;
  readonly source: string | null;
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

interface QuotationFormProps {
  readonly quotation: OpenQuotation;
  readonly onKeep: (text: string) => void;
  readonly onLeave: () => void;
}

/** The form, over the text. Ctrl+Enter keeps, F2 gives the source's words back. */
export function QuotationForm({ quotation, onKeep, onLeave }: QuotationFormProps) {
  const { source } = quotation;
  const [text, setText] = useState(quotation.text);
  const standing = source === null ? null : quotationStanding(text, source.normalize('NFC'));
  const isPart = useIsPart();
  const hintId = useId();
  return (
    <FormAt place={quotation} width={560} onLeave={onLeave}>
      <Box
        onKeyDown={(event) => {
          if (event.key !== 'F2' || source === null) return;
          event.preventDefault();
          setText(source);
        }}
      >
        <KeptForm
          title={editorText.quotationTitle(quotation.name)}
          keepName={editorText.keepQuotation}
          canKeep={text.trim() !== ''}
          onKeep={() => onKeep(text.trim())}
          onLeave={onLeave}
        >
          <TextField
            multiline
            fullWidth
            autoFocus
            maxRows={8}
            margin="dense"
            label={editorText.quotationWords}
            value={text}
            onChange={(event) => setText(event.target.value)}
            slotProps={{ htmlInput: { 'aria-describedby': hintId } }}
          />
          <Typography id={hintId} role="status" variant="body2" sx={{ color: standing === 'differs' ? 'error.main' : 'text.secondary' }}>
            {standing === null ? editorText.sourceGone(isPart) : editorText.standing[standing]}
          </Typography>
          {source !== null && (
            <>
              <Typography variant="h3" component="h3" sx={{ mt: 1 }}>
                {editorText.difference}
              </Typography>
              <Difference source={source} text={text} />
              <Button variant="outlined" sx={{ mt: 1 }} disabled={text === source} onClick={() => setText(source)}>
                {editorText.restore}
              </Button>
            </>
          )}
        </KeptForm>
      </Box>
    </FormAt>
  );
}

/** Word by word: what the source has and the quotation has not is struck through, what only the quotation has is underlined. */
function Difference({ source, text }: { readonly source: string; readonly text: string }) {
  const parts = useMemo(() => diffWords(source, text), [source, text]);
  return (
    <Box sx={{ maxHeight: 180, overflowY: 'auto', fontFamily: fonts.reading }}>
      {parts.map((part, at) => {
        const kind = part.removed ? 'del' : part.added ? 'ins' : 'span';
        return (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one comparison have no name and two may be equal
            key={at}
            component={kind}
            sx={{
              ...(kind === 'del' && { color: 'text.secondary' }),
              ...(kind === 'ins' && { color: 'error.main', fontWeight: 600 }),
            }}
          >
            {part.value}
          </Box>
        );
      })}
    </Box>
  );
}
