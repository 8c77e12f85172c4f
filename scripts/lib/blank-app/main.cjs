// An empty window, for scripts that need a page in the Electron of this project.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));
