// Owns what the precedents feature shows to the rest of the window.
export { PrecedentsPanel } from './PrecedentsPanel.tsx';
