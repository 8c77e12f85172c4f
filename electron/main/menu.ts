import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

export type Language = 'ru' | 'en';

const words = {
  ru: {
    edit: 'Правка',
    undo: 'Отменить',
    redo: 'Повторить',
    cut: 'Вырезать',
    copy: 'Копировать',
    paste: 'Вставить',
    selectAll: 'Выделить всё',
    development: 'Разработка',
  },
  en: {
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    development: 'Development',
  },
} as const;

/**
 * Gives the application the keys of editing; the bar itself is hidden outside macOS. No label has
 * an `&`: Alt with a letter would eat letters of some keyboard layouts.
 */
export function setMenu(language: Language): void {
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [
        {
          label: words[language].development,
          submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }],
        },
      ];
  const own: MenuItemConstructorOptions[] =
    process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const edit = { label: words[language].edit, submenu: editItems(language) };
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, edit, ...development]));
}

/** Shows cut, copy and paste at the mouse, in fields and over selected text. */
export function offerContextMenu(window: BrowserWindow, language: () => Language): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (!isEditable && selectionText === '') return;
    const items = isEditable ? editItems(language()) : copyItems(language());
    Menu.buildFromTemplate(items).popup({ window });
  });
}

function editItems(language: Language): MenuItemConstructorOptions[] {
  const { undo, redo, cut, copy, paste, selectAll } = words[language];
  return [
    { role: 'undo', label: undo },
    { role: 'redo', label: redo },
    { type: 'separator' },
    { role: 'cut', label: cut },
    { role: 'copy', label: copy },
    { role: 'paste', label: paste },
    { type: 'separator' },
    { role: 'selectAll', label: selectAll },
  ];
}

function copyItems(language: Language): MenuItemConstructorOptions[] {
  return [{ role: 'copy', label: words[language].copy }];
}
