import { fork } from 'node:child_process';
import type { ReplyMessage, RequestMessage } from '#contract/channel.ts';

/** A data process that is loaded and waits for its folder. */
export type DataProcessChild = {
  /** Opens the file of this folder and hears its one window from then on. */
  begin(folder: string): Promise<void>;
  ask(request: RequestMessage): void;
  kill(): void;
  readonly ended: Promise<{ readonly signal: NodeJS.Signals | null; readonly errors: string }>;
};

/** Starts the data process in plain Node; `onReply` sees each of its answers, events left out. */
export function startDataProcess(
  script: string,
  onReply: (reply: Exclude<ReplyMessage, { event: string }>) => void,
): DataProcessChild {
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.on('message', (message: { reply?: ReplyMessage }) => {
    if (message.reply && 'ok' in message.reply) onReply(message.reply);
  });
  const ended = new Promise<{ signal: NodeJS.Signals | null; errors: string }>((resolve) => {
    child.once('close', (_, signal) => resolve({ signal, errors }));
  });
  // What is said to a process that was just killed has nobody to hear it.
  const send = (message: string | object): void => void child.send(message, () => undefined);
  return {
    begin: (folder) =>
      new Promise((resolve) => {
        child.on('message', (message) => {
          if (message === 'serving') resolve();
        });
        send(folder);
      }),
    ask: (request) => send({ request }),
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
