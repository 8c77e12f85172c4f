import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { dialShortcuts } from '#contract/dial-shortcuts.ts';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Bounds = z.infer<typeof boundsSchema>;

const stateSchema = z.object({
  bounds: boundsSchema.nullable().default(null),
  maximised: z.boolean().default(false),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: z.enum(['ru', 'en']).nullable().default(null),
  zoomLevel: z.number().min(-3).max(5).default(0),
  dialShortcut: z.enum(dialShortcuts).default('Control+Shift+F4'),
});

/** What the main process must know before the data file is open. */
export type WindowState = z.infer<typeof stateSchema>;

export const smallest = { width: 1024, height: 640 } as const;
const usual = { width: 1360, height: 820 } as const;

/** The remembered state; what is missing or unreadable is as at a first start. */
export function readWindowState(file: string): WindowState {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return stateSchema.parse({});
  }
}

/** Remembers the state; a fault is of no account, the next start only looks as at first. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.part`, JSON.stringify(state));
    renameSync(`${file}.part`, file);
  } catch {
    return;
  }
}

/**
 * Where a window opens: as remembered if a display still shows its title bar, else in the middle of
 * the first display (null place). Never larger than that display, never smaller than usable.
 */
export function placeWindow(
  remembered: Bounds | null,
  displays: readonly Bounds[],
): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } {
  const home = remembered && displays.find((display) => showsTitle(remembered, display));
  const display = home ?? displays[0];
  const size = remembered ?? usual;
  const width = Math.max(smallest.width, Math.min(size.width, display?.width ?? size.width));
  const height = Math.max(smallest.height, Math.min(size.height, display?.height ?? size.height));
  return remembered && home
    ? { x: remembered.x, y: remembered.y, width, height }
    : { width, height };
}

// Enough of the title bar to take hold of it with the mouse.
function showsTitle(window: Bounds, display: Bounds): boolean {
  const left = Math.max(window.x, display.x);
  const right = Math.min(window.x + window.width, display.x + display.width);
  const top = window.y >= display.y && window.y <= display.y + display.height - 40;
  return right - left >= 120 && top;
}
