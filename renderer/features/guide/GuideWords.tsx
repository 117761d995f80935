// Owns how a part of the guide looks: paragraphs, lists, and the words that were looked for. Must not know what part is shown.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Fragment } from 'react';
import { cutAtWords, type GuideBlock, type GuidePart, type GuideRun } from './guide.ts';

interface GuideWordsProps {
  readonly part: GuidePart;
  /** Words to stand out; none where nothing is looked for. */
  readonly asked: string;
}

/** A part with its heading. */
export function GuideWords({ part, asked }: GuideWordsProps) {
  return (
    <Box component="section" sx={{ maxWidth: '72ch', '& + &': { mt: 3 }, '& mark': { bgcolor: 'desk.mark', color: 'text.primary' } }}>
      <Typography variant="h2" component="h3" sx={{ mb: 1 }}>
        <Run run={{ text: part.title }} asked={asked} />
      </Typography>
      {part.blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the guide does not change
        <Block key={at} block={block} asked={asked} />
      ))}
    </Box>
  );
}

const measure = { fontSize: 14.5, lineHeight: 1.6, my: 1.25 } as const;

function Block({ block, asked }: { readonly block: GuideBlock; readonly asked: string }) {
  if (block.kind === 'paragraph') {
    return (
      <Box component="p" sx={measure}>
        <Runs runs={block.runs} asked={asked} />
      </Box>
    );
  }
  return (
    <Box component="ul" sx={{ ...measure, pl: 2.5, '& li': { my: 0.75 } }}>
      {block.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the guide does not change
        <li key={at}>
          <Runs runs={item} asked={asked} />
        </li>
      ))}
    </Box>
  );
}

function Runs({ runs, asked }: { readonly runs: readonly GuideRun[]; readonly asked: string }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the guide does not change
  return runs.map((run, at) => <Run key={at} run={run} asked={asked} />);
}

const keyLook = {
  fontFamily: 'inherit',
  fontSize: '0.93em',
  px: '3px',
  borderRadius: '3px',
  bgcolor: 'action.hover',
  overflowWrap: 'anywhere',
} as const;

function Run({ run, asked }: { readonly run: GuideRun; readonly asked: string }) {
  const words = cutAtWords(run.text, asked).map((piece, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the guide does not change
    return at % 2 === 1 ? <mark key={at}>{piece}</mark> : <Fragment key={at}>{piece}</Fragment>;
  });
  const looked = run.isCode ? (
    <Box component="code" sx={keyLook}>
      {words}
    </Box>
  ) : (
    words
  );
  if (run.isStrong) return <strong>{looked}</strong>;
  return run.isEmphasised ? <em>{looked}</em> : looked;
}
