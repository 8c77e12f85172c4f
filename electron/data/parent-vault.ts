import type { FromDataProcess } from '#contract/data-process.ts';
import type { Vault } from '#electron/sync/credentials.ts';

/** A vault of the main process, which alone knows Electron: questions go there, answers come back by number. */
export function parentVault(post: (message: FromDataProcess) => void): {
  readonly vault: Vault;
  answered(id: number, text: string | null): void;
} {
  const waiting = new Map<number, (text: string | null) => void>();
  let last = 0;
  const ask = (kind: 'seal' | 'unseal', text: string): Promise<string | null> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      post({ kind, id: last, text });
    });
  return {
    vault: { seal: (text) => ask('seal', text), unseal: (text) => ask('unseal', text) },
    answered: (id, text) => {
      waiting.get(id)?.(text);
      waiting.delete(id);
    },
  };
}
