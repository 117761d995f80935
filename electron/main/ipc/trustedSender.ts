// Owns whose messages are heard: the main frame of the application's own page. Pure: must not import Electron, so that both answers are tested.

/** What is known of the frame a message came from. */
export type SenderFrame = { readonly url: string; readonly parent: unknown };

/**
 * Whether a message may be heard.
 * @param frame the sending frame; null when it is gone already
 * @param isPage answers whether an address is the application's page
 */
export function isTrustedSender(frame: SenderFrame | null, isPage: (address: string) => boolean): boolean {
  return frame !== null && frame.parent === null && isPage(frame.url);
}
