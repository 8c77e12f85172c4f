import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  placeWindow,
  readWindowState,
  smallest,
  writeWindowState,
} from '#electron/main/window-state.ts';

const screen = { x: 0, y: 0, width: 1366, height: 728 };
const second = { x: 1366, y: 0, width: 1920, height: 1040 };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ic-window-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('reads back what was written, into a folder that was not there', () => {
  const file = join(folder, 'new', 'window.json');
  const state = { ...readWindowState(file), maximised: true, theme: 'dark' as const };
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
});

test.each(['', '{', '{"bounds":{"x":"left"}}', '{"zoomLevel":99}'])(
  'starts as at first when the file holds %j',
  (text) => {
    const file = join(folder, 'window.json');
    writeFileSync(file, text);
    expect(readWindowState(file)).toEqual({
      bounds: null,
      maximised: false,
      theme: 'system',
      language: null,
      zoomLevel: 0,
      dialShortcut: 'Control+Shift+F4',
    });
  },
);

test('opens where it stood, on the display where it stood', () => {
  const bounds = { x: 1500, y: 100, width: 1200, height: 800 };
  expect(placeWindow(bounds, [screen, second])).toEqual(bounds);
});

test('keeps its size but not its place when that display is gone', () => {
  const bounds = { x: 1500, y: 100, width: 1200, height: 700 };
  expect(placeWindow(bounds, [screen])).toEqual({ width: 1200, height: 700 });
});

test('is never smaller than usable, and larger than the display only for that', () => {
  const bound = fc.integer({ min: -5000, max: 5000 });
  const size = fc.integer({ min: 1, max: 6000 });
  const bounds = fc.record({ x: bound, y: bound, width: size, height: size });
  fc.assert(
    fc.property(fc.option(bounds), fc.array(bounds, { minLength: 1, maxLength: 3 }), (at, all) => {
      const placed = placeWindow(at, all);
      const widest = Math.max(...all.map((display) => display.width), smallest.width);
      expect(placed.width).toBeGreaterThanOrEqual(smallest.width);
      expect(placed.height).toBeGreaterThanOrEqual(smallest.height);
      expect(placed.width).toBeLessThanOrEqual(widest);
    }),
  );
});
