// Owns a button whose work takes a while: it cannot be pressed again meanwhile, and keeps the keyboard, which a disabled one loses. Must not know the work.
import Button, { type ButtonProps } from '@mui/material/Button';

/** The button. */
export function BusyButton({ isBusy, onClick, ...rest }: ButtonProps & { readonly isBusy: boolean }) {
  return (
    <Button
      {...rest}
      {...(isBusy ? { 'aria-disabled': true } : { onClick })}
      sx={[isBusy && { opacity: 0.5 }, ...(Array.isArray(rest.sx) ? rest.sx : [rest.sx])]}
    />
  );
}
