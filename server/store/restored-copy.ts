import type { Store } from './sql.ts';

/** A backup that was unpacked beside the data in use, which it does not touch yet. */
export type RestoredCopy = {
  readonly store: Store;
  /** Puts it in place of the data in use, at one moment; answers where those lie now, null when there were none. */
  putInPlace(now: number): Promise<string | null>;
  /** Leaves everything as it was. */
  discard(): Promise<void>;
};

/** A backup that is not put over what is there. */
export class RestoreRefused extends Error {
  readonly code: 'restore/has-data' | 'restore/in-use' | 'restore/other-kind' | 'restore/not-sound';

  constructor(code: RestoreRefused['code'], message: string) {
    super(message);
    this.name = 'RestoreRefused';
    this.code = code;
  }
}

/** Refuses to put a backup over data unless it is told to. */
export function requireReplace(hasData: boolean, replace: boolean): void {
  if (!hasData || replace) return;
  throw new RestoreRefused(
    'restore/has-data',
    'there are data already; nothing has changed. With --replace they are set aside, not deleted',
  );
}

/** The end of a name under which data are set aside. */
export function setAsideSuffix(now: number): string {
  return `before-${new Date(now).toISOString().replace(/\D/g, '').slice(0, 14)}`;
}
