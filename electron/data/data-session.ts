import { AppError } from '#contract/errors.ts';
import { channels, type ChannelName, type Handlers } from '#contract/ipc.ts';

/** What answers the windows, and who may ask. */
export type Served = {
  readonly handlers: Handlers;
  /** Throws `access/signed-out` or `access/denied` when who is here may not ask this. */
  admit(channel: ChannelName): void;
  /** Answers a question and tells which step it made that can be taken back, if it made one. */
  watchStep?<T>(work: () => T): { readonly result: T; readonly step: number | null };
};

/** The data as opened: what answers the windows, and how to close the file cleanly. */
export type OpenedData = Served & {
  /** Keeps who is signed in and answers nothing more until the same or another person signs in. */
  lock(): void;
  /** Begins a call from outside of the windows: a link, the clipboard. */
  readonly dial: Dial;
  /** Ends what takes long and can be begun again: nobody waits for it any more. */
  giveUp(): void;
  close(): void | Promise<void>;
};

/** Begins a call to the number in a text. */
export type Dial = (text: string, from: 'link' | 'clipboard') => void;

/** Closes the file, lets `change` put another one in its place, opens what is there then. */
export type Reopen = (change: () => void | Promise<void>) => Promise<void>;

/** What still works without an open file, for the person to get out of the trouble. */
export type RescueHandlers = Pick<Handlers, 'backup-list' | 'backup-restore'>;

export type DataSession = {
  /** What answers now; waits while a file is being opened or changed. */
  served(): Promise<Served>;
  readonly reopen: Reopen;
  /** Does nothing while no file is open, as then nothing is shown either. */
  lock(): Promise<void>;
  /** Does nothing while no file is open. */
  dial(...call: Parameters<Dial>): Promise<void>;
  /** Ends long work of the open file, so that `close` need not wait for it. */
  giveUp(): void;
  close(): Promise<void>;
};

/**
 * Holds the open data and survives a file that does not open: then each question is refused with
 * the reason, the rescue channels still answer, and `app-info` asked a second time tries again.
 */
export function openDataSession(
  open: (reopen: Reopen) => OpenedData | Promise<OpenedData>,
  rescue: (reopen: Reopen) => RescueHandlers,
  onFault: (error: unknown) => void,
): DataSession {
  let opened: OpenedData | null = null;
  let current: Promise<Served>;

  const tryOpen = async (): Promise<Served> => {
    try {
      opened = await open(reopen);
      return opened;
    } catch (error) {
      onFault(error);
      return refusing(error);
    }
  };
  const closeFile = async (): Promise<void> => {
    const closing = opened;
    opened = null;
    await closing?.close();
  };
  // A rejected change leaves the windows with whatever opens now, not without an answer.
  const reopen: Reopen = (change) => {
    const before = current;
    const changed = before.then(closeFile).then(change);
    current = changed.then(tryOpen, tryOpen);
    const settled = current;
    return changed.then(async () => {
      await settled;
    });
  };
  const refusing = (reason: unknown): Served => {
    const refuse = (): never => {
      throw reason instanceof AppError
        ? reason
        : new AppError('data/cannot-open', 'The data file does not open', { cause: reason });
    };
    const names = Object.keys(channels);
    const all = Object.fromEntries(names.map((name) => [name, refuse])) as unknown as Handlers;
    let asked = false;
    const appInfo: Handlers['app-info'] = async (input) => {
      if (!asked) {
        asked = true;
        return refuse();
      }
      current = tryOpen();
      return (await current).handlers['app-info'](input);
    };
    return {
      handlers: { ...all, ...rescue(reopen), 'app-info': appInfo },
      // Who works here stands in the file that does not open; everything but the rescue is refused.
      admit: () => undefined,
    };
  };

  current = tryOpen();
  return {
    served: () => current,
    reopen,
    lock: async () => {
      await current;
      opened?.lock();
    },
    dial: async (...call) => {
      await current;
      opened?.dial(...call);
    },
    giveUp: () => opened?.giveUp(),
    close: async () => {
      await current;
      await closeFile();
    },
  };
}
