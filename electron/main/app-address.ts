/** Where the window's files live: a scheme of our own, because file:// pages may read the disk. */
export const appScheme = 'app';
export const appStart = 'app://centre/index.html';

/** Whether an address is of our own window. `URL.origin` knows no custom schemes, so by parts. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${appScheme}:` && url.host === 'centre';
}

/** Whether a message may come from this frame: the main frame of a page of ours, still there. */
export function isTrustedFrame(
  frame: { readonly url: string; readonly parent: unknown } | null,
): boolean {
  return frame?.parent === null && isOwnAddress(frame.url);
}
