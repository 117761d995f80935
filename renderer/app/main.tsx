// Owns the start of the page: mounts the first screen and says when it is painted. Must not reach for Node or Electron.
import '@fontsource-variable/inter';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';

function EmptyDesk() {
  useEffect(() => {
    performance.mark('desk:shell');
  }, []);
  return <main style={{ fontFamily: 'Inter Variable', padding: 24 }}>Ombudsman Desk</main>;
}

const place = document.getElementById('root');
if (place === null) throw new Error('renderer/index.html has no element with the id root.');
createRoot(place).render(
  <StrictMode>
    <EmptyDesk />
  </StrictMode>,
);
