import type { ReplyMessage } from '#contract/channel.ts';
import { toDataProcessSchema, type FromDataProcess } from '#contract/data-process.ts';
import { toWireError } from '#contract/errors.ts';
import type { DataSession } from './data-session.ts';
import { createDispatcher } from './dispatcher.ts';
import type { EventHub } from './events.ts';
import type { FileGrants } from './file-grants.ts';
import type { Logger } from './logger.ts';
import type { DataPort, ParentPort } from './parent-port.ts';

export type Service = {
  readonly parent: ParentPort;
  readonly session: DataSession;
  readonly events: EventHub;
  readonly grants: FileGrants;
  readonly log: Logger;
  /** The main process has enciphered or deciphered something. */
  readonly onVault?: (id: number, text: string | null) => void;
  /** Called once the file is closed. */
  readonly exit: (code: number) => void;
};

// So long a closed window's last words may take to arrive.
const lastWordsMs = 300;

/** Answers windows as their ports come, and the main process, until it says `close`. */
export function serveWindows(service: Service): void {
  const { parent, session, events, grants, log, exit } = service;
  const dispatch = createDispatcher(() => session.served(), log);
  const ports = new Set<DataPort>();
  const atWork = new Set<Promise<void>>();
  let portsClosed: (() => void) | null = null;

  const serve = (port: DataPort): void => {
    ports.add(port);
    events.attach(port);
    port.onMessage((message) => {
      const work = dispatch(message).then((reply) => answer(port, reply));
      atWork.add(work);
      void work.finally(() => atWork.delete(work));
    });
    port.onClose(() => {
      ports.delete(port);
      events.detach(port);
      if (ports.size === 0) portsClosed?.();
    });
    port.start();
  };

  const answer = (port: DataPort, reply: ReplyMessage): void => {
    try {
      port.post(reply);
    } catch (error) {
      // A value that no port can carry is our own fault, but no reason to lose the process.
      log.error(error, { during: 'answer' });
      if ('id' in reply) port.post({ id: reply.id, ok: false, error: toWireError(error) });
    }
  };

  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    // What a window sent before it closed comes before its port's end.
    if (ports.size > 0) {
      await new Promise<void>((resolve) => {
        portsClosed = resolve;
        setTimeout(resolve, lastWordsMs);
      });
    }
    session.giveUp();
    await Promise.allSettled(atWork);
    let code = 0;
    await session.close().catch((error: unknown) => {
      log.error(error);
      code = 1;
    });
    exit(code);
  };

  parent.onMessage((message, [port]) => {
    const parsed = toDataProcessSchema.safeParse(message);
    if (!parsed.success) {
      log.info('message-refused', { reason: 'parent' });
      return;
    }
    const said = parsed.data;
    switch (said.kind) {
      case 'port':
        if (port) serve(port);
        return;
      case 'grant':
        grants.add(said.grant);
        parent.post({ kind: 'granted', token: said.grant.token } satisfies FromDataProcess);
        return;
      case 'log':
        log.info(said.event, said.fields);
        return;
      case 'dial':
        void session.dial(said.text, said.from).catch((error: unknown) => log.error(error));
        return;
      case 'vault':
        service.onVault?.(said.id, said.text);
        return;
      case 'lock':
        void session.lock().catch((error: unknown) => log.error(error));
        return;
      case 'close':
        void close();
    }
  });
  parent.onGone(() => void close());
}
