import { resolve } from 'node:path';

export type StartOptions = {
  /** Folder of the data file, absolute; null for the user's own. */
  readonly dataFolder: string | null;
  /** Where to put a picture of the first ready window. */
  readonly readyPicture: string | null;
  readonly exitAfterReady: boolean;
};

const longestLink = 500;

/** The telephone link that the system opens the application with, as it hands it over; else null. */
export function dialledLink(args: readonly string[]): string | null {
  const link = args.find((arg) => /^(?:tel|callto|sip):/i.test(arg));
  return link === undefined || link.length > longestLink ? null : link;
}

/** Reads what the application was started with; relative paths are of the folder it started in. */
export function startOptions(args: readonly string[], folder: string): StartOptions {
  const path = (name: string): string | null => {
    const prefix = `--${name}=`;
    const value = args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
    return value === undefined || value === '' ? null : resolve(folder, value);
  };
  return {
    dataFolder: path('data-dir'),
    readyPicture: path('ready-picture'),
    exitAfterReady: args.includes('--exit-after-ready'),
  };
}
