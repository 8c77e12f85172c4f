import type { Bridge, BridgeAnswer, PageMessage } from '#contract/bridge.ts';
import type { ShownCall } from '#contract/data-process.ts';
import type { DialShortcut } from '#contract/dial-shortcuts.ts';
import type { SaveKind } from '#contract/shell.ts';
import { ClientError } from './client-error.ts';
import { createPortClient } from './port-client.ts';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** The one way of the window to the data process. */
export const client = createPortClient();

/** Asks the data process on a channel. Rejects with ClientError only. */
export const request = client.request;

/** Listens to what the data process says unasked; returns how to stop. */
export const onEvent = client.onEvent;

let showCall: ((call: ShownCall) => void) | null = null;
let calledBefore: ShownCall | null = null;

/** Hands over the calls that this window is to show, also one that came before there was a screen. */
export function onShownCall(listener: (call: ShownCall) => void): () => void {
  showCall = listener;
  if (calledBefore) listener(calledBefore);
  calledBefore = null;
  return () => {
    if (showCall === listener) showCall = null;
  };
}

let showTask: ((taskPk: number | null) => void) | null = null;

/** Hands over the task of a reminder that was clicked; null for all of Today. */
export function onShownTask(listener: (taskPk: number | null) => void): () => void {
  showTask = listener;
  return () => {
    if (showTask === listener) showTask = null;
  };
}

/** Begins the talk with the data process: to be called once, before the first render. */
export function connectClient(): void {
  window.addEventListener('message', (event: MessageEvent<PageMessage>) => {
    if (event.source !== window) return;
    const port = event.ports[0];
    if (event.data.bridge === 'call') {
      if (showCall) showCall(event.data.call);
      else calledBefore = event.data.call;
    } else if (event.data.bridge === 'task') showTask?.(event.data.taskPk);
    else if (event.data.bridge === 'port' && port) client.attach(port);
    else if (event.data.bridge === 'restarting') client.lose('restarting');
    else if (event.data.bridge === 'failed') client.lose('failed');
  });
  window.bridge.connect();
}

async function unwrap<T>(answer: Promise<BridgeAnswer<T>>): Promise<T> {
  const reply = await answer;
  if (!reply.ok) throw new ClientError(reply.error);
  return reply.value;
}

/** What the main process does for the window. Each rejects with ClientError only. */
export const desktop = {
  /** Asks for a workbook; null when the person closed the dialog. */
  chooseFile: () => unwrap(window.bridge.chooseFile('workbook')),
  /** Asks for a folder of workbooks; null when the person closed the dialog. */
  chooseFolder: () => unwrap(window.bridge.chooseFile('folder')),
  /** Asks for a file of certificates; null when the person closed the dialog. */
  chooseCertificate: () => unwrap(window.bridge.chooseFile('certificate')),
  /** The file that head office has given for a packet. */
  chooseAnswer: () => unwrap(window.bridge.chooseFile('answer')),
  /** Asks where to write a file of this kind; null when the person closed the dialog. */
  chooseSave: (suggestedName: string, kind: SaveKind = 'xlsx') =>
    unwrap(window.bridge.chooseSave(suggestedName, kind)),
  grantDropped: (file: File) => unwrap(window.bridge.grantDropped(file)),
  showFile: (token: string) => unwrap(window.bridge.showFile(token)),
  showDataFolder: () => unwrap(window.bridge.showDataFolder()),
  newWindow: () => unwrap(window.bridge.newWindow()),
  setTheme: (theme: 'system' | 'light' | 'dark') => unwrap(window.bridge.setTheme(theme)),
  setLanguage: (language: 'ru' | 'en') => unwrap(window.bridge.setLanguage(language)),
  zoom: (direction: 'in' | 'out' | 'reset') => unwrap(window.bridge.zoom(direction)),
  /** How the system hands numbers over: keys for the clipboard, `tel:` links. */
  calling: (change: { shortcut?: DialShortcut; telLinks?: boolean } = {}) =>
    unwrap(window.bridge.calling(change)),
  writeClipboard: (text: string) => unwrap(window.bridge.writeClipboard(text)),
  /** Asks for a port again after the data process could not be started. */
  reconnect: () => window.bridge.connect(),
  /** Tells the main process that what people came for is drawn; a page that nobody sees paints nothing. */
  drawn: () => window.bridge.drawn(),
  /** Tells the main process that the first usable picture is on screen. */
  ready: () => window.bridge.ready(),
  quit: () => window.bridge.quit(),
  /** BCP 47 tag of the system's language. */
  systemLanguage: () => window.bridge.locale,
  isMac: () => window.bridge.platform === 'darwin',
} as const;
