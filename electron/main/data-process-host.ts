import { randomUUID } from 'node:crypto';
import {
  MessageChannelMain,
  utilityProcess,
  type UtilityProcess,
  type WebContents,
} from 'electron';
import {
  fromDataProcessSchema,
  type Grant,
  type LogFields,
  type Reminder,
  type ShownCall,
  type ToldSession,
  type ToDataProcess,
} from '#contract/data-process.ts';
import { AppError } from '#contract/errors.ts';
import { useVault } from './vault.ts';
import { createRestartLimit } from './restart-limit.ts';

export type DataProcessHost = {
  /** Gives a window a port, now and after each restart, until the window is gone. */
  connect(window: WebContents): void;
  /** Lets the data process use a file; answers the token once it knows it. */
  grant(path: string, mode: Grant['mode']): Promise<string>;
  pathOf(token: string): string | null;
  log(event: string, fields: LogFields): void;
  /** Has nothing answered until somebody signs in again. */
  lock(): void;
  /** Has the number in a text called, from a link or the clipboard. */
  dial(text: string, from: 'link' | 'clipboard'): void;
  /** Has the file closed cleanly, or ends the process when that takes too long. */
  stop(): Promise<void>;
};

const stopLimitMs = 5000;

export type DataProcessListeners = {
  /** It died too often and is not started again until a person asks. */
  readonly onGivenUp?: () => void;
  /** A call began or ended outside of the windows. */
  readonly onCall?: (call: ShownCall) => void;
  /** A task of who works here fell due. */
  readonly onReminder?: (reminder: Reminder) => void;
  /** Somebody signed in or went, or after how long one counts as gone has changed. */
  readonly onSession?: (session: ToldSession) => void;
};

/** Starts the data process and starts it anew when it dies, up to three times a minute. */
export function startDataProcess(
  program: string,
  args: readonly string[],
  listeners: DataProcessListeners = {},
): DataProcessHost {
  const limit = createRestartLimit(3, 60_000);
  const windows = new Set<WebContents>();
  const grants = new Map<string, Grant>();
  const waiting = new Map<string, { granted(): void; refused(): void }>();
  let child: UtilityProcess | null = null;
  let stopping = false;
  let signedIn: string | null = null;

  const say = (message: ToDataProcess): void => child?.postMessage(message);
  const sendPort = (window: WebContents): void => {
    const { port1, port2 } = new MessageChannelMain();
    child?.postMessage({ kind: 'port' } satisfies ToDataProcess, [port1]);
    window.postMessage('data-port', null, [port2]);
  };
  const tell = (state: 'restarting' | 'failed'): void => {
    for (const window of windows) if (!window.isDestroyed()) window.send('data-process', state);
  };
  const start = (): void => {
    // One that follows another goes on with the same person: an accident is no reason to sign in.
    const who = signedIn === null ? [] : [`--signed-in=${signedIn}`];
    const started = utilityProcess.fork(program, [...args, ...who], { serviceName: 'Data' });
    child = started;
    started.on('message', (message: unknown) => {
      const parsed = fromDataProcessSchema.safeParse(message);
      if (!parsed.success) return;
      const said = parsed.data;
      switch (said.kind) {
        case 'granted':
          waiting.get(said.token)?.granted();
          return;
        case 'call':
          listeners.onCall?.(said.call);
          return;
        case 'remind':
          listeners.onReminder?.(said.reminder);
          return;
        case 'seal':
        case 'unseal':
          say({ kind: 'vault', id: said.id, text: useVault(said.kind, said.text) });
          return;
        case 'session':
          signedIn = said.session.personId;
          listeners.onSession?.(said.session);
      }
    });
    started.on('exit', (code) => {
      if (child !== started) return;
      child = null;
      for (const grant of waiting.values()) grant.refused();
      if (stopping) return;
      if (!limit.allow()) {
        tell('failed');
        listeners.onGivenUp?.();
        return;
      }
      tell('restarting');
      start();
      say({ kind: 'log', event: 'data-process-died', fields: { code } });
      for (const grant of grants.values()) say({ kind: 'grant', grant });
      for (const window of windows) sendPort(window);
    });
  };
  start();

  return {
    connect: (window) => {
      if (!windows.has(window)) {
        windows.add(window);
        window.once('destroyed', () => windows.delete(window));
      }
      // A person who asks again after a failure gets another try.
      if (child === null && !stopping) {
        limit.reset();
        start();
      }
      sendPort(window);
    },
    grant: (path, mode) => {
      const grant: Grant = { token: randomUUID(), path, mode };
      return new Promise((resolve, reject) => {
        const gone = (): void => {
          waiting.delete(grant.token);
          reject(new AppError('app/data-process-gone', 'No data process', { retryable: true }));
        };
        if (child === null) {
          gone();
          return;
        }
        grants.set(grant.token, grant);
        waiting.set(grant.token, {
          granted: () => {
            waiting.delete(grant.token);
            resolve(grant.token);
          },
          refused: gone,
        });
        say({ kind: 'grant', grant });
      });
    },
    pathOf: (token) => grants.get(token)?.path ?? null,
    log: (event, fields) => say({ kind: 'log', event, fields }),
    lock: () => say({ kind: 'lock' }),
    dial: (text, from) => say({ kind: 'dial', text, from }),
    stop: () => {
      stopping = true;
      const last = child;
      if (last === null) return Promise.resolve();
      return new Promise((resolve) => {
        const overdue = setTimeout(() => {
          // It does not end by a gentler signal; the file is safe at any moment.
          if (last.pid !== undefined) process.kill(last.pid, 'SIGKILL');
          resolve();
        }, stopLimitMs);
        last.once('exit', () => {
          clearTimeout(overdue);
          resolve();
        });
        last.postMessage({ kind: 'close' } satisfies ToDataProcess);
      });
    },
  };
}
