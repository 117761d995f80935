// Owns what the search feature shows to the rest of the window.
export { SearchBox } from './SearchBox.tsx';
