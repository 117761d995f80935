// Owns the menu in which one of a short list of reasons is chosen, the last one used marked. Must not know what it is a reason for.
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';

interface ReasonMenuProps<Reason extends string> {
  /** The button it opens at; null while it is shut. */
  readonly anchor: HTMLElement | null;
  readonly name: string;
  readonly reasons: readonly Reason[];
  readonly last: Reason;
  readonly onChoose: (reason: Reason) => void;
  readonly onClose: () => void;
}

/** The menu; it shuts when a reason is chosen. */
export function ReasonMenu<Reason extends string>({ anchor, name, reasons, last, onChoose, onClose }: ReasonMenuProps<Reason>) {
  return (
    <Menu open={anchor !== null} anchorEl={anchor} onClose={onClose} slotProps={{ list: { 'aria-label': name } }}>
      {reasons.map((reason) => (
        <MenuItem
          key={reason}
          selected={reason === last}
          onClick={() => {
            onChoose(reason);
            onClose();
          }}
        >
          {reason}
        </MenuItem>
      ))}
    </Menu>
  );
}
