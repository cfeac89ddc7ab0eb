import type { JSX } from 'react';
import type { PushOperation } from '../../../shared/contract/areas/push.ts';
import { Button } from '../../components/button.tsx';
import { Section } from '../../components/side-panel.tsx';

/** How the score gets into the portal: by hand, or as a draft over a beta that somebody must choose; both only plan anew. */
export function ScoreWay({ operation, isBusy, onPlan }: { readonly operation: PushOperation; readonly isBusy: boolean; readonly onPlan: (score?: 'draft') => void }): JSX.Element {
  if (operation.id === 'manual:scoring') {
    return (
      <Section title="Another way">
        <p className="ink2">HubSpot’s scoring tool has a beta interface. Where this portal has it, Baton drafts the rules on contact properties; what a lead did stays by hand, and publishing is confirmed apart.</p>
        <Button disabled={isBusy} onClick={() => onPlan('draft')}>Plan with a draft (beta)</Button>
      </Section>
    );
  }
  if (operation.id === 'score:draft' && operation.status !== 'done') {
    return (
      <Section title="Another way">
        <p className="ink2">Without the beta the whole score is a list of clicks.</p>
        <Button disabled={isBusy} onClick={() => onPlan()}>Plan the score by hand</Button>
      </Section>
    );
  }
  return <></>;
}
