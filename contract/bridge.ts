import type { z } from 'zod';
import type { ShownCall } from './data-process.ts';
import type { WireError } from './errors.ts';
import type { bridgeChannels, Calling, GrantedFile, SaveKind } from './shell.ts';

/** A bridge call never throws: faults come as values, because errors lose their code on the way. */
export type BridgeAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };

type Input<N extends keyof typeof bridgeChannels> = z.input<(typeof bridgeChannels)[N]>;

/** What the preload gives the page as `window.bridge`; all that the page knows of the desktop. */
export type Bridge = {
  readonly platform: string;
  /** BCP 47 tag of the system's language, `ru-RU`. */
  readonly locale: string;
  /** How the window was opened: of the system, or of the theme chosen last. */
  readonly systemTheme: 'light' | 'dark';
  /**
   * Asks for a port to the data process. The port comes as a `message` event of the window with
   * `source === window` and a `PageMessage` as data. Call it again for another try after `failed`.
   */
  connect(): void;
  /** `null` when the person closed the dialog. */
  chooseFile(kind: Input<'shell-choose-file'>['kind']): Promise<BridgeAnswer<GrantedFile | null>>;
  chooseSave(suggestedName: string, kind?: SaveKind): Promise<BridgeAnswer<GrantedFile | null>>;
  /** Lets the data process read a file or a folder that was dropped on the page. */
  grantDropped(file: File): Promise<BridgeAnswer<GrantedFile>>;
  showFile(token: string): Promise<BridgeAnswer<null>>;
  /** Opens the folder of the data file in the system's file manager. */
  showDataFolder(): Promise<BridgeAnswer<null>>;
  /** What people came for is drawn, and only has to be shown. */
  drawn(): void;
  /** The first usable picture is on screen. */
  ready(): void;
  newWindow(): Promise<BridgeAnswer<null>>;
  setTheme(theme: Input<'shell-theme'>['theme']): Promise<BridgeAnswer<null>>;
  /** Language of the menu and of the system's dialogs. */
  setLanguage(language: Input<'shell-language'>['language']): Promise<BridgeAnswer<null>>;
  zoom(direction: Input<'shell-zoom'>['direction']): Promise<BridgeAnswer<null>>;
  /** How the system hands numbers over, after this change. */
  calling(change: Input<'shell-calling'>): Promise<BridgeAnswer<Calling>>;
  writeClipboard(text: string): Promise<BridgeAnswer<null>>;
  quit(): void;
};

/**
 * What the preload posts to the page.
 * `port`: `event.ports[0]` leads to the data process; it replaces any earlier one.
 * `restarting`: the data process is gone, what was asked will not be answered (refuse it with
 * `app/data-process-gone`, retryable); a new port follows by itself.
 * `failed`: it died too often and is not started again until `connect()`.
 * `call`: this window is to show a call that began outside of it.
 * `task`: a reminder was clicked; null for Today.
 */
export type PageMessage =
  | { readonly bridge: 'port' | 'restarting' | 'failed' }
  | { readonly bridge: 'call'; readonly call: ShownCall }
  | { readonly bridge: 'task'; readonly taskPk: number | null };
