import { shortWord, stirred, wordsOver } from './byte-words.ts';
import { compareIds } from '../../shared/engine/history/compare-ids.ts';
import { counted } from './findings.ts';
import { free, roomFor } from './growing.ts';
import type { ImportState } from './import-state.ts';
import { RepeatFilter } from './repeat-filter.ts';

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

/** Leads whose addresses have one hash, where there are several, each group in the order of arrival. */
function leadsOfOneEmail(state: ImportState): number[][] {
  const { count } = state.leads;
  const hashes = new Int32Array(roomFor(count * 4), 0, count);
  const filter = new RepeatFilter(count);
  for (let lead = 0; lead < count; lead++) hashes[lead] = emailHash(state, lead);
  filter.note(hashes);
  filter.seal();
  const suspects = suspectsAmong(hashes, filter);
  filter.clear();
  free(hashes);
  const groups: number[][] = [];
  for (let from = 0, to = 0; from < suspects.length; from = to) {
    while (to < suspects.length && suspects[to + 1] === suspects[from + 1]) to += 2;
    if (to - from > 2) groups.push(Array.from({ length: (to - from) / 2 }, (_, i) => suspects[from + i * 2]!));
  }
  return groups.sort(([a = 0], [b = 0]) => a - b);
}

/** Leads whose hash may have come more often, each before its hash, in the order of hashes: a list for each hash would be garbage for most. */
function suspectsAmong(hashes: Int32Array, filter: RepeatFilter): Int32Array {
  let count = 0;
  for (let lead = 0; lead < hashes.length; lead++) if (hashes[lead] !== 0 && filter.isRepeated(hashes[lead]!)) count++;
  const sorted = new BigUint64Array(count);
  const words = new Int32Array(sorted.buffer); // little endian: the lead stands low, the hash high
  for (let lead = 0, place = 0; lead < hashes.length; lead++) {
    if (hashes[lead] === 0 || !filter.isRepeated(hashes[lead]!)) continue;
    words[place * 2] = lead;
    words[place * 2 + 1] = hashes[lead]!;
    place++;
  }
  sorted.sort();
  return words;
}

/** 0 for a lead without an address; else one hash for addresses that differ in case or in blanks around them only. */
function emailHash(state: ImportState, lead: number): number {
  const column = columnsOf(state, lead)?.email;
  if (column === undefined || column === null) return 0;
  column.arena.locate(column.address(lead));
  const { words, start, end } = column.arena;
  if (start === end) return 0;
  const hash = words.getUint8(start) <= 32 || words.getUint8(end - 1) <= 32 ? 0 : plainHash(words, start, end);
  if (hash !== 0) return hash;
  const bytes = Buffer.from(emailOf(state, lead), 'utf8');
  return bytes.length === 0 ? 0 : foldedHash(wordsOver(bytes), 0, bytes.length);
}

/** The bit by which small letters of ASCII differ from capitals, in each of four bytes. Other signs meet by it too: they are told apart later. */
const SMALL = 0x20202020;
const BEYOND_ASCII = 0x80808080 | 0;

/** A hash that is the same for capitals and small letters of ASCII; 0 for a text with other letters, whose capitals only a string knows. */
function plainHash(words: DataView, start: number, end: number): number {
  let seen = 0;
  for (let at = start; at < end - 3; at += 4) seen |= words.getInt32(at, true);
  for (let at = Math.max(start, end - 3); at < end; at++) seen |= words.getInt8(at);
  return (seen & BEYOND_ASCII) === 0 ? foldedHash(words, start, end) : 0;
}

function foldedHash(words: DataView, start: number, end: number): number {
  const size = end - start;
  if (size < 4) return stirred(shortWord(words, start, size) | SMALL) || 1;
  let hash = size;
  for (let at = start; at < end - 4; at += 4) hash = stirred(hash ^ (words.getInt32(at, true) | SMALL));
  return stirred(hash ^ (words.getInt32(end - 4, true) | SMALL)) || 1;
}

const columnsOf = ({ leads }: ImportState, lead: number) => leads.columnsOf.get(leads.file.get(lead));

const emailOf = (state: ImportState, lead: number): string => (columnsOf(state, lead)?.email?.text(lead) ?? '').trim().toLowerCase();

function nameOf(state: ImportState, lead: number): string {
  const columns = columnsOf(state, lead);
  const full = columns?.fullName?.text(lead).trim() ?? '';
  return (full || (columns?.names.map((column) => column.text(lead).trim()).join(' ') ?? '')).trim().toLowerCase();
}

const compareCreation = (a: number, b: number): number => (Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b);
