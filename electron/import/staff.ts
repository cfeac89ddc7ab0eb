import type { Absence, Rep } from '../../shared/engine/model/configuration.ts';
import type { ImportedHours } from '../../shared/engine/routing/imported-hours.ts';
import type { HistoryOwner } from '../../shared/engine/history/history.ts';
import type { OwnerTable } from './owner-table.ts';

/** Whom absences and working hours may be about besides the owners of the history, and the absences that are known already. */
export interface KnownStaff {
  readonly reps: readonly Pick<Rep, 'id' | 'extId' | 'name' | 'zone'>[];
  readonly absences: readonly Pick<Absence, 'repId' | 'from' | 'to'>[];
}

/** What the files say of the people who work the leads; none of it is part of the history. */
export interface ImportedStaff {
  /** Half-open, in UTC ms. */
  readonly absences: readonly Omit<Absence, 'id'>[];
  readonly hours: readonly ImportedHours[];
}

/** Somebody who was found: the id that a roster has for him, or would have, and his zone. */
export interface StaffMember {
  readonly repId: string;
  readonly zone: string;
}

/** What an import gathers of people; looks everybody up by id, then by name, then by e-mail. */
export class StaffBook {
  readonly absences: Omit<Absence, 'id'>[] = [];
  readonly hours: ImportedHours[] = [];
  readonly known: Set<string>;
  private readonly reps: ReadonlyMap<string, StaffMember>;
  private readonly owners: OwnerTable;

  constructor(owners: OwnerTable, staff: KnownStaff = { reps: [], absences: [] }) {
    this.owners = owners;
    this.known = new Set(staff.absences.map(absenceKey));
    const reps = new Map<string, StaffMember>();
    for (const part of ['id', 'extId', 'name'] as const) {
      for (const rep of staff.reps) if (rep[part] !== '' && !reps.has(keyOf(rep[part]))) reps.set(keyOf(rep[part]), { repId: rep.id, zone: rep.zone });
    }
    this.reps = reps;
  }

  /** The person whom any of these texts names; null when nobody is called so. A roster's zone stands above the export's. */
  find(texts: readonly string[]): StaffMember | null {
    for (const text of texts) {
      if (text === '') continue;
      const owner = this.owners.find(text);
      const rep = this.reps.get(keyOf(text)) ?? (owner === undefined ? undefined : this.reps.get(keyOf(owner.extId)));
      const member = rep ?? memberOf(owner);
      if (member !== null) return member;
    }
    return null;
  }
}

const keyOf = (text: string): string => text.trim().toLowerCase();

const memberOf = (owner: HistoryOwner | undefined): StaffMember | null => (owner === undefined ? null : { repId: owner.extId, zone: owner.zone });

/** Tells the same absence. */
export const absenceKey = ({ repId, from, to }: Pick<Absence, 'repId' | 'from' | 'to'>): string => JSON.stringify([repId, from, to]);
