// Owns what the checks feature shows to the rest of the window.
export { ChecksPanel } from './ChecksPanel.tsx';
