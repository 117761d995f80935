// Owns: protected desks whose passphrase costs nothing to try, so that tests of other things do not wait for it. Must not be used to test what a try costs.
import { openDeskIn } from '../../db/domains/desk/cases.ts';
import { heldDeskKey, holdDeskKey, letDeskKeyGo } from '../../db/store/heldKeys.ts';
import { newDeskKey, passphraseSlot, readKeyring, writeKeyring } from '../../db/store/keyring.ts';
import { closeStore } from '../../db/store/open.ts';

/** What a try costs here. */
export const cheap = { n: 2, r: 1, p: 1 } as const;

/** Makes an empty protected desk, locked. */
export async function lockedDeskIn(folder: string, passphrase: string): Promise<void> {
  const deskKey = newDeskKey();
  const slots = [await passphraseSlot(deskKey, passphrase, cheap)];
  writeKeyring(folder, { format: 'ombudsman-desk-keys/1', state: 'protected', autoLockMinutes: 15, slots });
  holdDeskKey(folder, deskKey);
  closeStore(openDeskIn(folder));
  letDeskKeyGo(folder);
}

/** Wraps the key of an unlocked desk anew under its passphrase, at no cost. */
export async function makeCheap(folder: string, passphrase: string): Promise<void> {
  const [keyring, deskKey] = [readKeyring(folder), heldDeskKey(folder)];
  if (keyring === null || deskKey === null) throw new Error('The desk is protected and unlocked.');
  const others = keyring.slots.filter(({ kind }) => kind !== 'passphrase');
  writeKeyring(folder, { ...keyring, slots: [await passphraseSlot(deskKey, passphrase, cheap), ...others] });
}
