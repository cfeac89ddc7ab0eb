import type { JSX } from 'react';
import { Drawer } from '../components/drawer.tsx';
import { STATE_WORDS } from '../screens/prepare/target-words.ts';
import { useUi } from '../state/ui-store.ts';
import { useNames } from '../state/use-names.ts';
import { useCall } from '../state/use-call.ts';
import { FigureLeads, GapLeads, PolicyLeads, ReviewLeads } from './figure-leads.tsx';
import { LeadPage } from './lead-page.tsx';

/** The leads behind a figure, and the page of one lead. */
export function LeadDrawer(): JSX.Element | null {
  const { drawer, closeDrawer, backDrawer } = useUi();
  const page = drawer[drawer.length - 1];
  if (page === undefined) return null;
  const onBack = drawer.length > 1 ? backDrawer : undefined;
  if (page.kind === 'figure') {
    return <Drawer title={page.title} note={page.note} width={520} onClose={closeDrawer} onBack={onBack}><FigureLeads figureId={page.figureId} /></Drawer>;
  }
  if (page.kind === 'policy') {
    return <Drawer title={page.title} note={page.note} width={520} onClose={closeDrawer} onBack={onBack}><PolicyLeads set={page.set} moments={page.moments} /></Drawer>;
  }
  if (page.kind === 'review') {
    return <Drawer title={page.title} note={page.note} width={520} onClose={closeDrawer} onBack={onBack}><ReviewLeads agreementId={page.agreementId} from={page.from} set={page.set} /></Drawer>;
  }
  if (page.kind === 'gap') {
    return <Drawer title={page.title} note={page.note} width={520} onClose={closeDrawer} onBack={onBack}><GapLeads set={page.set} scope={page.scope} /></Drawer>;
  }
  return <LeadSheet key={page.leadId} leadId={page.leadId} onClose={closeDrawer} onBack={onBack} />;
}

function LeadSheet({ leadId, onClose, onBack }: { readonly leadId: string; readonly onClose: () => void; readonly onBack: (() => void) | undefined }): JSX.Element {
  const names = useNames();
  const lead = useCall('history.getLead', { leadId }).data?.lead;
  const title = lead === undefined ? leadId : names.lead(lead.name) || leadId;
  return <Drawer title={title} note={[lead?.company, STATE_WORDS[lead?.stage ?? ''] ?? lead?.stage, leadId].filter(Boolean).join(', ')} width={520} onClose={onClose} onBack={onBack}><LeadPage leadId={leadId} /></Drawer>;
}
