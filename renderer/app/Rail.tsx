// Owns the left rail: the nine screens, the way back to all cases, the guide and the keys. Must not know what the screens hold.
import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import ArticleOutlined from '@mui/icons-material/ArticleOutlined';
import DateRangeOutlined from '@mui/icons-material/DateRangeOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import LocalLibraryOutlined from '@mui/icons-material/LocalLibraryOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import TimelineOutlined from '@mui/icons-material/TimelineOutlined';
import VerticalSplitOutlined from '@mui/icons-material/VerticalSplitOutlined';
import Box from '@mui/material/Box';
import type SvgIcon from '@mui/material/SvgIcon';
import { type ScreenName, screens } from '../api/place.tsx';
import { actionTexts, keyWords } from '../text/actions.ts';
import { guideText } from '../text/guide.ts';
import { precedentsText } from '../text/precedents.ts';
import { screenText, shellText } from '../text/shell.ts';
import { sizes } from '../theme/tokens.ts';
import { LookSwitch } from './LookSwitch.tsx';

const icons: Readonly<Record<ScreenName, typeof SvgIcon>> = {
  overview: ApartmentOutlined,
  evidence: FolderOutlined,
  sideBySide: VerticalSplitOutlined,
  chronology: TimelineOutlined,
  scope: DateRangeOutlined,
  findings: EditNoteOutlined,
  determination: GavelOutlined,
  report: ArticleOutlined,
  history: HistoryOutlined,
};

interface RailProps {
  readonly screen: ScreenName;
  readonly onScreen: (screen: ScreenName) => void;
  readonly isPrecedentsOpen: boolean;
  readonly onPrecedents: () => void;
  readonly onGuide: () => void;
  readonly onKeys: () => void;
}

/** The rail, 56 px wide. */
export function Rail({ screen, onScreen, isPrecedentsOpen, onPrecedents, onGuide, onKeys }: RailProps) {
  return (
    <Box
      component="nav"
      aria-label={shellText.screens}
      sx={{
        width: sizes.rail,
        flex: 'none',
        display: 'flex',
        flexDirection: 'column',
        borderRight: 1,
        borderColor: 'divider',
        overflowY: 'auto',
        // A bar would lie over the names; the line that is cut says that there is more.
        scrollbarWidth: 'none',
      }}
    >
      {screens.map((name, index) => {
        const Icon = icons[name];
        return (
          <RailButton
            key={name}
            isCurrent={name === screen}
            label={railName(name)}
            title={`${screenText[name].name} (Alt+${index + 1})`}
            onClick={() => onScreen(name)}
          >
            <Icon sx={{ fontSize: 20 }} />
            <span>{screenText[name].short}</span>
          </RailButton>
        );
      })}
      <Box sx={{ flex: 1 }} />
      <RailButton
        isCurrent={false}
        isPressed={isPrecedentsOpen}
        label={precedentsText.title}
        title={`${precedentsText.hint} (${keyWords(actionTexts.precedents.keys[0])})`}
        onClick={onPrecedents}
      >
        <LocalLibraryOutlined sx={{ fontSize: 20 }} />
        <span>{precedentsText.title}</span>
      </RailButton>
      <LookSwitch />
      <RailButton
        isCurrent={false}
        label={guideText.title}
        title={`${guideText.title} (${keyWords(actionTexts.guide.keys[0])})`}
        onClick={onGuide}
      >
        <MenuBookOutlined sx={{ fontSize: 18 }} />
      </RailButton>
      <RailButton isCurrent={false} label={shellText.keyMap} title={`${shellText.keyMap} (?)`} onClick={onKeys}>
        <KeyboardOutlined sx={{ fontSize: 18 }} />
      </RailButton>
    </Box>
  );
}

/** A button's name begins with the word it shows. */
function railName(name: ScreenName): string {
  const { name: full, short } = screenText[name];
  return full === short ? full : `${short}: ${full}`;
}

interface RailButtonProps {
  readonly isCurrent: boolean;
  /** Of what is shown or hidden beside the screen; left out elsewhere. */
  readonly isPressed?: boolean;
  readonly label: string;
  readonly title: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

/** One place of the rail: an icon over a short word. */
function RailButton({ isCurrent, isPressed, label, title, onClick, children }: RailButtonProps) {
  return (
    <Box
      component="button"
      type="button"
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      aria-pressed={isPressed}
      title={title}
      onClick={onClick}
      sx={{
        all: 'unset',
        boxSizing: 'border-box',
        width: '100%',
        py: 0.75,
        px: 0.5,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: '2px',
        cursor: 'pointer',
        fontSize: 9.5,
        letterSpacing: '-0.01em',
        lineHeight: 1.1,
        textAlign: 'center',
        hyphens: 'manual',
        color: isCurrent ? 'primary.main' : 'text.secondary',
        bgcolor: isCurrent ? 'desk.selected' : 'transparent',
        boxShadow: isCurrent ? 'inset 2px 0 0 var(--mui-palette-primary-main)' : 'none',
        '&:hover': { color: 'text.primary' },
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: '-2px' },
      }}
    >
      {children}
    </Box>
  );
}
