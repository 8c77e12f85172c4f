import { safeStorage } from 'electron';

/**
 * Enciphers or deciphers with the key that the system keeps for this user; null where it keeps none: then whoever asks
 * does without, because a key that stands beside what it locks would only look like one.
 */
export function useVault(kind: 'seal' | 'unseal', text: string): string | null {
  const isReal =
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  if (!isReal) return null;
  try {
    return kind === 'seal'
      ? safeStorage.encryptString(text).toString('base64')
      : safeStorage.decryptString(Buffer.from(text, 'base64'));
  } catch {
    return null;
  }
}
