import { expect, test } from 'vitest';
import { AppError } from '#contract/errors.ts';
import type { Handlers } from '#contract/ipc.ts';
import {
  openDataSession,
  type OpenedData,
  type RescueHandlers,
} from '#electron/data/data-session.ts';

const rescue: RescueHandlers = {
  'backup-list': () => [],
  'backup-restore': () => ({ restored: true, setAside: '' }),
};

/** A file that opens or does not, as the test says, and notes what was done with it. */
function fakeFile(outcomes: (Error | null)[]) {
  const done: string[] = [];
  const faults: unknown[] = [];
  const open = (): OpenedData => {
    const outcome = outcomes.shift() ?? null;
    if (outcome) throw outcome;
    done.push('open');
    const handlers = { 'view-list': () => [], 'app-info': () => ({}) } as unknown as Handlers;
    const dial = (text: string, from: string): void => void done.push(`${from} ${text}`);
    const note = (what: string) => () => void done.push(what);
    return {
      handlers,
      admit: () => undefined,
      lock: note('lock'),
      dial,
      giveUp: note('give up'),
      close: note('close'),
    };
  };
  const session = openDataSession(
    open,
    () => rescue,
    (error) => faults.push(error),
  );
  return { session, done, faults };
}

const refusal = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

test('answers with what the opened file has', async () => {
  const { session } = fakeFile([]);
  expect((await session.served()).handlers['view-list']({})).toEqual([]);
});

test('refuses each question with the reason why the file does not open', async () => {
  const { session, faults } = fakeFile([new AppError('data/newer-file', 'From a newer version')]);
  const { handlers } = await session.served();
  expect(await refusal(() => handlers['view-list']({}))).toBe('data/newer-file');
  expect(await refusal(() => handlers['app-info']({}))).toBe('data/newer-file');
  expect(faults).toHaveLength(1);
});

test('calls a fault without a code a file that cannot be opened', async () => {
  const { session } = fakeFile([new Error('EACCES')]);
  const { handlers } = await session.served();
  expect(await refusal(() => handlers['view-list']({}))).toBe('data/cannot-open');
});

test('still answers what helps out while the file does not open', async () => {
  const { session } = fakeFile([new AppError('data/damaged', 'Damaged')]);
  expect((await session.served()).handlers['backup-list']({})).toEqual([]);
});

test('tries again when the window asks how things are a second time', async () => {
  const { session, done } = fakeFile([new AppError('data/busy', 'Busy')]);
  const { handlers } = await session.served();
  await refusal(() => handlers['app-info']({}));
  expect(done).toEqual([]);
  expect(await handlers['app-info']({})).toEqual({});
  expect((await session.served()).handlers['view-list']({})).toEqual([]);
});

test('closes the file before it is changed and lets questions wait for the new one', async () => {
  const { session, done } = fakeFile([]);
  await session.served();
  const changed = session.reopen(() => void done.push('change'));
  const served = session.served();
  await changed;
  expect(done).toEqual(['open', 'close', 'change', 'open']);
  expect((await served).handlers['view-list']({})).toEqual([]);
});

test('opens what is there when the change fails, and tells the failure', async () => {
  const { session, done } = fakeFile([]);
  const failure = new AppError('data/no-good-backup', 'None');
  const changed = session.reopen(() => {
    throw failure;
  });
  await expect(changed).rejects.toBe(failure);
  expect((await session.served()).handlers['view-list']({})).toEqual([]);
  expect(done).toEqual(['open', 'close', 'open']);
});

test('closes the file once at the end', async () => {
  const { session, done } = fakeFile([]);
  await session.close();
  await session.close();
  expect(done).toEqual(['open', 'close']);
});

test('dials with the file that is open, and not at all while none is', async () => {
  const opened = fakeFile([]);
  await opened.session.dial('+74951234567', 'link');
  expect(opened.done).toEqual(['open', 'link +74951234567']);
  const broken = fakeFile([new AppError('data/damaged', 'Damaged')]);
  await broken.session.dial('+74951234567', 'link');
  expect(broken.done).toEqual([]);
});

test('gives up long work of the open file, and has nothing to give up without one', async () => {
  const { session, done } = fakeFile([]);
  await session.served();
  session.giveUp();
  await session.close();
  session.giveUp();
  expect(done).toEqual(['open', 'give up', 'close']);
});
