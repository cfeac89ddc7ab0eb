import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { CONTRACT, type ProcedureName } from '../../shared/contract/contract.ts';
import { fail, type Reply } from '../../shared/contract/reply.ts';
import { defaultDataFolder } from '../loopback/data-folder.ts';
import { failureOfStorageError } from '../storage/storage-errors.ts';
import { createHeadlessHost, type HeadlessHost } from './create-headless-host.ts';
import { holdFile } from '../storage/hold-file.ts';
import { ownFolder } from './own-folder.ts';
import { parseArguments, type Arguments } from './parse-arguments.ts';

const HELP = [
  'baton <procedure> [\'{json}\' | @file] [--workshop W] [--data DIR]',
  '',
  'Calls one procedure and prints its reply as JSON; exit 0 when it is ok, 1 otherwise.',
  'W is the id of a workshop in the data folder, or the path of a .baton file, which is',
  'opened exclusively and saved back whole. BATON_PASSPHRASE opens a workshop that has a passphrase.',
  '',
  ...Object.entries(CONTRACT).map(([name, { scope, summary }]) => `  ${name.padEnd(28)} ${scope === 'workshop' ? 'W ' : '  '}${summary}`),
].join('\n');

function finish(reply: Reply<unknown>): void {
  console.log(JSON.stringify(reply, null, 2));
  process.exitCode = reply.ok ? 0 : 1;
}

async function run(args: Arguments): Promise<Reply<unknown>> {
  const input = readInput(args.input);
  if (!input.ok) return input;
  try {
    return args.workshop !== null && looksLikePath(args.workshop) ? await callOnFile(args, args.workshop, input.value) : await callInFolder(args, input.value);
  } catch (error) {
    const failure = failureOfStorageError(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}

const looksLikePath = (workshop: string): boolean => workshop.endsWith('.baton') || workshop.includes('/') || workshop.includes('\\');

function readInput(text: string): Reply<unknown> {
  const json = text.startsWith('@') ? readText(text.slice(1)) : { ok: true as const, value: text };
  if (!json.ok) return json;
  try {
    return { ok: true, value: JSON.parse(json.value.trim() === '' ? '{}' : json.value) as unknown };
  } catch (error) {
    return fail('invalidInput', `The input is no JSON (${error instanceof Error ? error.message : String(error)}). Quote it as one word, or put it into a file and name that with @.`);
  }
}

function readText(file: string): Reply<string> {
  try {
    return { ok: true, value: readFileSync(file, 'utf8').replace(/^\ufeff/, '') };
  } catch (error) {
    return fail('notFound', `The input file ${file} cannot be read. ${failureOfStorageError(error)?.message ?? 'Check the path and try again.'}`);
  }
}

async function callInFolder(args: Arguments, input: unknown): Promise<Reply<unknown>> {
  const host = await createHeadlessHost({ dataFolder: resolve(args.data ?? defaultDataFolder()) });
  try {
    const opened = await unlocked(host, args.workshop);
    return opened.ok ? await host.call(args.procedure as ProcedureName, input as never, args.workshop ?? undefined) : opened; // the dispatcher checks both
  } finally {
    await host.close();
  }
}

/** A protected workshop opens with the passphrase from the environment, which no list of processes shows. */
async function unlocked(host: HeadlessHost, workshopId: string | null): Promise<Reply<unknown>> {
  const passphrase = process.env['BATON_PASSPHRASE'];
  return workshopId === null || passphrase === undefined ? { ok: true, value: null } : host.call('workshop.unlockWorkshop', { workshopId, passphrase });
}

/** Copies the file into a data folder of its own, calls, and puts the result in the file's place in one rename. */
async function callOnFile(args: Arguments, file: string, input: unknown): Promise<Reply<unknown>> {
  const path = resolve(file);
  if (!existsSync(path)) return fail('notFound', `There is no file ${file}. Check the path and try again.`);
  if (statSync(path).isDirectory()) return fail('refused', `${file} is a folder, not a file. Name a .baton file inside it.`);
  const held = holdFile(path);
  const folder = ownFolder(tmpdir(), 'call');
  const host = await createHeadlessHost({ dataFolder: folder });
  try {
    const opened = await host.call('workshop.openCopy', { path });
    if (!opened.ok) return opened;
    const reply = await host.call(args.procedure as ProcedureName, input as never, opened.value.id); // the dispatcher checks both
    if (!changesSomething(args.procedure)) return reply;
    const saved = await host.call('workshop.saveCopy', { path: `${path}.saved` }, opened.value.id);
    if (!saved.ok) return saved;
    held.replaceBy(`${path}.saved`);
    return reply;
  } finally {
    await host.close();
    held.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

const changesSomething = (name: string): boolean => Object.hasOwn(CONTRACT, name) && CONTRACT[name as ProcedureName].kind === 'command'; // hasOwn just showed it

const parsed = parseArguments(process.argv.slice(2));
if (parsed.kind === 'help') console.log(HELP);
else if (parsed.kind === 'wrong') finish(fail('invalidInput', parsed.message));
else finish(await run(parsed.arguments));
