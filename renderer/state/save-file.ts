import type { MadeFile } from '../../shared/contract/schemas/workshop.ts';
import type { Host } from '../host/host.ts';

/** Asks where to save in the desktop app; null when the person changed their mind, undefined in a browser. */
export async function choosePath(host: Host, title: string, suggestedName: string): Promise<string | null | undefined> {
  if (host.shell === 'browser') return undefined;
  const extension = suggestedName.split('.').pop() ?? '';
  const reply = await host.call('app.choosePath', { purpose: 'save', title, suggestedName, extensions: [extension] });
  return reply.ok ? reply.value.path : null;
}

/** Hands a made file to the person: in a browser as a download; on disk it already is where it should be. */
export async function saveFile(host: Host, file: MadeFile): Promise<void> {
  if (file.fileId === null) return;
  const address = URL.createObjectURL(await host.fetchFile(file.fileId));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
