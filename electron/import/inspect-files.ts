import { stat } from 'node:fs/promises';
import { guessVocabulary, type LookedAt } from './guess-vocabulary.ts';
import { lookAtOrder, type ImpossibleOrders } from './impossible-order.ts';
import { inspectFile } from './inspect-file.ts';
import { lookAtFile, named, type FileLook } from './look-at-file.ts';
import { backwardFinding, orderFinding } from './row-findings.ts';
import { lookAtPeople } from './look-at-people.ts';
import { lookAtProperties, type PropertyLook } from './look-at-properties.ts';
import type { KnownStaff } from './staff.ts';
import { zoneTableFor } from './zones.ts';
import { guessOwners, lookAtOwners, type OwnerCandidate } from './guess-owners.ts';
import type { KnownHistory } from './known-history.ts';
import type { FileMapping, ImportProfile, InspectedFile, InspectedFiles } from '../../shared/contract/schemas/import.ts';

export interface StagedFile {
  readonly fileId: string;
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** Looks of files seen before, so that a correction on the mapping screen answers at once. */
export interface LookCache {
  readonly files: Map<string, FileLook>;
  readonly properties: Map<string, PropertyLook>;
  readonly orders: Map<string, ImpossibleOrders | null>;
  readonly owners: Map<string, OwnerCandidate[]>;
}

export const emptyLookCache = (): LookCache => ({ files: new Map(), properties: new Map(), orders: new Map(), owners: new Map() });

/** What a look may know and how it is watched. */
export interface InspectOptions {
  /** The history that is there. */
  readonly known?: KnownHistory;
  /** Whether files with leads are added to it; without leads files always are. */
  readonly isAdded?: boolean;
  /** Who is in the rosters. */
  readonly staff?: KnownStaff;
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number, label: string): void;
}

const CACHED = 60;

/** Looks into staged files and proposes how to read them; what the person corrected is kept. */
export async function inspectFiles(
  files: readonly StagedFile[],
  corrections: readonly Partial<FileMapping>[],
  clientZone: string,
  cache: LookCache,
  profiles: readonly ImportProfile[] = [],
  { known, isAdded = false, staff, signal, onProgress }: InspectOptions = {},
): Promise<InspectedFiles> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  const owners: OwnerCandidate[] = [];
  const inspected: InspectedFile[] = [];
  const lookedAt: LookedAt[] = [];
  for (const file of files) {
    const correction = corrections.find((given) => given.fileId === file.fileId) ?? {};
    const stamp = `${file.path}|${await modified(file)}|${file.bytes}`;
    const onBytes = (done: number): void => onProgress?.(before + done, total, `Looking into ${file.name}`);
    onBytes(0);
    const look = await remember(cache.files, `${stamp}|${correction.encoding}|${correction.delimiter}|${correction.sheet}`, () => lookAtFile(file, correction, { onBytes, ...(signal === undefined ? {} : { signal }) }));
    const found = inspectFile(file, look, correction, zoneTableFor(correction.zone ?? clientZone), profiles);
    const properties =
      found.kind === 'propertyHistory'
        ? await remember(cache.properties, `${stamp}|${JSON.stringify(found.mapping)}`, () => lookAtProperties(file.path, found.mapping))
        : new Map();
    const orders = await remember(cache.orders, `${stamp}|${JSON.stringify(found.mapping)}`, () => named(file.name, () => lookAtOrder(file.path, found.mapping, look.header)));
    inspected.push(orders === null || orders.count === 0 ? found : { ...found, findings: [...found.findings, found.kind === 'absences' ? backwardFinding(file.fileId, orders) : orderFinding(file.fileId, orders)] });
    if (found.kind === 'owners') owners.push(...(await remember(cache.owners, `${stamp}|${JSON.stringify(found.mapping)}`, () => lookAtOwners(file.path, found.mapping))));
    before += file.bytes;
    lookedAt.push({ mapping: found.mapping, looks: new Map(look.header.flatMap((name, index) => (look.columns[index] === undefined ? [] : [[name, look.columns[index]]]))), properties });
  }
  const beside = isAdded || !inspected.some(({ kind }) => kind === 'leads') ? known : undefined; // files with leads take its place else
  const guessed = guessVocabulary(lookedAt, beside?.columns);
  const inFiles = new Set(owners.map(({ ownerId }) => ownerId));
  const candidates = [...owners, ...(beside?.owners ?? []).filter(({ extId }) => !inFiles.has(extId)).map(({ extId, name, email }) => ({ ownerId: extId, name, email }))];
  const { ownerValues, owners: likely } = guessOwners(lookedAt, guessed.vocabulary.ownerProperty, candidates);
  const people = new Set([...candidates, ...(known?.owners ?? []).map(({ extId, name, email }) => ({ ownerId: extId, name, email })), ...(staff?.reps ?? []).map(({ id, extId, name }) => ({ ownerId: id, name, email: extId }))].flatMap(({ ownerId, name, email }) => [ownerId, name, email].map((text) => text.trim().toLowerCase())));
  return { files: await Promise.all(inspected.map((file) => withPeople(file, files, people))), ...guessed, vocabulary: { ...guessed.vocabulary, owners: likely }, ownerValues, owners: candidates.map(({ ownerId, name }) => ({ ownerId, name })) };
}

/** A file about people with the finding of those whom nobody knows. */
async function withPeople(file: InspectedFile, staged: readonly StagedFile[], people: ReadonlySet<string>): Promise<InspectedFile> {
  const place = staged.find(({ fileId }) => fileId === file.fileId);
  if (place === undefined || (file.kind !== 'absences' && file.kind !== 'calendars')) return file;
  const found = await named(file.name, () => lookAtPeople(place, file.mapping, people));
  return found === null ? file : { ...file, findings: [...file.findings, found] };
}

async function modified(file: StagedFile): Promise<number> {
  return named(file.name, async () => (await stat(file.path)).mtimeMs);
}

async function remember<T>(cache: Map<string, T>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = await make();
  if (cache.size >= CACHED) cache.delete(cache.keys().next().value ?? '');
  cache.set(key, made);
  return made;
}
