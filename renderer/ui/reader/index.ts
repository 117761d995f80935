// Owns what the reader shows to the screens.
export { Reader } from './Reader.tsx';
