// Owns the start of the page: fonts, providers, the first paint. Must not reach for Node or Electron.
import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('renderer/index.html has no element with the id root.');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
