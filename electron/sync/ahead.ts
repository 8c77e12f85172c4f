import { setImmediate as turn } from 'node:timers/promises';

/** What is asked for ahead of its time: whoever comes to wait for it hears of its fault, and nobody may. */
export function heardLater<T>(asked: Promise<T>): Promise<T> {
  asked.catch(() => undefined);
  return asked;
}

/** Lets what was asked for go on the line: what is stored next takes this thread. */
export async function letGo(): Promise<void> {
  await turn();
}
