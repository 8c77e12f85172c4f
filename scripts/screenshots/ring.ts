import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Has a telephone tell the application of a data folder of a call from a number. */
export async function ring(folder: string, number: string): Promise<void> {
  const file = join(folder, 'softphone.json');
  // It is there once the application listens; `openApp` has removed that of the start before.
  while (!existsSync(file)) await pause(20);
  const { url, token } = JSON.parse(readFileSync(file, 'utf8')) as {
    url: string;
    token: string;
  };
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ number, direction: 'in' }),
  });
  if (!answer.ok) throw new Error(`the telephone was answered with ${String(answer.status)}`);
}
