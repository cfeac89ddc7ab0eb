import { compareIds } from '../../shared/engine/history/compare-ids.ts';
import { counted } from './findings.ts';
import { free } from './growing.ts';
import type { ImportState } from './import-state.ts';

/** Marks later records of one e-mail (case ignored) and one name: 1 = counts nowhere. Of equal creation the lower id counts. */
export function findDuplicates(state: ImportState): Uint8Array {
  const { leads, vocabulary } = state;
  const excluded = new Uint8Array(leads.count);
  if (!vocabulary.excludeDuplicates) return excluded;
  for (const sameEmail of leadsOfOneEmail(state)) {
    const groups = new Map<string, number[]>();
    for (const lead of sameEmail) {
      const key = `${emailOf(state, lead)}\u0000${nameOf(state, lead)}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [lead]);
      else group.push(lead);
    }
    for (const group of groups.values()) if (group.length > 1) exclude(state, group, excluded);
  }
  return excluded;
}

function exclude(state: ImportState, group: number[], excluded: Uint8Array): void {
  const { leads } = state;
  group.sort((a, b) => compareCreation(leads.createdAt.get(a), leads.createdAt.get(b)) || compareIds(leads.id(a), leads.id(b)));
  for (const lead of group.slice(1)) {
    excluded[lead] = 1;
    state.findings.note('duplicateLeads', 'leads', {
      sentence: (count) => `${counted(count, 'lead repeats', 'leads repeat')} the e-mail address and name of an earlier one.`,
      effect: 'Left out of every figure; the earlier record counts.',
    }, leads.id(lead));
  }
}

/** Leads whose addresses have one hash, where there are several: a hash a lead, and chains through a table. */
function* leadsOfOneEmail(state: ImportState): Generator<number[]> {
  const count = state.leads.count;
  const hashes = new Uint32Array(count);
  const heads = new Uint32Array(2 ** Math.ceil(Math.log2(count + 1))); // 1 + lead
  const next = new Uint32Array(count);
  for (let lead = 0; lead < count; lead++) {
    hashes[lead] = emailHash(state, lead);
    if (hashes[lead] === 0) continue;
    const slot = hashes[lead]! & (heads.length - 1);
    next[lead] = heads[slot]!;
    heads[slot] = lead + 1;
  }
  for (let slot = 0; slot < heads.length; slot++) {
    if (heads[slot] === 0 || next[heads[slot]! - 1] === 0) continue; // nobody, or one lead alone
    const chain: number[] = [];
    for (let lead = heads[slot]!; lead !== 0; lead = next[lead - 1]!) chain.push(lead - 1);
    for (let i = 0; i < chain.length; i++) {
      const hash = hashes[chain[i]!]!;
      if (hash === 0) continue;
      const same = chain.filter((lead) => hashes[lead] === hash);
      for (const lead of same) hashes[lead] = 0;
      if (same.length > 1) yield same;
    }
  }
  for (const column of [hashes, heads, next]) free(column);
}

/** 0 for a lead without an address. Capitals of ASCII count as small ones; an address with other letters goes the long way. */
function emailHash(state: ImportState, lead: number): number {
  const column = columnsOf(state, lead)?.email;
  if (column === undefined || column === null) return 0;
  column.arena.locate(column.address(lead));
  const { bytes, start, end } = column.arena;
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x80 || byte <= 32) return textHash(emailOf(state, lead));
    hash = Math.imul(hash ^ (byte >= 65 && byte <= 90 ? byte | 32 : byte), 0x01000193);
  }
  return start === end ? 0 : hash >>> 0 || 1;
}

function textHash(text: string): number {
  if (text === '') return 0;
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0 || 1;
}

const columnsOf = ({ leads }: ImportState, lead: number) => leads.columnsOf.get(leads.file.get(lead));

const emailOf = (state: ImportState, lead: number): string => (columnsOf(state, lead)?.email?.text(lead) ?? '').trim().toLowerCase();

function nameOf(state: ImportState, lead: number): string {
  const columns = columnsOf(state, lead);
  const full = columns?.fullName?.text(lead).trim() ?? '';
  return (full || (columns?.names.map((column) => column.text(lead).trim()).join(' ') ?? '')).trim().toLowerCase();
}

const compareCreation = (a: number, b: number): number => (Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b);
