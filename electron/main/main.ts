import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, nativeTheme, type BrowserWindow } from 'electron';
import { toWireError } from '#contract/errors.ts';
import { registerAppScheme, serveApp } from './app-scheme.ts';
import { appId } from './app-id.ts';
import { createBridgeHandlers } from './bridge-handlers.ts';
import { startCalling } from './calling.ts';
import { startDataProcess, type DataProcessHost } from './data-process-host.ts';
import { readFirstFiles } from './first-files.ts';
import { createIdleLock } from './idle-lock.ts';
import { handleBridge } from './ipc-adapter.ts';
import { lockDown } from './lock-down.ts';
import { setMenu, type Language } from './menu.ts';
import { showReminder } from './reminders.ts';
import { takeReadyPicture } from './ready-picture.ts';
import { dialledLink, startOptions } from './start-options.ts';
import { createWindows, type Windows } from './windows.ts';
import { readWindowState, writeWindowState, type WindowState } from './window-state.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const options = startOptions(process.argv, process.cwd());
// The lock below and the profile are of the data folder, so that two of them can be open at once.
if (options.dataFolder !== null) app.setPath('userData', options.dataFolder);
const dataFolder = app.getPath('userData');
// Chromium writes there before it makes the folder itself.
const browserFolder = join(dataFolder, 'browser');
mkdirSync(browserFolder, { recursive: true });
app.setPath('sessionData', browserFolder);

// Windows shows a notification under the name of the shortcut that has this id; the installer makes it.
if (process.platform === 'win32') app.setAppUserModelId(appId);
registerAppScheme();
// It would also put a sandbox around helpers that root cannot start in one; windows have theirs anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const rendererRoot = here('../renderer');
const firstFiles = readFirstFiles(rendererRoot);

if (app.requestSingleInstanceLock()) {
  // Electron holds `ready` back until this module has run, so it must not wait for it here.
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  // First of all, because it opens the file while the window is being made.
  const data = startDataProcess(
    here('../data/data-process.js'),
    [`--data-dir=${dataFolder}`, `--app-version=${app.getVersion()}`],
    {
      onCall: (call) => windows.showCall(call),
      onReminder: (reminder) => {
        showReminder(reminder, language(), (taskPk) => windows.showTask(taskPk));
      },
      onSession: (session) => idle.follow(session),
    },
  );
  const idle = createIdleLock(() => data.lock());
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', () => idle.used());
  });
  lockDown();
  serveApp(rendererRoot, firstFiles);

  const stateFile = join(dataFolder, 'window.json');
  let state = readWindowState(stateFile);
  const remember = (change: Partial<WindowState>): void => {
    state = { ...state, ...change };
    writeWindowState(stateFile, state);
  };
  const language = (): Language => state.language ?? systemLanguage();
  nativeTheme.themeSource = state.theme;

  const windows = createWindows({
    preload: here('../preload/preload.cjs'),
    state: () => state,
    remember,
    language,
    log: (event, fields) => data.log(event, fields),
  });
  const calling = startCalling({
    dial: (text, from) => data.dial(text, from),
    shortcut: () => state.dialShortcut,
    rememberShortcut: (dialShortcut) => remember({ dialShortcut }),
  });
  handleBridge(
    createBridgeHandlers({
      data,
      dataFolder,
      calling,
      language,
      remember,
      openWindow: () => void windows.open(),
      showWindow: (window) => windows.show(window),
      onReady: showReady,
    }),
    (channel, error) => data.log('bridge-refused', { channel, code: toWireError(error).code }),
  );
  windows.open();
  setMenu(language());
  followLifecycle(windows, data);
  const link = dialledLink(process.argv);
  if (link !== null) data.dial(link, 'link');
}

async function showReady(window: BrowserWindow): Promise<void> {
  if (options.readyPicture !== null) await takeReadyPicture(window, options.readyPicture);
  if (!options.exitAfterReady) return;
  // For whoever started us to see that it works: tests, benchmarks, scripts of an administrator.
  process.stdout.write('ready\n');
  app.quit();
}

function followLifecycle(windows: Windows, data: DataProcessHost): void {
  app.on('second-instance', (_event, args) => {
    const link = dialledLink(args);
    if (link === null) windows.focus();
    else data.dial(link, 'link');
  });
  app.on('activate', () => windows.focus());
  app.on('window-all-closed', () => app.quit());
  // After the windows have closed, so that their last drafts are in the file before it closes.
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void data.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}

function systemLanguage(): Language {
  return (app.getPreferredSystemLanguages()[0] ?? app.getLocale()).startsWith('ru') ? 'ru' : 'en';
}
