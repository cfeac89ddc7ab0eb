import type { JSX } from 'react';
import { countText, plural } from '../../../components/figure-text.ts';
import { HonestyMark } from '../../../components/honesty-mark.tsx';
import { ProgressBar, useIsSlow } from '../../../components/progress-bar.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { ShareWhiskers } from '../../../charts/share-whiskers.tsx';
import { SimulateButton } from '../simulate-button.tsx';
import { useSimulatedAnswers } from '../use-simulated-answers.ts';

/** Answers under the proposed routing, drawn from what people really did; only when somebody asks. */
export function SimulationBlock(): JSX.Element {
  const { found, isFetching, isOld } = useSimulatedAnswers();
  const isSlow = useIsSlow(isFetching);
  return (
    <Section
      title={<>Would the promise be kept? <HonestyMark kind="simulated" reason="Other people had these leads, so how fast the proposed owners would have answered can only be drawn." about="Simulated answers" /></>}
      note={found === undefined || found.reason !== null ? 'needs an assumption, so it is worked out on request' : `${plural(found.draws, 'draw')}, seed ${found.seed}; point: the middle draw, whisker: nine draws in ten`}
      actions={<SimulateButton />}
    >
      {isSlow && <ProgressBar label="Drawing answers" />}
      {found !== undefined && found.reason !== null && <p className="ink2">{found.reason}</p>}
      {found !== undefined && found.reason === null && (
        <>
          <ShareWhiskers
            title="Share kept as proposed, simulated" marks={['simulated']} isOld={isOld} note={`n ${countText(found.all.n)}`}
            rows={[...found.rows.map(({ tierId, name, n, kept }) => ({ id: tierId, label: name, n, kept })), { id: 'all', label: 'All', n: found.all.n, kept: found.all.kept }].map(({ kept, ...row }) => ({ ...row, hits: Math.round((kept?.median ?? 0) * row.n), share: kept?.median ?? null, low: kept?.low ?? null, high: kept?.high ?? null }))}
          />
          <ul className="replay-warnings">{found.assumptions.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
          <p className="ink3 small">An assumption played through, not a forecast.</p>
        </>
      )}
    </Section>
  );
}
