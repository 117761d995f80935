// Owns what the marks feature shows to the rest of the window.
export { MarksDialog } from './MarksDialog.tsx';
