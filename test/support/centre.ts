import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ChannelInput, ChannelName, ChannelOutput, EventName, Events } from '#contract/ipc.ts';
import type { FromDataProcess } from '#contract/data-process.ts';
import type { WireError } from '#contract/errors.ts';
import type { GroupLine } from '#contract/people.ts';
import { writeLegacyJob } from '#electron/data/legacy/legacy-work.ts';
import { createDispatcher } from '#electron/data/dispatcher.ts';
import { openCentre } from '#electron/data/open-data.ts';
import type { SessionMemory } from '#electron/data/session/session.ts';
import { tempDir } from './tmp-dir.ts';

export type TestPerson = {
  readonly login: string;
  readonly name: string;
  readonly group: string;
  readonly password: string;
};

export const administrator: TestPerson = {
  login: 'sokolova',
  name: 'Соколова Анна',
  group: 'administrator',
  password: 'вишня сад окно',
};

/** A refusal as a window gets it. */
export class Refused extends Error {
  readonly code: WireError['code'];
  readonly details: WireError['details'];

  constructor(error: WireError) {
    super(`${error.code}: ${error.message}`);
    this.code = error.code;
    this.details = error.details;
  }
}

/** A Wednesday: three working days later it is still the same year. */
export const wednesday = Date.UTC(2026, 9, 14, 9);

/** The whole data process but for its port: real file, real use cases, asked as a window asks. */
export function openTestCentre(
  options: {
    readonly folder?: string;
    readonly memory?: SessionMemory;
    /** When the clock is started; now, unless a test hangs on the day. */
    readonly startAt?: number;
    /** How old workbooks are written; a thread for each costs a test a second. */
    readonly runLegacyJob?: typeof writeLegacyJob;
  } = {},
) {
  const folder = options.folder ?? tempDir();
  const memory = options.memory ?? { personId: null, locked: false };
  const events: { event: EventName; payload: Events[EventName] }[] = [];
  const told: FromDataProcess[] = [];
  const faults: unknown[] = [];
  let ahead = options.startAt === undefined ? 0 : options.startAt - Date.now();
  const file = join(folder, 'centre.db');
  const opened = openCentre({
    file,
    version: '9.9.9',
    emit: (event, payload) => events.push({ event, payload }),
    memory,
    tellMain: (message) => told.push(message),
    resolveGrant: (token) => ({ path: join(folder, token), name: token }),
    reopen: async (change) => change(),
    onError: (error) => faults.push(error),
    runLegacyJob: options.runLegacyJob ?? writeLegacyJob,
    now: () => Date.now() + ahead,
  });
  const log = { info: () => undefined, error: () => undefined };
  const dispatch = createDispatcher(() => opened, log);

  /** What the data process says to a message on a channel, whatever it holds. */
  const post = (channel: string, input: unknown) => dispatch({ id: 1, channel, input });

  const ask = async <N extends ChannelName>(
    channel: N,
    input: ChannelInput<N>,
  ): Promise<ChannelOutput<N>> => {
    const reply = await post(channel, input);
    if (!('ok' in reply)) throw new Error('an event for an answer');
    if (!reply.ok) throw new Refused(reply.error);
    return reply.value as ChannelOutput<N>;
  };

  const group = async (key: string): Promise<GroupLine> => {
    const found = (await ask('groups-list', {})).find((one) => one.key === key);
    if (!found) throw new Error(`no group ${key}`);
    return found;
  };

  const add = async ({ group: key, ...person }: TestPerson): Promise<number> => {
    const { pk } = await ask('person-create', { ...person, groupPk: (await group(key)).pk });
    return pk;
  };

  const signIn = ({ login, password }: TestPerson) => ask('session-sign-in', { login, password });

  const passSeconds = (seconds: number): void => {
    ahead += seconds * 1000;
  };

  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await opened.close();
  };
  onTestFinished(close);
  return {
    folder,
    file,
    opened,
    events,
    told,
    faults,
    post,
    ask,
    group,
    add,
    signIn,
    passSeconds,
    close,
  };
}

/** What a question is refused with; it is a fault when it is answered. */
export async function refusalOf(
  question: Promise<unknown>,
): Promise<Pick<Refused, 'code' | 'details'>> {
  const error: unknown = await question.then(
    () => new Error('it was answered'),
    (refused: unknown) => refused,
  );
  if (!(error instanceof Refused)) throw error;
  return { code: error.code, details: error.details };
}

/** The code a question is refused with, or null when it is answered. */
export async function codeOf(question: Promise<unknown>): Promise<string | null> {
  try {
    await question;
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}
