import type { JSX } from 'react';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { countText, plural } from '../../components/figure-text.ts';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';

/** What the portal's own rotation does otherwise than agreed, on the history's leads. */
export function RotationDifference({ proposalId }: { readonly proposalId: string }): JSX.Element {
  const compared = useCall('routing.compareStrategies', { proposalId, moments: 'proposed', poolId: null });
  const isSlow = useIsSlow(compared.isFetching);
  const lines = compared.data?.lines;
  const agreed = lines?.find(({ isProposed }) => isProposed);
  const rotated = lines?.find(({ strategy, isProposed }) => strategy === 'hubspotRotate' && !isProposed);
  if (compared.error !== null) return <></>; // without a history there is nothing to compare on
  if (agreed === undefined || rotated === undefined) return isSlow ? <Section title="Differs from what was agreed"><ProgressBar label="Playing HubSpot’s rotation" /></Section> : <></>;
  return (
    <Section title="Differs from what was agreed">
      <p>
        HubSpot’s own rotation would give <strong>{plural(rotated.differs, 'lead')}</strong> of {countText(rotated.assigned + rotated.kept + rotated.unrouted + rotated.held)} to somebody else <HonestyMark kind="deterministic" about="HubSpot’s rotation" />,
        with <strong>{plural(rotated.ownerDaysOverCap, 'day')}</strong> of a person above the daily cap (agreed: {countText(agreed.ownerDaysOverCap)}) and <strong>{countText(rotated.mismatches)}</strong> mismatches of territory, segment or skill (agreed: {countText(agreed.mismatches)}).
      </p>
    </Section>
  );
}
