// Owns the field that says which page is shown and goes to another. Must not know what has pages.
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { useEffect, useState } from 'react';
import { readerText } from '../../text/reader.ts';

interface GoToPageProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** `page [3] of 12`: type a number and press Enter. */
export function GoToPage({ page, pages, onPage }: GoToPageProps) {
  const [typed, setTyped] = useState(`${page}`);
  useEffect(() => setTyped(`${page}`), [page]);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', fontSize: 12, color: 'text.secondary', gap: 0.5 }}>
      <InputBase
        value={typed}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(`${page}`)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed === '') return;
          event.preventDefault();
          onPage(Number(typed));
        }}
        slotProps={{ input: { 'aria-label': readerText.pageOf(pages), inputMode: 'numeric' } }}
        sx={{
          width: `${Math.max(2, `${pages}`.length) + 2}ch`,
          fontSize: 12,
          border: 1,
          borderColor: 'divider',
          borderRadius: 0.5,
          '& input': { textAlign: 'right', p: '1px 4px' },
        }}
      />
      {readerText.ofPages(pages)}
    </Box>
  );
}
