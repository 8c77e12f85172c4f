import { setNonce } from 'get-nonce';

/** The nonce of this load, which the main process wrote into the page; empty without a policy. */
export function styleNonce(): string {
  const meta = document.querySelector('meta[name="style-nonce"]');
  return meta instanceof HTMLMetaElement ? meta.content : '';
}

/** Tells react-remove-scroll (inside Mantine's dialogs) the nonce: it has no property for it. */
export function shareNonce(): void {
  setNonce(styleNonce());
}
