// Owns what the report feature shows to the rest of the window.
export { ReportScreen } from './ReportScreen.tsx';
