/** A small seeded generator (mulberry32), so that a spoiled file that breaks something can be made again. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS = ['', 'a', 'Zoë', '"', '""', 'x, y', 'line\nbreak', '2026-01-23 13:07', '1/5/2026', '23.01.2026', 'Nov-50', '51-200', '=1+1', '1,5', '﻿', '\u0000', '😀', 'Select', '999999999999999', '-'];
const HEADERS = [
  'Record ID,First Name,Email,Create Date,Lifecycle Stage,Company size,Became a Customer Date',
  'event_id,contact_id,occurred_at,type,owner_id',
  'deal_id,contact_id,amount,stage,create_date,close_date',
  'contact_id,property,value,timestamp',
  'owner_id,name,email,territory,time_zone,work_start',
  'a', '', 'id,id,id', 'Lead ID;Name;Created',
];
const ODD_BYTES = [0, 10, 13, 34, 44, 59, 9, 0xff, 0xfe, 0xef, 0xbb, 0xbf, 0xc3, 0x80, 0x1a];

/** A table such as a client may export: rows of odd cells under a known header, in some dialect. */
function tableOf(random: () => number): Buffer {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const header = pick(HEADERS);
  const delimiter = header.includes(';') ? ';' : pick([',', ',', ',', ';', '\t']);
  const width = header.split(/[,;]/).length;
  const newline = pick(['\n', '\r\n', '\r']);
  const cell = (row: number, column: number): string => (column === 0 && random() < 0.8 ? String(1 + (row % 40)) : pick(WORDS));
  const quoted = (text: string): string => (random() < 0.5 || /["\n\r]/.test(text) ? `"${random() < 0.9 ? text.replaceAll('"', '""') : text}"` : text);
  const rows = Array.from({ length: Math.floor(random() * 60) }, (_, row) =>
    Array.from({ length: Math.max(0, width + (random() < 0.1 ? Math.floor(random() * 5) - 2 : 0)) }, (_cell, column) => quoted(cell(row, column))).join(delimiter),
  );
  return Buffer.from([header.replaceAll(/[,;]/g, delimiter), ...rows].join(newline), random() < 0.15 ? 'latin1' : random() < 0.1 ? 'utf16le' : 'utf8');
}

/** Spoils a file in one of the ways in which files are spoiled. */
export function spoiledFile(random: () => number): Buffer {
  const bytes = tableOf(random);
  const at = (): number => Math.floor(random() * Math.max(1, bytes.length));
  const way = Math.floor(random() * 7);
  if (way === 0) return Buffer.from(Array.from({ length: Math.floor(random() * 4000) }, () => Math.floor(random() * 256)));
  if (way === 1) return bytes.subarray(0, at());
  if (way === 2) for (let i = 0; i < 8 && bytes.length > 0; i++) bytes[at()]! ^= 1 << Math.floor(random() * 8);
  if (way === 3) for (let i = 0; i < 6 && bytes.length > 0; i++) bytes[at()] = ODD_BYTES[Math.floor(random() * ODD_BYTES.length)]!;
  if (way === 4) return Buffer.concat([bytes, Buffer.from('\n7,Ärger', 'latin1'), Buffer.from('\n8,Łódź', 'utf8'), tableOf(random)]);
  if (way === 5) return Buffer.concat([bytes.subarray(0, at()), Buffer.from('"'), bytes.subarray(at())]);
  return bytes;
}
