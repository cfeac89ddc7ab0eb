import type { Ballot } from '../../shared/engine/blind/ballot.ts';
import type { BlindCase } from '../../shared/engine/blind/draw-cases.ts';
import type { ComputeFunctions } from '../../shared/engine/compute/compute-functions.ts';
import type { PushChoices } from '../../shared/engine/hubspot-plan/push-choices.ts';
import type { JournalEntry } from '../../shared/engine/hubspot-plan/journal-entry.ts';
import type { PortalSnapshot } from '../../shared/engine/hubspot-plan/portal-snapshot.ts';
import type { ZoneTable } from '../../shared/engine/time/zone-table.ts';
import type { HistoryOutline } from '../../shared/engine/history/history-segments.ts';
import type { History } from '../../shared/engine/history/history.ts';
import type { RepeatedPeople } from '../../shared/engine/history/repeated-across.ts';
import type { PersonalLeftover } from '../../shared/engine/history/pseudonymise.ts';
import type { FileMapping, FindingChoice, ImportBatch, ImportProfile, InspectedFiles, RefusedRow, Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { InputOf } from '../../shared/contract/contract.ts';
import type { PortalCoverage, PortalInventory } from '../../shared/contract/areas/portal.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import type { PushOperation } from '../../shared/contract/areas/push.ts';
import type { DataRequestDocument } from '../documents/data-request-pdf.ts';
import type { EarlierAgreement } from './workshop/sample-summer.ts';
import type { PagesDocument } from '../documents/pages-pdf.ts';
import type { AgreementReading } from '../documents/seal/read-agreement-pdf.ts';
import type { SealKey } from '../documents/seal/seal-key.ts';
import type { MapDocument } from '../documents/map-pdf.ts';
import type { SlaDocument } from '../documents/sla-document.ts';
import type { SummaryKind } from '../documents/summary-pdf.ts';
import type { StoredSource } from '../storage/import-batches.ts';
import type { StoredStaff } from '../storage/imported-staff.ts';
import type { Absence, Configuration, Holiday, Rep } from '../../shared/engine/model/configuration.ts';
import type { HandoffMap } from '../../shared/engine/model/handoff-map.ts';

/** Digests; the engine computes none itself. */
export interface DigestPort {
  /** SHA-256 as 64 hex digits. */
  sha256(data: string | Uint8Array): string;
}

/** Secrets kept by the operating system's own key store, never in a database, a file of ours in clear, or a log. */
export interface SecretPort {
  /** Null when secrets are safe here, else the sentence why they are not kept. */
  refusal(): Promise<string | null>;
  save(name: string, secret: string): Promise<Reply<null>>;
  /** Null when nothing was saved under this name, or it can no longer be read on this machine. */
  read(name: string): Promise<string | null>;
  forget(name: string): Promise<void>;
}

/** Offset tables of time zones; the engine asks no platform for them. */
export interface ZonePort {
  isZone(zone: string): boolean;
  /** Tables from a year before `from` to a year after `to`; unknown zones are left out. */
  tablesFor(zones: Iterable<string>, from: number, to: number): ReadonlyMap<string, ZoneTable>;
}

/** Public holidays by country and region, without a network. */
export interface HolidayPort {
  listCountries(): Promise<{ code: string; name: string }[]>;
  listRegions(country: string): Promise<{ code: string; name: string }[]>;
  /** Days off of some years, in order; null for a place that is not known. */
  holidaysOf(country: string, region: string, years: readonly number[]): Promise<Holiday[] | null>;
}

/** What a new map can start from. */
export interface TemplatePort {
  readMaps(): Promise<readonly { readonly id: string; readonly note: string; readonly map: HandoffMap }[]>;
}

/** The operating system's own dialogs; absent in a browser and headless. */
export interface DialogPort {
  choosePath(request: { purpose: 'open' | 'save'; title: string; suggestedName: string; extensions: readonly string[] }): Promise<string | null>;
}

/** Files on their way in (staged by drop, picker or path) and out (made by an export, fetched once). */
export interface FilePort {
  stagePath(path: string): Promise<Reply<{ fileId: string; name: string; bytes: number }>>;
  /** The place of a staged file, or a refusal when it is unknown or has gone. */
  pathOf(fileId: string): Reply<{ path: string; name: string; bytes: number }>;
  /** Write bytes to a path that the caller named, else to the outbox from which a browser fetches them. */
  deliver(name: string, bytes: Uint8Array, path: string | undefined): Promise<Reply<{ name: string; bytes: number; path: string | null; fileId: string | null }>>;
  /** A path for a file that something else writes (VACUUM INTO); then `delivered` announces it. */
  prepare(name: string, path: string | undefined): Promise<Reply<{ path: string; fileId: string | null }>>;
  /** Removes every upload and export from the data folder; files that were staged by their path are not Baton's and stay. */
  forgetAll(): void;
}

/** Pure functions over a history, run off the calling thread. The history is loaded once per workshop and import. */
export interface ComputePort {
  /** Begins to get ready, for a caller that will hand a history over soon. */
  start(): void;
  /** Hand a history over, whole or as its stored columns; later calls for the same key use it. */
  load(key: string, history: History | ReadonlyMap<string, Uint8Array>): Promise<void>;
  isLoaded(key: string): boolean;
  forget(key: string): void;
  call<N extends keyof ComputeFunctions>(key: string, name: N, input: Parameters<ComputeFunctions[N]>[1]): Promise<ReturnType<ComputeFunctions[N]>>;
}

/** A history's columns as they are stored. */
type Segments = ReadonlyMap<string, Uint8Array>;
interface Watch {
  readonly signal: AbortSignal;
  onShare(share: number): void;
}

/**
 * Work on whole stored histories, off the host's thread. Throws an AbortError when it is cancelled, a RangeError for what no
 * history can hold, a HistoryLayoutError for one of another version, an error named UnreadableHistory for a damaged one.
 */
export interface HistoryPort {
  /** What batches make together, in their order, and whom each repeats of others, left out where `leavesOut` says so of it; of one, its columns as they are. */
  merge(batches: readonly Segments[], leavesOut: readonly boolean[], watch: Watch): Promise<{ segments: Segments; hash: string; repeated: readonly RepeatedPeople[] }>;
  /** Pseudonyms for people: a keyed digest (64 hex digits of key) behind a prefix. */
  pseudonymise(
    segments: Segments,
    how: { key: string; prefix: string; scope: 'everywhere' | 'personalColumns' },
    watch: Watch,
  ): Promise<{ segments: Segments; hash: string; replaced: number; leftovers: readonly PersonalLeftover[] }>;
}

/** Whom absences and working hours may be about besides the owners of the history, and the absences that stay. */
export interface KnownStaff {
  readonly reps: readonly Pick<Rep, 'id' | 'extId' | 'name' | 'zone'>[];
  readonly absences: readonly Pick<Absence, 'repId' | 'from' | 'to'>[];
}

/** Reading a client's files; `known` is the history that they are added to, `segments` are the columns as they are stored, `onChunk` hears the files' bytes, compressed. */
export interface ImportPort {
  inspect(
    files: readonly { fileId: string; path: string; name: string; bytes: number }[],
    corrections: readonly { readonly [K in keyof FileMapping]?: FileMapping[K] | undefined }[],
    clientZone: string,
    profiles?: readonly ImportProfile[],
    options?: { known?: HistoryOutline; isAdded?: boolean; staff?: KnownStaff; signal?: AbortSignal; onProgress?(done: number, total: number, label: string): void },
  ): Promise<Reply<InspectedFiles>>;
  run(
    files: readonly { path: string; name: string; mapping: FileMapping }[],
    vocabulary: Vocabulary,
    options: { clientZone: string; currency: string; choices?: readonly FindingChoice[]; known?: HistoryOutline; staff?: KnownStaff; signal: AbortSignal; onProgress(done: number, total: number, label: string): void; onChunk?(chunk: StoredSource): void | Promise<void> },
  ): Promise<Reply<{ segments: ReadonlyMap<string, Uint8Array>; history: History; batch: Omit<ImportBatch, 'id' | 'at'>; refusedRows: RefusedRow[]; staff: StoredStaff }>>;
}

/** How the setting of pages is watched: a signal that ends it, and the share that is done, from 0 to 1. */
export interface PageWatch {
  readonly signal: AbortSignal;
  onShare(share: number): void;
}

/** The documents that leave the workshop. */
export interface DocumentPort {
  /** The agreement, set beside the host's thread as all pages are; refused as cancelled when the watch's signal ends it. Under a key it is remembered as the preview that edits are laid over. */
  renderSla(document: SlaDocument, watch?: PageWatch, previewKey?: string): Promise<Reply<{ bytes: Uint8Array; pages: number }>>;
  /** The first pages that an edit changes in the agreement last set under this key, by their `numbers` from 1; no page where none was. */
  renderTouched(previewKey: string, configuration: Configuration, watch?: PageWatch): Promise<Reply<{ bytes: Uint8Array; pages: number; numbers: readonly number[] }>>;
  /** The sentence why an agreement could not be printed, a character that no font has; null when it can. */
  whyUnprintable(document: SlaDocument): Promise<string | null>;
  /** A new key and certificate for seals; the key is a secret. */
  makeSealKey(now: number): Promise<SealKey>;
  /** SHA-256 of a key's certificate; null when it cannot be read. */
  certificateOf(key: SealKey): Promise<string | null>;
  /** The same file with a seal over every byte of it. */
  seal(bytes: Uint8Array, key: SealKey, at: number): Promise<Uint8Array>;
  /** What a PDF from anywhere turns out to be. */
  readAgreement(bytes: Uint8Array): Promise<AgreementReading>;
  /** A PNG of any kind as one that a page carries as it is, on white; null for one that is broken. */
  flattenPng(bytes: Uint8Array): Promise<Uint8Array | null>;
  /** The templates that ship with the app, as they stand in their file. */
  readTemplates(): Promise<unknown>;
  /** One sheet out of it: for the sponsor, or the card for reps. */
  renderSummary(document: SlaDocument, kind: SummaryKind): Promise<Reply<{ bytes: Uint8Array; pages: number }>>;
  /** The same sections as text for an editor elsewhere. */
  renderSlaText(document: SlaDocument, format: 'markdown' | 'html'): string;
  renderMap(document: MapDocument): Promise<Reply<{ bytes: Uint8Array; pages: number }>>;
  renderDataRequest(document: DataRequestDocument): Promise<Reply<{ bytes: Uint8Array; pages: number }>>;
  renderPages(document: PagesDocument): Promise<Reply<{ bytes: Uint8Array; pages: number }>>;
}

/** Which portal: the built-in one with what it remembers (null: a fresh one), or the client's, by its key. */
export type PortalTarget = { readonly kind: 'rehearsal'; readonly state: string | null } | { readonly kind: 'connected'; readonly key: string };

type Identity = { configHash: string; fingerprint: string; words: string };
type Planned = { operations: PushOperation[]; snapshotHash: string; portal: { id: string; name: string; accountType: string; isRehearsal: boolean }; portalState: string | null; snapshot: PortalSnapshot };
type Difference = { target: string; field: string; expected: unknown; found: unknown; changed?: { at: string; by: string } };

/** Which portal a key opens, what portal and key can take, and how much the portal still takes. */
export interface PortalProbe {
  readonly account: { id: string; name: string; accountType: string; timeZone: string; uiDomain: string };
  readonly abilities: { id: string; label: string; use: string; state: 'open' | 'scope' | 'closed' | 'unknown'; scope: string }[];
  readonly budget: { windowMs: number | null; max: number | null; remaining: number | null; daily: number | null; dailyRemaining: number | null };
}

/** The files that a portal is read into. */
export type PortalFileName = 'hubspot-contacts.csv' | 'hubspot-property-history.csv' | 'hubspot-activities.csv' | 'hubspot-deals.csv' | 'hubspot-owners.csv';

/** How far a reading of a portal came, to go on from there. */
export interface PortalReading {
  readonly paths: { readonly [name in PortalFileName]: string };
  readonly from: number;
  readonly to: number;
  readonly doneUntil: number;
  readonly sizes: { readonly [name in PortalFileName]: number };
  readonly coverage: PortalCoverage;
}

/** Portals, the built-in one and the client's. What the built-in one remembers is kept by the caller, per workshop. */
export interface PortalPort {
  setFaults(faults: readonly { kind: InputOf<'push.setRehearsalFaults'>['faults'][number]['kind']; times: number }[]): void;
  /** The leads of a portal with their history, into files; `onMonth` hears how far it came, `resume` goes on from there. */
  readHistory(
    key: string,
    request: {
      paths: PortalReading['paths']; from: number; to: number; resume: PortalReading | null; signal: AbortSignal;
      onProgress(done: number, total: number, label: string): void; onMonth(reading: PortalReading): Promise<void>;
    },
  ): Promise<Reply<{ coverage: PortalCoverage }>>;
  /** What stands in a portal beside its leads; a part that portal or key lack says so. */
  readInventory(key: string, options: { signal: AbortSignal; onProgress(done: number, total: number, label: string): void }): Promise<Reply<{ parts: PortalInventory['parts'] }>>;
  /** Look at a portal with a key and change nothing. */
  probe(key: string): Promise<Reply<PortalProbe>>;
  /** `earlierLists` are those that pushes made in any portal; deleted ones of this one come back under their number. */
  plan(target: PortalTarget, configuration: Configuration, agreement: Identity, choices: PushChoices, earlierLists?: readonly { portalId: string; name: string; listId: string }[]): Promise<Reply<Planned>>;
  /** The whole push on a copy of the portal as it was read: sent, switched on, taken back. */
  rehearse(
    snapshot: PortalSnapshot,
    operations: readonly PushOperation[],
    options: { signal: AbortSignal; onProgress(done: number, total: number, label: string): void },
  ): Promise<Reply<{ failed: { id: string; message: string }[]; done: number; left: number }>>;
  planRollback(target: PortalTarget, changes: readonly PushOperation[]): Promise<Reply<Planned>>;
  apply(
    target: PortalTarget,
    operations: readonly PushOperation[],
    options: {
      snapshotHash: string; plannedOn?: PortalSnapshot | null; portalId: string; signal: AbortSignal; switchOn?: readonly string[];
      onOperation(operation: PushOperation, portalState: string | null): void; onJournal(entry: JournalEntry): void; onProgress(done: number, total: number, label: string): void;
    },
  ): Promise<Reply<{ operations: PushOperation[]; portalState: string | null; budget: PortalProbe['budget'] }>>;
  verify(target: PortalTarget, configuration: Configuration, agreement: Identity, choices: PushChoices): Promise<Reply<{ differences: Difference[] }>>;
  verifyRollback(target: PortalTarget, operations: readonly PushOperation[]): Promise<Reply<{ differences: Difference[] }>>;
}

/** The sample workshop's files, made by the generator on first use. */
export interface SamplePort {
  /** Paths of the CSV files with their mappings, vocabulary, people and configuration, ready to enter like a user's. */
  prepare(): Promise<{
    workshop: { title: string; clientName: string; zone: string; currency: string; startsAt: number; currentResponseMinutes: number | null };
    participants: { name: string; team: 'marketing' | 'sales' | 'revops' | 'facilitator' | 'observer'; role: string; canSign: boolean }[];
    files: { path: string; name: string; mapping: Omit<FileMapping, 'fileId'> }[];
    vocabulary: Vocabulary;
    configuration: Configuration;
    /** What each team would have, as proposals of their own. */
    drafts: { name: string; configuration: Configuration }[];
    earlier: EarlierAgreement;
    /** Handoff maps as a file holds them, to be checked by the contract. */
    maps: unknown[];
  }>;
  /** How a person of the sample judges a case of the blind exercise, the same every time. */
  ballot(name: string, team: string, facts: Pick<BlindCase, 'number' | 'traits' | 'deeds'>): Omit<Ballot, 'seatId' | 'caseNumber'>;
  /** Whether this person lets the room see the own ballots. */
  isOpen(name: string): boolean;
}
