import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { BRIDGE, CHANNEL } from '../../shared/contract/names.ts';

// Everything that the page may do outside its sandbox: make a call, and hear events.
contextBridge.exposeInMainWorld(BRIDGE, {
  call: (call: unknown): Promise<unknown> => ipcRenderer.invoke(CHANNEL.call, call),
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    const hear = (_: IpcRendererEvent, event: unknown): void => listener(event);
    ipcRenderer.on(CHANNEL.event, hear);
    return () => {
      ipcRenderer.off(CHANNEL.event, hear);
    };
  },
});
