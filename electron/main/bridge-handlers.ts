import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { app, clipboard, dialog, nativeTheme, shell, type BrowserWindow } from 'electron';
import { AppError } from '#contract/errors.ts';
import type { GrantedFile } from '#contract/shell.ts';
import type { CallingControl } from './calling.ts';
import type { DataProcessHost } from './data-process-host.ts';
import type { BridgeHandlers } from './ipc-adapter.ts';
import { setMenu, type Language } from './menu.ts';
import { withEnding } from './with-ending.ts';
import type { WindowState } from './window-state.ts';

export type BridgeContext = {
  readonly data: DataProcessHost;
  readonly dataFolder: string;
  readonly calling: CallingControl;
  readonly language: () => Language;
  readonly remember: (change: Partial<WindowState>) => void;
  readonly openWindow: () => void;
  readonly showWindow: (window: BrowserWindow) => void;
  readonly onReady: (window: BrowserWindow) => Promise<void>;
};

const words = {
  ru: {
    workbooks: 'Книги и таблицы',
    certificates: 'Сертификаты',
    answers: 'Ответы центрального офиса',
    all: 'Все файлы',
    kinds: {
      xlsx: 'Книга Excel',
      xls: 'Книга Excel 97–2003',
      csv: 'Таблица CSV',
      pdf: 'Документ PDF',
      packet: 'Пакет для центрального офиса',
    },
  },
  en: {
    workbooks: 'Workbooks and tables',
    certificates: 'Certificates',
    answers: 'Answers of head office',
    all: 'All files',
    kinds: {
      xlsx: 'Excel workbook',
      xls: 'Excel 97–2003 workbook',
      csv: 'CSV table',
      pdf: 'PDF document',
      packet: 'Packet for head office',
    },
  },
} as const;
/** What is offered first in the dialog, by what is asked for. */
const offered = {
  workbook: {
    name: 'workbooks',
    extensions: ['xls', 'xlsx', 'xlsm', 'xlsb', 'ods', 'csv', 'txt', 'tsv'],
  },
  certificate: { name: 'certificates', extensions: ['pem', 'crt', 'cer'] },
  answer: { name: 'answers', extensions: ['answer'] },
} as const;
const zoomStep = 0.5;

/** What the main process does for a window: dialogs, files by token, theme, clipboard. */
export function createBridgeHandlers(context: BridgeContext): BridgeHandlers {
  const { data, dataFolder, calling, language, remember, openWindow, showWindow, onReady } =
    context;

  const grantReading = async (path: string): Promise<GrantedFile> => {
    const found = await readable(path);
    return { token: await data.grant(path, 'read'), name: basename(path), ...found };
  };
  return {
    'shell-connect': (_input, window) => data.connect(window.webContents),
    'shell-choose-file': async ({ kind }, window) => {
      const { filePaths } = await dialog.showOpenDialog(
        window,
        kind === 'folder'
          ? { properties: ['openDirectory'] }
          : { properties: ['openFile'], filters: filtersOf(kind, words[language()]) },
      );
      const path = filePaths[0];
      return path === undefined ? null : grantReading(path);
    },
    'shell-choose-save': async ({ suggestedName, kind }, window) => {
      // A name only: the window does not say where to.
      let suggested = basename(suggestedName.replaceAll('\\', '/'));
      for (;;) {
        const { filePath } = await dialog.showSaveDialog(window, {
          defaultPath: suggested,
          filters: [{ name: words[language()].kinds[kind], extensions: [kind] }],
          properties: ['showOverwriteConfirmation'],
        });
        if (filePath === '') return null;
        const path = withEnding(filePath, kind);
        if (path === filePath || !(await exists(path))) {
          const token = await data.grant(path, 'write');
          return { token, name: basename(path), size: 0 } satisfies GrantedFile;
        }
        // With its ending it is another file, which nobody was asked about.
        suggested = path;
      }
    },
    'shell-grant-dropped': ({ path }) => grantReading(path),
    'shell-show-file': ({ token }) => {
      const path = data.pathOf(token);
      if (path === null)
        throw new AppError('file/not-granted', 'No file was chosen for this token');
      shell.showItemInFolder(path);
    },
    'shell-show-data-folder': async () => {
      await shell.openPath(dataFolder);
    },
    'shell-drawn': (_input, window) => showWindow(window),
    'shell-ready': (_input, window) => onReady(window),
    'shell-zoom': ({ direction }, window) => {
      const level = window.webContents.getZoomLevel();
      const wanted = { in: level + zoomStep, out: level - zoomStep, reset: 0 }[direction];
      const zoomLevel = Math.max(-3, Math.min(5, wanted));
      window.webContents.setZoomLevel(zoomLevel);
      remember({ zoomLevel });
    },
    'shell-new-window': () => openWindow(),
    'shell-theme': ({ theme }) => {
      nativeTheme.themeSource = theme;
      remember({ theme });
    },
    'shell-language': ({ language: chosen }) => {
      remember({ language: chosen });
      setMenu(chosen);
    },
    'shell-calling': (change) => calling.set(change),
    'shell-clipboard-write': ({ text }) => clipboard.writeText(text),
    'shell-quit': () => app.quit(),
  };
}

function filtersOf(
  kind: keyof typeof offered,
  own: (typeof words)['ru' | 'en'],
): { name: string; extensions: string[] }[] {
  const { name, extensions } = offered[kind];
  return [
    { name: own[name], extensions: [...extensions] },
    { name: own.all, extensions: ['*'] },
  ];
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

async function readable(path: string): Promise<{ size: number; isFolder: boolean }> {
  const found = isAbsolute(path) ? await stat(path).catch(() => null) : null;
  if (found?.isDirectory()) return { size: 0, isFolder: true };
  if (!found?.isFile()) throw new AppError('file/cannot-read', 'Not a file that can be read');
  return { size: found.size, isFolder: false };
}
