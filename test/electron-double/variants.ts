import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One protection taken out of the built bundles. Each edit must match exactly once, or the variant proves nothing. */
export interface Variant {
  readonly name: string;
  readonly edits: readonly (readonly [find: RegExp, replacement: string])[];
}

/** Each of these must be caught by at least one of the shell's checks. */
export const VARIANTS: readonly Variant[] = [
  { name: 'sandbox off', edits: [[/sandbox: true,/, 'sandbox: false,'], [/app\.enableSandbox\(\);/, '']] },
  { name: 'context isolation off', edits: [[/contextIsolation: true/, 'contextIsolation: false']] },
  { name: 'Node in the page', edits: [[/nodeIntegration: false/, 'nodeIntegration: true'], [/sandbox: true,/, ''], [/app\.enableSandbox\(\);/, '']] },
  { name: 'navigation free', edits: [[/if \(!isPage\(event\.url\)\) event\.preventDefault\(\);/, '']] },
  { name: 'navigation to any address that begins like the page', edits: [[/address === "app:\/\/baton\/" \|\| address\.startsWith\(`app:\/\/baton\/#`\)/, 'address.startsWith("app://")']] },
  { name: 'windows may be opened', edits: [[/setWindowOpenHandler\(\(\) => \(\{ action: "deny" \}\)\)/, 'setWindowOpenHandler(() => ({ action: "allow" }))']] },
  { name: 'sender not checked', edits: [[/if \(!isFromPage\(event\)\) return fail\([^\n]*\n/, '\n']] },
  { name: 'calls from frames inside the page', edits: [[/frame\.parent === null && /, '']] },
  { name: 'calls from any top frame', edits: [[/frame\.parent === null && isPage\(frame\.url\)/, 'frame.parent === null']] },
  { name: 'permissions granted', edits: [[/permission === "clipboard-sanitized-write"/, 'true']] },
  { name: 'permissions never decided', edits: [[/denyPermissions\(session\.defaultSession\);/, '']] },
  { name: 'no policy', edits: [[/"content-security-policy": contentSecurityPolicy\(nonce\)/, '']] },
  { name: 'a policy that lets scripts be made from text', edits: [[/"script-src 'self'"/, '"script-src \'self\' \'unsafe-inline\' \'unsafe-eval\'"']] },
  { name: 'paths may climb', edits: [[/decoded\.includes\("\\0"\) \|\| parts\.includes\("\.\."\) \? null : decoded/, 'decoded'], [/file\.startsWith\(base \+ sep\) \? file : null/, 'file']] },
  { name: 'any host of the scheme', edits: [[/if \(name !== "baton"\) return plainAnswer\([^\n]*\n/, '\n']] },
  { name: 'the scheme registered too late', edits: [[/\nregisterScheme\(protocol\);/, ''], [/serveApp\(protocol, PAGE_ROOT, host\);/, 'registerScheme(protocol); serveApp(protocol, PAGE_ROOT, host);']] },
  { name: 'a profile folder that was not made', edits: [[/mkdirSync\(folder, \{ recursive: true \}\);\n\s*app\.setPath/, 'app.setPath']] },
  { name: 'a preload that leaks ipcRenderer', edits: [[/exposeInMainWorld\(`batonBridge`,\{/, 'exposeInMainWorld(`batonBridge`,{ipc:(...a)=>e.ipcRenderer.invoke(...a),']] },
  { name: 'a preload that exposes a second name', edits: [[/e\.contextBridge\.exposeInMainWorld\(/, 'e.contextBridge.exposeInMainWorld(`extra`,{invoke:(...a)=>e.ipcRenderer.invoke(...a)}),e.contextBridge.exposeInMainWorld(']] },
  { name: 'a preload that needs fs', edits: [[/require\("electron"\)/, 'require("electron");require("fs")']] },
  { name: 'an unmodelled member of Electron', edits: [[/\nregisterScheme\(protocol\);/, '\nregisterScheme(protocol);app.disableHardwareAcceleration();']] },
];

/** A copy of the built app with the edits made; the renderer and the resources are linked. */
export function breakApp(built: string, variant: Variant, index: number): string {
  const home = join(built, 'variants', String(index));
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'app'), { recursive: true });
  for (const part of ['main', 'preload']) cpSync(join(built, part), join(home, 'app', part), { recursive: true });
  symlinkSync(join(built, 'renderer'), join(home, 'app', 'renderer'), 'junction');
  symlinkSync(join(built, '..', 'resources'), join(home, 'resources'), 'junction');
  for (const [find, replacement] of variant.edits) editOnce(join(home, 'app'), find, replacement, variant.name);
  return join(home, 'app');
}

function editOnce(app: string, find: RegExp, replacement: string, name: string): void {
  const files = ['main', 'main/chunks', 'preload'].flatMap((folder) => readdirSync(join(app, folder)).filter((file) => /\.c?js$/.test(file)).map((file) => join(app, folder, file)));
  const hits = files.filter((file) => find.test(readFileSync(file, 'utf8')));
  const [file] = hits;
  if (file === undefined || hits.length > 1) throw new Error(`the variant "${name}" matches ${hits.length} files of the build; adapt ${String(find)}`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(find, () => replacement));
}
