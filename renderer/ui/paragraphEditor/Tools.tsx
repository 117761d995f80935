// Owns the row of tools over the text, for those who use the mouse, and the count of words. Every tool has its key; must not know the editor.
import CommentOutlined from '@mui/icons-material/CommentOutlined';
import FormatIndentIncrease from '@mui/icons-material/FormatIndentIncrease';
import Spellcheck from '@mui/icons-material/Spellcheck';
import Title from '@mui/icons-material/Title';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { editorText } from '../../text/paragraphEditor.ts';
import { ChangeButton } from '../changing.tsx';

interface ToolsProps {
  readonly words: { readonly here: number; readonly all: number };
  readonly onHeading: () => void;
  readonly onItem: () => void;
  readonly onNote: () => void;
  readonly onSpelling: () => void;
  /** Escape: back to the text. */
  readonly onLeave: () => void;
  /** Tools of the screen the editor stands on. */
  readonly children?: ReactNode;
}

/** The row; it stays while the text scrolls. */
export function Tools({ words, onHeading, onItem, onNote, onSpelling, onLeave, children }: ToolsProps) {
  const tool = (name: string, key: string, icon: ReactNode, act: () => void) => (
    <ChangeButton
      color="inherit"
      size="small"
      startIcon={icon}
      title={`${name} (${key})`}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {name}
    </ChangeButton>
  );
  return (
    <Box
      role="group"
      aria-label={editorText.tools}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
      sx={{
        position: 'sticky',
        // Screens leave 16 px above their text: words scrolled away would show in them.
        top: -16,
        zIndex: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 0.5,
        py: 0.5,
        mb: 1.5,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {tool(editorText.heading, 'Ctrl+Alt+1', <Title fontSize="small" />, onHeading)}
      {tool(editorText.item, 'Tab', <FormatIndentIncrease fontSize="small" />, onItem)}
      {tool(editorText.note, 'Ctrl+Alt+M', <CommentOutlined fontSize="small" />, onNote)}
      {tool(editorText.spelling, 'F7', <Spellcheck fontSize="small" />, onSpelling)}
      {children}
      <Typography variant="caption" sx={{ ml: 'auto', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {editorText.words(words.here, words.all)}
      </Typography>
    </Box>
  );
}
