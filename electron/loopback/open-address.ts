import { spawn } from 'node:child_process';

/** Opens an address in the person's own browser. Where there is none, nothing happens: the address is printed anyway. */
export function openAddress(address: string, platform: NodeJS.Platform = process.platform): void {
  const [file, args] =
    platform === 'win32' ? ['cmd', ['/c', 'start', '""', address.replaceAll('&', '^&')]] as const
    : platform === 'darwin' ? ['open', [address]] as const
    : ['xdg-open', [address]] as const;
  const child = spawn(file, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
