import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { repositoryRoot } from '../../../scripts/lib/runtime.ts';

const file = join(repositoryRoot, 'docs', 'keystrokes.json');

/** One line of `docs/keystrokes.json`. */
export interface KeystrokeLine {
  readonly task: 'log-call' | 'add-participant' | 'bonus-request';
  /** Keys pressed beyond the words typed; a chord is one. */
  readonly keystrokes: number;
  readonly goal: number;
}

/** In the page: notes each key pressed that is not a letter typed into a field. */
function watchKeys(): void {
  const pressed: string[] = [];
  Object.assign(globalThis, { keystrokes: pressed });
  const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']);
  const note = (event: KeyboardEvent): void => {
    if (modifiers.has(event.key)) return;
    const field = event.target instanceof HTMLElement && event.target.matches('input, textarea');
    const written = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!(field && written)) pressed.push(event.code);
  };
  // First of all listeners, so that none can hide a key.
  window.addEventListener('keydown', note, { capture: true });
}

/**
 * Counts, by the window itself, every key of `work` that is not a letter of the words typed, and
 * answers their codes in order.
 */
export async function countKeystrokes(
  page: Page,
  work: () => Promise<void>,
): Promise<readonly string[]> {
  await page.evaluate(watchKeys);
  await work();
  return page.evaluate(() => (globalThis as unknown as { keystrokes: string[] }).keystrokes);
}

/**
 * Holds what was pressed against the goal of its task and against `docs/keystrokes.json`. A count
 * that differs from the file is written there, to be looked at and committed, and fails this once.
 */
export function expectKeystrokes(
  task: KeystrokeLine['task'],
  goal: number,
  pressed: readonly string[],
): void {
  const line: KeystrokeLine = { task, keystrokes: pressed.length, goal };
  expect(line.keystrokes, `${task}: ${pressed.join(' ')}`).toBeLessThanOrEqual(goal);
  const lines = JSON.parse(readFileSync(file, 'utf8')) as KeystrokeLine[];
  const committed = lines.find((known) => known.task === task);
  if (JSON.stringify(committed) !== JSON.stringify(line)) {
    const all = [...lines.filter((known) => known.task !== task), line];
    all.sort((a, b) => a.task.localeCompare(b.task));
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  }
  expect(committed, 'docs/keystrokes.json as committed').toEqual(line);
}
