import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/button.tsx';
import { countText, DASH, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { HistoryError } from '../history-error.tsx';
import type { Moments } from './load-view.tsx';
import { PolicyCount } from './policy-count.tsx';

type Line = NonNullable<OutputOf<'routing.playPolicy'>['reassignment']>;

const UP_TO = 'None where everybody answers in time, so many where nobody ever does. No history tells how people answer leads that they never had.';

/** Leads that would be taken from whoever let them lie: as it was, and how many it can be at most. */
export function ReassignmentFigures({ line, moments }: { readonly line: Line; readonly moments: Moments }): JSX.Element {
  const names = useNames();
  const when = line.atShare === 1 ? 'at the breach' : `after ${line.atShare} times the target`;
  const parts = [
    { words: `Untouched by their owner ${when}`, mark: 'observed' as const, figure: line.actual === null ? DASH : <PolicyCount set={line.actual.set} leads={line.actual.n} title="Untouched by their owner" note="actual" />, note: line.actual === null ? 'not knowable' : `of ${countText(line.actual.of)} handoffs, ${line.actual.of === 0 ? DASH : shareText(line.actual.n / line.actual.of)}` },
    { words: 'Taken back at least once', mark: 'bounded' as const, figure: <>0 to <PolicyCount set={line.upTo.set} leads={line.upTo.leads} title="Taken back at least once" note="nobody answers" /></>, note: 'leads of this policy' },
    { words: `With ${line.manager === '' ? 'a manager' : names.sentence(line.manager)} in the end`, mark: 'bounded' as const, figure: <>0 to <PolicyCount set={line.upTo.managerSet} leads={line.upTo.toManager} title="With a manager in the end" note="nobody answers" /></>, note: `after ${line.most + 1} people` },
  ];
  return (
    <Section title="Leads that are let lie" note="figures above count who is given a lead first">
      <dl className="load-whole">
        {parts.map(({ words, mark, figure, note }) => <div key={words}><dt>{words} <HonestyMark kind={mark} about={words} reason={mark === 'bounded' ? UP_TO : null} /></dt><dd>{figure} <span className="small ink3">{note}</span></dd></div>)}
      </dl>
      <AsPeopleAnswered moments={moments} />
    </Section>
  );
}

/** The same had people answered as they answered their own leads: drawn when asked for, since all leads are routed many times. */
function AsPeopleAnswered({ moments }: { readonly moments: Moments }): JSX.Element {
  const { proposal, version } = useProposal();
  const [isAsked, setAsked] = useState(false);
  const query = useCall('routing.simulateTakeBacks', { proposalId: proposal?.id ?? '', moments }, { enabled: proposal !== null && isAsked, version });
  const isSlow = useIsSlow(query.isFetching);
  if (!isAsked) return <div className="take-backs"><Button onClick={() => setAsked(true)}>Play how people answered</Button></div>;
  if (query.error !== null) return <HistoryError error={query.error} />;
  const found = query.data;
  if (found === undefined) return <>{isSlow && <ProgressBar label="Drawing answers and routing again" />}</>;
  const { taken, toManager, draws, reason } = found;
  if (taken === null || toManager === null) return <p className="small ink2">{reason}</p>;
  const range = ({ median, low, high }: Count): string => `${countText(median)} (${countText(low)} to ${countText(high)})`;
  return (
    <p className={query.isPlaceholderData ? 'take-backs stale' : 'take-backs'}>
      Had people answered as they answered their own leads, {range(taken)} would be taken back and {range(toManager)} would end with the manager <HonestyMark kind="simulated" about="Leads taken back" reason={`Drawn ${draws} times from each person’s own answers to the same tier, where there are 30, else from the team’s; nine in ten draws lie between the two ends.`} />
    </p>
  );
}

type Count = NonNullable<OutputOf<'routing.simulateTakeBacks'>['taken']>;
