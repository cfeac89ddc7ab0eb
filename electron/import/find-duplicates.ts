import { compareIds } from './dictionary.ts';
import { counted } from './findings.ts';
import type { ImportState } from './import-state.ts';

/** Marks later records of one e-mail (case ignored) and one name: 1 = counts nowhere. Of equal creation the lower id counts. */
export function findDuplicates(state: ImportState): Uint8Array {
  const { leads, vocabulary } = state;
  const excluded = new Uint8Array(leads.ids.length);
  if (!vocabulary.excludeDuplicates) return excluded;
  const groups = new Map<string, number[]>();
  leads.emails.forEach((email, lead) => {
    if (email === '') return;
    const key = `${email.trim().toLowerCase()}\u0000${(leads.names[lead] ?? '').trim().toLowerCase()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [lead]);
    else group.push(lead);
  });
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    group.sort((a, b) => compareCreation(leads.createdAt[a] ?? NaN, leads.createdAt[b] ?? NaN) || compareIds(leads.ids[a] ?? '', leads.ids[b] ?? ''));
    for (const lead of group.slice(1)) {
      excluded[lead] = 1;
      state.findings.note('duplicateLeads', 'leads', {
        sentence: (count) => `${counted(count, 'lead repeats', 'leads repeat')} the e-mail address and name of an earlier one.`,
        effect: 'Left out of every figure; the earlier record counts.',
      }, leads.ids[lead]);
    }
  }
  return excluded;
}

const compareCreation = (a: number, b: number): number => (Number.isNaN(a) ? (Number.isNaN(b) ? 0 : 1) : Number.isNaN(b) ? -1 : a - b);
