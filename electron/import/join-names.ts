import type { DraftColumn } from './draft-column.ts';
import type { LeadTable } from './lead-table.ts';

const FIRST_BYTES = 1 << 12;

/** Fills the field of whole names from the columns of first and last names, which must still be there. */
export function joinNames(leads: LeadTable): void {
  if (leads.joinedName === null) return;
  const { column } = leads.joinedName;
  let name = Buffer.allocUnsafeSlow(FIRST_BYTES);
  for (let lead = 0; lead < leads.count; lead++) {
    const columns = leads.columnsOf.get(leads.file.get(lead));
    if (columns === undefined) continue;
    let to = 0;
    const add = (part: DraftColumn): void => {
      const text = part.text(lead).trim();
      if (text === '') return;
      if (to + text.length * 3 + 1 > name.length) name = Buffer.concat([name], (to + text.length * 3 + 1) * 2);
      if (to > 0) name[to++] = 32;
      to += name.write(text, to);
    };
    if (columns.fullName !== null) add(columns.fullName);
    if (to === 0) columns.names.forEach(add);
    column.set(lead, name, 0, to);
  }
}
