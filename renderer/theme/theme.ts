// Owns the MUI theme made from the tokens: dense, calm, light and dark. Must not hold colours of its own.
import { createTheme } from '@mui/material/styles';
import { type Colours, dark, fonts, type HeadLooks, light, motionMs, type PartyHue, sizes, type TagHues } from './tokens.ts';

declare module '@mui/material/styles' {
  interface Palette {
    resident: PartyHue;
    landlord: PartyHue;
    third: PartyHue;
    desk: DeskPalette;
  }
  interface PaletteOptions {
    resident?: PartyHue;
    landlord?: PartyHue;
    third?: PartyHue;
    desk?: DeskPalette;
  }
}

/** Colours MUI has no name for; in style sheets `var(--mui-palette-desk-scope)` and so on. */
export interface DeskPalette {
  readonly sunken: string;
  readonly selected: string;
  readonly scope: string;
  readonly scopeEdge: string;
  readonly mark: string;
  readonly markOpen: string;
  readonly found: string;
  readonly heads: HeadLooks;
  readonly tags: TagHues;
}

function palette(colours: Colours) {
  return {
    background: { default: colours.page, paper: colours.paper },
    text: { primary: colours.words, secondary: colours.quiet },
    divider: colours.line,
    primary: { main: colours.accent, contrastText: colours.onAccent },
    warning: { main: colours.warning },
    error: { main: colours.error },
    success: { main: colours.success },
    resident: colours.resident,
    landlord: colours.landlord,
    third: colours.third,
    desk: {
      sunken: colours.sunken,
      selected: colours.selected,
      scope: colours.scope,
      scopeEdge: colours.scopeEdge,
      mark: colours.mark,
      markOpen: colours.markOpen,
      found: colours.found,
      heads: colours.heads,
      tags: colours.tags,
    },
  };
}

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data' },
  colorSchemes: { light: { palette: palette(light) }, dark: { palette: palette(dark) } },
  shape: { borderRadius: 4 },
  spacing: 8,
  typography: {
    fontFamily: fonts.ui,
    fontSize: sizes.uiText,
    htmlFontSize: 16,
    h1: { fontSize: 20, fontWeight: 600, lineHeight: 1.3 },
    h2: { fontSize: 15, fontWeight: 600, lineHeight: 1.35 },
    h3: { fontSize: 13, fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: 14, lineHeight: 1.45 },
    body2: { fontSize: 13, lineHeight: 1.4 },
    caption: { fontSize: 12, lineHeight: 1.35 },
    button: { fontSize: 13, fontWeight: 500, textTransform: 'none' },
  },
  transitions: {
    duration: {
      shortest: motionMs,
      shorter: motionMs,
      short: motionMs,
      standard: motionMs,
      complex: motionMs,
      enteringScreen: motionMs,
      leavingScreen: motionMs,
    },
  },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: { defaultProps: { size: 'small', disableElevation: true } },
    MuiIconButton: { defaultProps: { size: 'small' } },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    // The library's own grey is too faint on the tint of a button that is pointed at.
    MuiToggleButton: { styleOverrides: { root: ({ theme: own }) => ({ color: own.vars.palette.text.primary }) } },
    MuiTable: { defaultProps: { size: 'small' } },
    MuiChip: { defaultProps: { size: 'small' } },
    MuiTooltip: { defaultProps: { enterDelay: 500, disableInteractive: true } },
    MuiDialog: {
      defaultProps: { transitionDuration: motionMs },
      styleOverrides: {
        paper: ({ theme: own }) => ({
          // The library lightens paper in the dark by how high it lies: lines and quiet words were lost on that grey. A line sets it off instead.
          backgroundImage: 'none',
          border: `1px solid ${own.vars.palette.divider}`,
          // What keeps a form stays in sight: its fields scroll, as they do in a dialog without one.
          '& > form': { display: 'flex', flexDirection: 'column', minHeight: 0 },
        }),
      },
    },
    MuiDialogActions: { styleOverrides: { root: { padding: '8px 24px 16px' } } },
    // The gap in the outline is as wide as the label in it, whose letters are those of `body1`.
    MuiOutlinedInput: { styleOverrides: { notchedOutline: { fontSize: 14 } } },
    MuiMenuItem: { styleOverrides: { root: { fontSize: sizes.uiText, minHeight: 28, paddingTop: 3, paddingBottom: 3 } } },
    MuiInputBase: {
      styleOverrides: {
        root: { fontSize: sizes.uiText },
        // What a closed case says is read: only what cannot be done is faint.
        input: { '&::placeholder': { opacity: 0.8 }, '&.Mui-disabled': { WebkitTextFillColor: 'var(--mui-palette-text-secondary)' } },
      },
    },
    MuiTableCell: { styleOverrides: { root: { fontSize: sizes.uiText, padding: '4px 8px' }, head: { fontWeight: 600 } } },
    MuiCssBaseline: {
      styleOverrides: {
        'html, body, #root': { height: '100%' },
        body: { overflow: 'hidden' },
        // What a closed case switches off but a control itself does not know of.
        'fieldset[data-closed] .MuiButtonBase-root:not(.Mui-disabled)': { opacity: 0.4, pointerEvents: 'none' },
        ':focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '-2px' },
        '@media (prefers-reduced-motion: reduce)': { '*': { transition: 'none !important', animation: 'none !important' } },
      },
    },
  },
});
