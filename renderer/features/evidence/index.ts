// Owns what the evidence feature shows to the rest of the window.
export { EvidenceScreen } from './EvidenceScreen.tsx';
