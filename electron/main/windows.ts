import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { ShownCall } from '#contract/data-process.ts';
import { appStart } from './app-address.ts';
import { offerContextMenu, type Language } from './menu.ts';
import { createRestartLimit } from './restart-limit.ts';
import { placeWindow, smallest, type WindowState } from './window-state.ts';

export type Windows = {
  /** Makes a window, which is shown once it says that it is drawn, or is late. */
  open(): BrowserWindow;
  /** Shows a window that was opened, the first time only. */
  show(window: BrowserWindow): void;
  /** Brings the window used last to the front; opens one if there is none. */
  focus(): void;
  /** Shows a call in the window used last; one that begins brings it to the front. */
  showCall(call: ShownCall): void;
  /** Shows a task, or Today, in the window used last and brings it to the front. */
  showTask(taskPk: number | null): void;
};

export type WindowsOptions = {
  readonly preload: string;
  readonly state: () => WindowState;
  readonly remember: (change: Partial<WindowState>) => void;
  readonly language: () => Language;
  readonly log: (event: string, fields: Readonly<Record<string, string>>) => void;
};

/** So long after it was loaded a page may draw unseen; then it is shown as far as it has come. */
const drawnWithinMs = 1000;

const background = { light: '#ffffff', dark: '#1a1b1e' } as const;

/** Opens the application's windows, each locked into a sandbox and remembered where it stood. */
export function createWindows(options: WindowsOptions): Windows {
  const { preload, state, remember, language, log } = options;
  const order: BrowserWindow[] = [];
  const unseen = new Map<BrowserWindow, () => void>();
  const show = (window: BrowserWindow): void => {
    const showIt = unseen.get(window);
    unseen.delete(window);
    showIt?.();
  };

  const open = (): BrowserWindow => {
    const theme = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    const locale = app.getPreferredSystemLanguages()[0] ?? app.getLocale();
    const displays = screen.getAllDisplays().map((display) => display.workArea);
    const top = order.at(-1);
    const window = new BrowserWindow({
      ...(top ? besides(top) : placeWindow(state().bounds, displays)),
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      // Painting waits for the process that paints, and the page would wait with it instead of drawing.
      paintWhenInitiallyHidden: false,
      backgroundColor: background[theme],
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        devTools: !app.isPackaged,
        // Only macOS brings dictionaries; elsewhere Chromium would fetch them from a network.
        spellcheck: process.platform === 'darwin',
        additionalArguments: [`--ic-locale=${locale}`, `--ic-theme=${theme}`],
      },
    });
    order.push(window);
    if (process.platform !== 'darwin') window.setMenuBarVisibility(false);
    offerContextMenu(window, language);
    keepAlive(window, log);
    rememberPlace(window, remember);
    window.on('focus', () => order.push(...order.splice(order.indexOf(window), 1)));
    window.on('closed', () => {
      unseen.delete(window);
      order.splice(order.indexOf(window), 1);
    });
    unseen.set(window, () => {
      if (!top && state().maximised) window.maximize();
      window.show();
    });
    window.webContents.once('dom-ready', () => {
      window.webContents.setZoomLevel(state().zoomLevel);
      setTimeout(() => show(window), drawnWithinMs);
    });
    // A page that does not load is noted; the window stays for the person to close.
    window.loadURL(appStart).catch(() => {
      log('page-not-loaded', {});
      show(window);
    });
    return window;
  };
  const focus = (): BrowserWindow => {
    const window = order.at(-1) ?? open();
    if (window.isMinimized()) window.restore();
    window.focus();
    return window;
  };
  return {
    open,
    show,
    focus: () => void focus(),
    showCall: (call) => {
      const window = call.what === 'show' ? bringUp(focus()) : order.at(-1);
      if (!window) return;
      tellPage(window, 'shown-call', call);
    },
    showTask: (taskPk) => tellPage(bringUp(focus()), 'shown-task', taskPk),
  };
}

function tellPage(window: BrowserWindow, channel: string, message: unknown): void {
  const contents = window.webContents;
  // A page that is still loading does not listen yet.
  if (contents.isLoadingMainFrame()) {
    contents.once('did-finish-load', () => contents.send(channel, message));
  } else contents.send(channel, message);
}

/** Over the other programs, as far as the system lets us; else the taskbar asks for attention. */
function bringUp(window: BrowserWindow): BrowserWindow {
  window.moveTop();
  app.focus({ steal: true });
  if (!window.isFocused()) {
    window.flashFrame(true);
    window.once('focus', () => window.flashFrame(false));
  }
  return window;
}

function besides(top: BrowserWindow): { x: number; y: number; width: number; height: number } {
  const { x, y, width, height } = top.getNormalBounds();
  return { x: x + 32, y: y + 32, width, height };
}

function rememberPlace(
  window: BrowserWindow,
  remember: (change: Partial<WindowState>) => void,
): void {
  let timer: NodeJS.Timeout | undefined;
  const note = (): void => {
    clearTimeout(timer);
    remember({ bounds: window.getNormalBounds(), maximised: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(note, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', note);
}

// What was typed is a draft in the data file, so a page that died can simply be loaded again.
function keepAlive(window: BrowserWindow, log: WindowsOptions['log']): void {
  const limit = createRestartLimit(3, 60_000);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('window-process-gone', { reason });
    if (reason !== 'clean-exit' && limit.allow()) window.webContents.reload();
  });
}
