import { useState, type JSX } from 'react';
import { Spotlight } from '@mantine/spotlight';
import { useLocation } from 'wouter';
import { Icon } from '../components/icon.tsx';
import { STATE_WORDS } from '../screens/prepare/target-words.ts';
import { PHASES, phasePath, type PhaseId } from '../state/phases.ts';
import { useUi } from '../state/ui-store.ts';
import { useCall } from '../state/use-call.ts';
import { useNames } from '../state/use-names.ts';
import { useShortcut } from '../state/use-shortcut.ts';
import { useUndo } from '../state/use-undo.ts';
import { useWorkshopId } from '../state/workshop-context.tsx';
import { useSaveCopy } from './use-save-copy.ts';

/** Finds any screen, action or lead by typing; Ctrl or Cmd and K. */
export function Palette({ phase }: { readonly phase: PhaseId }): JSX.Element {
  const [query, setQuery] = useState('');
  const actions = useActions(phase);
  const leads = useLeadActions(query);
  useLeadsKey();
  const wanted = query.trim().toLowerCase();
  const found = actions.filter((action) => action.label.toLowerCase().includes(wanted));
  return (
    <Spotlight.Root lockScroll={false} attributes={{ content: { 'aria-label': 'Find anything' } }} query={query} onQueryChange={setQuery} shortcut="mod + K" tagsToIgnore={[]} triggerOnContentEditable scrollable maxHeight={420} transitionProps={{ duration: 0 }} centered={false} yOffset="12vh" size={600}>
      <Spotlight.Search placeholder="Find a screen, an action, a lead" aria-label="Find anything" leftSection={<Icon name="search" />} />
      <Spotlight.ActionsList>
        {found.map((action) => <PaletteRow key={action.label} action={action} />)}
        {leads.length > 0 && (
          <Spotlight.ActionsGroup label="Leads">
            {leads.map((lead) => <PaletteRow key={lead.id} action={lead} />)}
          </Spotlight.ActionsGroup>
        )}
        {found.length + leads.length === 0 && <Spotlight.Empty>Nothing by that name. Try a phase, a lead’s id or a company.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function PaletteRow({ action }: { readonly action: PaletteAction }): JSX.Element {
  return <Spotlight.Action onClick={action.run}><span className="palette-row"><span className="medium">{action.label}</span><span className="small ink3">{action.note}</span></span></Spotlight.Action>;
}

interface PaletteAction { readonly label: string; readonly note: string; readonly run: () => void }

const PREPARE_VIEWS = [
  { view: 'leads', label: 'All leads' }, { view: 'history', label: 'Health of the history' }, { view: 'request', label: 'Data request' }, { view: 'workshop', label: 'Client and people' },
] as const;

const DEFINE_VIEWS = [{ view: 'blind', label: 'Blind exercise' }, { view: 'words', label: 'Definitions' }, { view: 'drafts', label: 'Two drafts' }] as const;

function useActions(phase: PhaseId): PaletteAction[] {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const { theme, isRoom, isMasked, set } = useUi();
  const { undo, redo, canUndo, canRedo, lastEdit } = useUndo();
  const saveCopy = useSaveCopy();
  return [
    ...PHASES.filter((one) => one.id !== phase).map((one) => ({ label: `Go to ${one.name}`, note: 'Phase', run: () => go(phasePath(workshopId, one.id)) })),
    ...PREPARE_VIEWS.map(({ view, label }) => ({ label, note: 'Prepare', run: () => { set({ prepareView: view }); go(phasePath(workshopId, 'prepare')); } })),
    ...DEFINE_VIEWS.map(({ view, label }) => ({ label, note: 'Define', run: () => { set({ defineView: view }); go(phasePath(workshopId, 'define')); } })),
    ...(canUndo ? [{ label: 'Undo', note: lastEdit, run: undo }] : []),
    ...(canRedo ? [{ label: 'Redo', note: '', run: redo }] : []),
    { label: isMasked ? 'Unmask names' : 'Mask names', note: 'View', run: () => set({ isMasked: !isMasked }) },
    { label: theme === 'dark' ? 'Light' : 'Dark', note: 'View', run: () => set({ theme: theme === 'dark' ? 'light' : 'dark' }) },
    { label: isRoom ? 'Leave room mode' : 'Room mode', note: 'View', run: () => set({ isRoom: !isRoom }) },
    { label: 'Save a copy', note: 'Workshop', run: () => void saveCopy() },
    { label: 'All workshops', note: 'Start', run: () => go('/') },
    { label: 'Keys', note: 'Help', run: () => set({ isHelpOpen: true }) },
  ];
}

function useLeadActions(query: string): (PaletteAction & { readonly id: string })[] {
  const names = useNames();
  const openDrawer = useUi((state) => state.openDrawer);
  const search = query.trim();
  const found = useCall('history.listLeads', { search, limit: 8 }, { enabled: search.length >= 2 }).data;
  if (search.length < 2) return [];
  return (found?.rows ?? []).map((row) => ({
    id: row.leadId, label: names.lead(row.name) || row.leadId, note: [row.company, row.leadId, STATE_WORDS[row.stage] ?? row.stage].filter(Boolean).join(', '),
    run: () => openDrawer({ kind: 'lead', leadId: row.leadId }),
  }));
}

/** Opens the table of all leads on `L`. */
function useLeadsKey(): void {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const set = useUi((state) => state.set);
  useShortcut('l', () => {
    set({ prepareView: 'leads' });
    go(phasePath(workshopId, 'prepare'));
  });
}

/** Opens the list of keys on `?`. */
export function useHelpKey(): void {
  const set = useUi((state) => state.set);
  useShortcut('?', () => set({ isHelpOpen: true }));
}
