import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('interactionCentre', {});
