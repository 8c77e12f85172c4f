import type { Icon } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { useBehindCall } from './behind-call.ts';
import type { TextKey } from './text-key.ts';
import { isEditable, matchesChord, type KeyChord } from './key-chord.ts';
import { showToast } from './toasts.ts';

/** Where a command works: everywhere, or on one screen. A screen's key wins over a global one. */
export type CommandScope =
  | 'global'
  | 'today'
  | 'resellers'
  | 'interactions'
  | 'trainings'
  | 'bonuses'
  | 'card'
  | 'call'
  | 'import'
  | 'settings'
  | 'head-office';

export type CommandSpec = {
  readonly title: TextKey;
  readonly scope: CommandScope;
  readonly icon?: Icon;
  readonly keys?: readonly KeyChord[];
  /** Not offered in the palette: it makes sense by its key only. */
  readonly keyOnly?: true;
  /** In a text field the key belongs to the field: always, or while it has something to undo. */
  readonly fieldFirst?: true | 'undo';
  /** Works within a dialog and a menu too, whatever is being done there. */
  readonly always?: true;
};

export type CommandHandler =
  | (() => void)
  | {
      readonly run: () => void;
      readonly when: () => boolean;
      /** Why it is refused to who works here, where it would work for another; null if not so. */
      readonly why?: () => string | null;
    };

export type RunningCommand = {
  readonly id: string;
  readonly spec: CommandSpec;
  readonly run: () => void;
};

type Entry = {
  readonly spec: CommandSpec;
  readonly handler: {
    readonly run: () => void;
    readonly when: () => boolean;
    readonly why: () => string | null;
  };
};

const entries = new Map<string, Entry[]>();
let suspended = 0;
let held: KeyboardEvent[] | null = null;

/** Names the commands of a feature; the unit test finds each such table and its conflicts. */
export function defineCommands<const T extends Readonly<Record<string, CommandSpec>>>(specs: T): T {
  return specs;
}

function isOn({ handler }: Entry): boolean {
  return handler.when();
}

/** Says why a command does not work for who is here; false when nothing is to be said. */
function sayWhyNot(stack: readonly Entry[]): boolean {
  if (stack.some(isOn)) return false;
  const text = stack.map(({ handler }) => handler.why()).findLast((why) => why !== null);
  if (text === undefined) return false;
  showToast({ tone: 'note', text });
  return true;
}

/** The commands that would work now, for the palette and the map of keys. */
export function availableCommands(): readonly RunningCommand[] {
  const found: RunningCommand[] = [];
  for (const [id, stack] of entries) {
    const entry = stack.findLast(isOn);
    if (entry) found.push({ id, spec: entry.spec, run: entry.handler.run });
  }
  return found;
}

/** Makes commands work while the component is on screen. Handlers may change with each render. */
export function useCommands<T extends Readonly<Record<string, CommandSpec>>>(
  specs: T,
  handlers: { readonly [K in keyof T]?: CommandHandler },
): void {
  const behind = useBehindCall();
  const latest = useRef(handlers);
  // Before the picture is shown: a key pressed at what is seen works.
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const ids = Object.keys(handlers).join(' ');
  useLayoutEffect(() => {
    if (behind) return undefined;
    const added: [string, Entry][] = [];
    for (const id of ids.split(' ')) {
      const spec = specs[id];
      if (!spec) continue;
      const entry: Entry = {
        spec,
        handler: {
          run: () => {
            const handler = latest.current[id];
            if (typeof handler === 'function') handler();
            else handler?.run();
          },
          when: () => {
            const handler = latest.current[id];
            return typeof handler === 'function' || (handler?.when() ?? false);
          },
          why: () => {
            const handler = latest.current[id];
            return typeof handler === 'function' ? null : (handler?.why?.() ?? null);
          },
        },
      };
      const stack = entries.get(id) ?? [];
      entries.set(id, stack);
      stack.push(entry);
      added.push([id, entry]);
    }
    return () => {
      for (const [id, entry] of added) {
        const stack = entries.get(id);
        stack?.splice(stack.indexOf(entry), 1);
        if (stack?.length === 0) entries.delete(id);
      }
    };
  }, [specs, ids, behind]);
}

