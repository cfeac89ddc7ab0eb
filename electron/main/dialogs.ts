import type { BrowserWindow, Dialog } from 'electron';
import type { DialogPort } from '../host/ports.ts';

/** The operating system's own file dialogs, as a sheet of the window where there is one. */
export function createDialogs(dialog: Dialog, windowOf: () => BrowserWindow | null): DialogPort {
  return {
    async choosePath({ purpose, title, suggestedName, extensions }) {
      const filters = extensions.length === 0 ? [] : [{ name: extensions.map((e) => `.${e}`).join(', '), extensions: [...extensions] }];
      const window = windowOf();
      if (purpose === 'save') {
        const asked = { title, defaultPath: suggestedName, filters };
        const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(asked) : dialog.showSaveDialog(window, asked));
        return canceled || filePath === '' ? null : filePath;
      }
      const asked = { title, filters, properties: ['openFile' as const] };
      const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(asked) : dialog.showOpenDialog(window, asked));
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
