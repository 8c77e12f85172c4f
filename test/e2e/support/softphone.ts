import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** A softphone on this computer, as one is set up by the file of the data folder. */
export interface TestPhone {
  /** Tells of a call; answers the status of the answer. */
  tell(body: Readonly<Record<string, unknown>>): Promise<number>;
}

/** Waits until the application listens, and answers with a telephone that may talk to it. */
export async function softphone(folder: string): Promise<TestPhone> {
  const file = join(folder, 'softphone.json');
  const read = () => JSON.parse(readFileSync(file, 'utf8')) as { url: string; token: string };
  await expect.poll(() => existsSync(file)).toBe(true);
  return {
    tell: async (body) => {
      const { url, token } = read();
      const answer = await fetch(url, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.status;
    },
  };
}