/** Runs a command by its name, as its key does, or says why not; false when it does not work now. */
export function runCommand(id: string): boolean {
  const stack = entries.get(id) ?? [];
  const entry = stack.findLast(isOn);
  if (entry) entry.handler.run();
  else sayWhyNot(stack);
  return entry !== undefined;
}

/** While a dialog is open its own keys count and no others; the answer ends that. */
export function suspendCommands(): () => void {
  suspended += 1;
  let ended = false;
  return () => {
    if (!ended) suspended -= 1;
    ended = true;
  };
}

/** Runs the command of a key press that nothing on screen may keep from working. */
function runAlways(event: KeyboardEvent): void {
  const command = availableCommands().find(
    ({ spec }) => spec.always && spec.keys?.some((chord) => matchesChord(chord, event, false)),
  );
  if (!command) return;
  event.preventDefault();
  event.stopPropagation();
  command.run();
}

/** What comes is not longer in coming than this, in milliseconds; the keyboard is free again then. */
const longestHold = 2000;

/**
 * Keeps the keys of commands until the screen that was called for is there: who is faster than the
 * machine loses none. Answers what lets them go; they do so by themselves when nothing comes.
 */
export function holdKeys(): () => void {
  const mine: KeyboardEvent[] = [];
  held = mine;
  const release = (): void => {
    clearTimeout(timer);
    if (held !== mine) return;
    held = null;
    // One of them may call for another screen: the rest are meant for that.
    for (const event of mine) if (!holdKey(event)) runCommandOf(event);
  };
  const timer = setTimeout(release, longestHold);
  return release;
}

/** Keeps the press for the screen that comes; false when none does, or when a widget here has use for it. */
function holdKey(event: KeyboardEvent): boolean {
  const isCommand = event.ctrlKey || event.metaKey || /^F\d+$/.test(event.code);
  if (!held || !isCommand || isEditable(event.target)) return false;
  event.preventDefault();
  held.push(event);
  return true;
}

/** Finds and runs the command of a key press, or keeps it for the screen that comes; true when so. */
export function runKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || suspended > 0) return false;
  // Held a little long, the key that ended a form must not end what stood behind it too.
  if (event.repeat && event.key === 'Enter') return false;
  return holdKey(event) || runCommandOf(event);
}

function runCommandOf(event: KeyboardEvent): boolean {
  const inField = isEditable(event.target);
  const found = availableCommands().filter(
    ({ spec }) =>
      spec.keys?.some((chord) => matchesChord(chord, event, inField)) &&
      !(inField && belongsToField(spec)),
  );
  const command = found.find(({ spec }) => spec.scope !== 'global') ?? found[0];
  if (!command) return refuseKey(event, inField);
  event.preventDefault();
  command.run();
  return true;
}

/** Says why the command of a key does not work for who is here; false when there is none such. */
function refuseKey(event: KeyboardEvent, inField: boolean): boolean {
  for (const stack of entries.values()) {
    const spec = stack.at(-1)?.spec;
    if (!spec?.keys?.some((chord) => matchesChord(chord, event, inField))) continue;
    if ((inField && belongsToField(spec)) || !sayWhyNot(stack)) continue;
    event.preventDefault();
    return true;
  }
  return false;
}

function belongsToField(spec: CommandSpec): boolean {
  if (spec.fieldFirst !== 'undo') return spec.fieldFirst ?? false;
  // Deprecated in name, but the only question about the undo of a text field that there is.
  return document.queryCommandEnabled('undo');
}

/** Listens to the keyboard of the window, once. Bubbling: a widget that took the key keeps it. */
export function listenToKeys(): () => void {
  const listener = (event: KeyboardEvent): void => {
    runKey(event);
  };
  window.addEventListener('keydown', runAlways, { capture: true });
  window.addEventListener('keydown', listener);
  return () => {
    window.removeEventListener('keydown', runAlways, { capture: true });
    window.removeEventListener('keydown', listener);
  };
}
