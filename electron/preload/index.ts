// Owns the one object the page gets. Must not expose anything of Electron itself.
import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('desk', Object.freeze({}));
