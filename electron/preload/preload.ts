import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, BridgeAnswer, PageMessage } from '#contract/bridge.ts';
import type { ShownCall } from '#contract/data-process.ts';
import type { bridgeChannels } from '#contract/shell.ts';

// No schema is imported here: the main process checks, and the preload is on the way to the first
// picture. The names are checked by their type.
function ask<T>(
  channel: keyof typeof bridgeChannels,
  input: Readonly<Record<string, unknown>> = {},
): Promise<BridgeAnswer<T>> {
  return ipcRenderer.invoke(channel, input) as Promise<BridgeAnswer<T>>;
}

// All that is used of the page here; the Node side is compiled without the types of the DOM.
declare const location: { readonly origin: string };
declare const window: {
  postMessage(message: PageMessage, origin: string, ports: readonly unknown[]): void;
};

function tellPage(message: PageMessage, ports: readonly unknown[] = []): void {
  window.postMessage(message, location.origin, ports);
}

function argument(name: string): string {
  const prefix = `--ic-${name}=`;
  return process.argv.find((value) => value.startsWith(prefix))?.slice(prefix.length) ?? '';
}

const bridge: Bridge = {
  platform: process.platform,
  locale: argument('locale'),
  systemTheme: argument('theme') === 'dark' ? 'dark' : 'light',
  connect: () => void ask('shell-connect'),
  chooseFile: (kind) => ask('shell-choose-file', { kind }),
  chooseSave: (suggestedName, kind = 'xlsx') => ask('shell-choose-save', { suggestedName, kind }),
  // Only the preload can turn a dropped file into a path, so the page cannot make one up.
  grantDropped: (file) => ask('shell-grant-dropped', { path: webUtils.getPathForFile(file) }),
  showFile: (token) => ask('shell-show-file', { token }),
  showDataFolder: () => ask('shell-show-data-folder'),
  drawn: () => void ask('shell-drawn'),
  ready: () => void ask('shell-ready'),
  newWindow: () => ask('shell-new-window'),
  setTheme: (theme) => ask('shell-theme', { theme }),
  setLanguage: (language) => ask('shell-language', { language }),
  zoom: (direction) => ask('shell-zoom', { direction }),
  calling: (change) => ask('shell-calling', change),
  writeClipboard: (text) => ask('shell-clipboard-write', { text }),
  quit: () => void ask('shell-quit'),
};

ipcRenderer.on('data-port', (event) =>
  tellPage({ bridge: 'port' }, event.ports as readonly unknown[]),
);
ipcRenderer.on('data-process', (_event, state: 'restarting' | 'failed') =>
  tellPage({ bridge: state }),
);
ipcRenderer.on('shown-call', (_event, call: ShownCall) => tellPage({ bridge: 'call', call }));
ipcRenderer.on('shown-task', (_event, taskPk: number | null) =>
  tellPage({ bridge: 'task', taskPk }),
);
contextBridge.exposeInMainWorld('bridge', bridge);
