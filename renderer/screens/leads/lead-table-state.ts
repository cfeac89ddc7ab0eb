import { create } from 'zustand';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { FIRST_TABLE, type LeadTable } from './lead-table-query.ts';

interface TablesState {
  readonly tables: Readonly<Record<string, LeadTable>>;
  change(workshopId: string, next: Partial<LeadTable>): void;
}

const useTables = create<TablesState>()((set) => ({
  tables: {},
  change: (workshopId, next) => set(({ tables }) => ({ tables: { ...tables, [workshopId]: { ...(tables[workshopId] ?? FIRST_TABLE), ...next } } })),
}));

/** What this workshop's table of leads shows; it stays while another screen is open and dies with the window. */
export function useLeadTable(): { readonly table: LeadTable; readonly change: (next: Partial<LeadTable>) => void } {
  const workshopId = useWorkshopId();
  const table = useTables((state) => state.tables[workshopId] ?? FIRST_TABLE);
  const change = useTables((state) => state.change);
  return { table, change: (next) => change(workshopId, next) };
}
