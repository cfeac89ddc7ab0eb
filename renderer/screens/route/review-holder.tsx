import type { JSX } from 'react';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { onRouting, withoutKey } from './routing-edits.ts';

/** Who reviews the routing, and when next; what became of it since stands on the Review screen. */
export function ReviewHolder(): JSX.Element {
  const { configuration, edit } = useProposal();
  const routing = configuration?.routing;
  if (routing === undefined) return <></>;
  return (
    <Section title="Who looks again, and when">
      <div className="route-fields-row">
        <TextField label="Who reviews the routing each quarter" width={280} value={routing.reviewOwner} onCommit={(reviewOwner) => edit('Review owner of the routing', onRouting((now) => ({ ...now, reviewOwner })))} />
        <TextField label="Next review" type="date" width={160} value={routing.reviewOn ?? ''} hint={routing.reviewOn === undefined ? `With the SLA’s, ${configuration?.sla.reviewOn ?? ''}` : undefined} onCommit={(day) => edit('Next review of the routing', onRouting((now) => (day === '' ? withoutKey(now, 'reviewOn') : { ...now, reviewOn: day })))} />
      </div>
    </Section>
  );
}
