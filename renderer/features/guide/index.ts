// Owns what the guide shows to the rest of the window.
export { GuideDialog } from './GuideDialog.tsx';
