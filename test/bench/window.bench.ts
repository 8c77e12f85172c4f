import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { pageKeys } from './page-keys.ts';
import { openPackagedWindow, type PackagedWindow } from './packaged-window.ts';
import { againstLimit, percentile, type Bench, type BenchResult } from './result.ts';
import { scrollThrough } from './scroll-through.ts';

const rows = 100_000;
/** Columns that the data have a value for in every row. */
const resellerList = { name: 'scroll', rows, columns: ['name', 'status'] } as const;
const interactionLog = {
  ...{ name: 'log-scroll', rows: 1_000_000 },
  columns: ['occurredAt', 'channel', 'operator'],
} as const;
const cardOpens = 1000;
const linesAPage = 10;
/** So long a line has to rest under the cursor before its card follows: cards come no faster. */
const betweenCardsMs = 60;
/** What is no longer used goes once the window rests, not in the middle of work. */
const restMs = 20_000;

/** Words as they are typed, key by key, and taken away again. */
const words = [
  'альфа вектор',
  'ghbynth',
  '7701234567',
  '9161234567',
  'марина олеговна',
  'zakaz55',
  'екатеринбург',
  '+7 (495) 222-33',
  'ёлка',
  'фирма 12',
];

/** In the page: notes for each key how long it took until results of that text were painted. */
function watchSearch(): void {
  const samples: number[] = [];
  Object.assign(globalThis, { searchSamples: samples });
  const field = document.getElementById('search') as HTMLInputElement;
  let pressedAt = Number.NaN;
  field.addEventListener('keydown', (event) => (pressedAt = event.timeStamp), true);
  const painted = new MessageChannel();
  const look = (): void => {
    const shown = document.querySelector('[data-query]')?.getAttribute('data-query');
    if (!Number.isNaN(pressedAt) && shown === field.value.trim() && field.value.trim() !== '') {
      const from = pressedAt;
      pressedAt = Number.NaN;
      // A message sent in a frame is read after that frame was painted.
      painted.port1.onmessage = () => samples.push(performance.now() - from);
      painted.port2.postMessage(null);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: answers the number of samples once there are so many, or after the patience. */
function sampled(wanted: number): Promise<number> {
  const patienceMs = 2000;
  const samples = (globalThis as unknown as { searchSamples: number[] }).searchSamples;
  const until = performance.now() + patienceMs;
  return new Promise((resolve) => {
    const look = (): void => {
      if (samples.length >= wanted || performance.now() > until) resolve(samples.length);
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function searchPaint(page: Page): Promise<BenchResult> {
  await page.evaluate(watchSearch);
  await page.locator('#search').focus();
  const keys = await pageKeys(page);
  let seen = 0;
  for (const word of words) {
    await page.locator('#search').fill('');
    for (const key of word) {
      await keys.type(key);
      const now = await page.evaluate(sampled, seen + 1);
      if (now === seen) throw new Error(`nothing was painted for "${key}" of "${word}"`);
      seen = now;
    }
  }
  const samples = await page.evaluate(
    () => (globalThis as unknown as { searchSamples: number[] }).searchSamples,
  );
  await page.keyboard.press('Escape');
  return againstLimit({
    name: 'search-paint',
    unit: 'ms',
    rows,
    value: percentile(samples, 0.95),
    floor: null,
    limit: 50,
    what: 'p95 from keystroke to painted results',
    note: `${String(samples.length)} keystrokes; median ${percentile(samples, 0.5).toFixed(1)} ms`,
  });
}

/** In the page: opens the card of a line by a double click; answers how long until it was painted. */
function openCard(index: number): Promise<number | null> {
  return new Promise((resolve) => {
    const cell = document.querySelector(`.ag-row[row-index="${String(index)}"] .ag-cell`);
    if (!cell) return resolve(null);
    const before = document.querySelector('article[data-reseller]')?.getAttribute('data-reseller');
    const started = performance.now();
    cell.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    const painted = new MessageChannel();
    const look = (): void => {
      const pk = document.querySelector('article[data-reseller]')?.getAttribute('data-reseller');
      const whole = document.querySelector(`article [data-timeline="${pk ?? ''}"]`);
      if (pk === before || whole === null) return void requestAnimationFrame(look);
      // A message sent in a frame is read after that frame was painted.
      painted.port1.onmessage = () => resolve(performance.now() - started);
      painted.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

/** In the page: brings a line into view and waits until its cells have their texts. */
function bringIntoView(index: number): Promise<void> {
  const viewport = document.querySelector('.ag-grid-viewport, .ag-body-viewport');
  return new Promise((resolve, reject) => {
    const until = performance.now() + 5000;
    const look = (): void => {
      const row = document.querySelector(`.ag-row[row-index="${String(index)}"]`);
      // Again while it is not there: the list goes to the line of the last card a moment after it.
      if (!row && viewport) viewport.scrollTop = index * 28;
      if (performance.now() > until) reject(new Error(`line ${String(index)} never came`));
      else if (row && (row.textContent ?? '').trim() !== '') resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function cardOpen(page: Page): Promise<BenchResult> {
  const samples: number[] = [];
  // The first opening brings the code of the card in; people open their first card once a day.
  await page.evaluate(bringIntoView, 0);
  await page.evaluate(openCard, 0);
  for (let at = 0; samples.length < cardOpens; at += 1) {
    // The pace of a person, not a wait for something: the next card is asked for no sooner.
    await page.waitForTimeout(betweenCardsMs);
    const index = 1 + Math.floor(at / linesAPage) * 97 + (at % linesAPage);
    if (at % linesAPage === 0) await page.evaluate(bringIntoView, index);
    const took = await page.evaluate(openCard, index);
    if (took !== null) samples.push(took);
  }
  return againstLimit({
    name: 'card-open',
    unit: 'ms',
    rows,
    value: percentile(samples, 0.95),
    floor: null,
    limit: 50,
    what: 'p95 from the double click to the painted card with its timeline',
    note: `${String(cardOpens)} cards, ${String(betweenCardsMs)} ms from one to the next; median ${percentile(samples, 0.5).toFixed(1)} ms`,
  });
}

/** The longest time that a row of a list is blank while one scrolls through it. */
async function scroll(
  page: Page,
  list: { readonly name: string; readonly rows: number; readonly columns: readonly string[] },
): Promise<BenchResult> {
  const { row, some, frames } = await page.evaluate(scrollThrough, list.columns);
  return againstLimit({
    name: list.name,
    unit: 'ms',
    rows: list.rows,
    value: row,
    floor: null,
    limit: 100,
    what: 'longest blank row on screen',
    note: `${String(frames)} frames: by wheel, by the bar from end to end, by jumps; blank is a row without ${list.columns.join(' or ')}; some row or other was blank for ${some.toFixed(0)} ms at a stretch`,
  });
}

/** The log of interactions, open with its first lines painted. */
async function openLog(page: Page): Promise<void> {
  await page.locator('nav a[href$="/interactions"]').click();
  await page.waitForSelector('.ag-row .ag-cell[col-id="channel"]:not(:empty)');
}

/** The process and all that it started, by their parents. */
function family(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [[Number(name), parent] as const];
      } catch {
        return [];
      }
    });
  const found = new Set([root]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

function proportionalMb(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'latin1');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function memory({ pid, page }: PackagedWindow): Promise<BenchResult> {
  const now = (): number => family(pid).reduce((sum, each) => sum + proportionalMb(each), 0);
  const atOnce = now();
  // Nothing tells when the garbage is gone; so long a rest is part of what is measured.
  await page.waitForTimeout(restMs);
  return againstLimit({
    name: 'memory',
    unit: 'MB',
    rows,
    value: now(),
    floor: null,
    limit: 450,
    what: `proportional set sizes of all processes after ${String(restMs / 1000)} s of rest`,
    note: `${String(family(pid).length)} processes, ${String(restMs / 1000)} s after ${String(cardOpens)} card opens; at once after them ${atOnce.toFixed(0)} MB`,
  });
}

export const inWindow: Bench = {
  name: 'window',
  async run(context) {
    const window = await openPackagedWindow(context);
    try {
      const { page } = window;
      const results = [await searchPaint(page), await scroll(page, resellerList)];
      results.push(await cardOpen(page), await memory(window));
      // Last: the memory that is measured is of the list and its cards.
      await openLog(page);
      results.push(await scroll(page, interactionLog));
      return results;
    } finally {
      await window.close();
    }
  },
};
