import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { HandoffStep } from '../../../shared/engine/discovery/handoff-steps.ts';
import { STEP_NAMES } from '../../../shared/engine/discovery/step-names.ts';
import { formatHours } from '../../../shared/format/evidence-in-words.ts';
import { Button } from '../../components/button.tsx';
import { countText, DASH, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useNames } from '../../state/use-names.ts';
import { useCall } from '../../state/use-call.ts';
import { HistoryError } from '../history-error.tsx';
import { JobProgress } from '../job-progress.tsx';
import { Comparing } from './comparing.tsx';
import { EvidenceCount } from './gap-evidence.tsx';
import { useGapUi } from './gap-ui.ts';
import { HANDOFF_JOB, useComparedMap, useHandoff } from './use-measured.ts';
import './gaps.css';

type Handoff = OutputOf<'discovery.getHandoff'>;

/** The handoff that really was: the ways that leads went, how long they waited, and where they got lost. */
export function MeasuredPanel(): JSX.Element {
  const query = useHandoff();
  const isSlow = useIsSlow(query.isFetching);
  const found = query.data;
  return (
    <div className="measured-panel">
      {isSlow && <div className="pad"><JobProgress jobId={HANDOFF_JOB} label="Measuring the handoff" /></div>}
      {query.error !== null && <div className="pad"><HistoryError error={query.error} safe="The map is saved." action={query.error.failure.code === 'cancelled' ? <Button onClick={() => void query.refetch()}>Measure again</Button> : null} /></div>}
      {!isSlow && query.error === null && <Comparing />}
      {found !== undefined && found.handoffs === 0 && <p className="pad statement">No lead of this history was handed over, so there is nothing to lay over the map.</p>}
      {found !== undefined && found.handoffs > 0 && <MeasuredParts found={found} />}
    </div>
  );
}

function MeasuredParts({ found }: { readonly found: Handoff }): JSX.Element {
  const leastPercent = useGapUi((state) => state.leastPercent);
  const least = (leastPercent / 100) * found.handoffs;
  return (
    <>
      <Section title={<>Measured <HonestyMark kind="observed" about="The measured handoff" /></>} note={`${countText(found.handoffs)} handoffs`}>
        <NumberField label="Show what at least this share does, in %" value={leastPercent} min={0} max={100} step={0.5} onCommit={(percent) => percent !== null && useGapUi.setState({ leastPercent: percent })} />
      </Section>
      <Moment found={found} />
      <Variants found={found} least={least} />
      <Ways found={found} least={least} />
      <Decorative found={found} />
      <WaysBack found={found} />
      <Handovers found={found} least={least} />
      <Unsaid least={least} />
    </>
  );
}

const stepName = (step: HandoffStep): string => STEP_NAMES[step];

/** A count of handoffs that opens its leads. */
function Count({ set, n, label }: { readonly set: string; readonly n: number; readonly label: string }): JSX.Element {
  return <EvidenceCount evidence={{ set: `discovery:${set}`, n, label }} text={countText(n)} title="Measured handoff" />;
}

const wait = (ms: number | null): string => (ms === null ? DASH : formatHours(ms / 3_600_000));

function Moment({ found: { handoffs, moment: { touched, untouched, elapsed, business } } }: { readonly found: Handoff }): JSX.Element {
  const lines = [
    { set: 'touched', n: touched, words: 'Trigger to first logged touch', waits: <>{wait(elapsed.median)}, p90 {wait(elapsed.p90)}{business.median !== null && <><br />{wait(business.median)}, p90 {wait(business.p90)} open</>}</> },
    { set: 'untouched', n: untouched, words: 'No logged touch', waits: <>{shareText(handoffs === 0 ? null : untouched / handoffs)} of {countText(handoffs)}</> },
  ];
  return (
    <Section title="The moment">
      <ul className="ways">{lines.map(({ set, n, words, waits }) => <li key={set}><span>{words}</span><Count set={set} n={n} label={words} /><span className="ink2 figures">{waits}</span></li>)}</ul>
    </Section>
  );
}

function Variants({ found, least }: { readonly found: Handoff; readonly least: number }): JSX.Element {
  const shown = found.variants.filter(({ n }) => n >= least);
  const rest = found.variants.length - shown.length + found.furtherVariants;
  return (
    <Section title="Ways that leads went" note={rest === 0 ? `${shown.length}` : `${shown.length} shown, ${countText(rest)} rarer`}>
      <ol className="variants">
        {shown.map(({ steps, n, share }) => (
          <li key={steps.join('.')}>
            <span className="variant-share"><Count set={`variant.${steps.join('.')}`} n={n} label={steps.map(stepName).join(', ')} /> <span className="ink3">{shareText(share)}</span></span>
            <span className="variant-bar" style={{ inlineSize: `${Math.max(1, share * 100)}%` }} aria-hidden="true" />
            <span className="variant-steps">{steps.map(stepName).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Ways({ found, least }: { readonly found: Handoff; readonly least: number }): JSX.Element {
  return (
    <Section title="Waits from step to step" note="median and p90, day and night; in open hours below">
      <ul className="ways">
        {found.edges.filter(({ n }) => n >= least).map(({ from, to, n, elapsed, business }) => (
          <li key={`${from} ${to}`}>
            <span>{stepName(from)} to {stepName(to)}</span>
            <Count set={`edge.${from}.${to}`} n={n} label={`${stepName(from)} to ${stepName(to)}`} />
            <span className="ink2 figures">{wait(elapsed.median)}, p90 {wait(elapsed.p90)}{business.median !== null && <><br />{wait(business.median)}, p90 {wait(business.p90)} open</>}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decorative({ found }: { readonly found: Handoff }): JSX.Element {
  return (
    <Section title="Decorative stage changes" note={`nothing followed within ${found.actions.windowMinutes} minutes`}>
      <ul className="ways">
        {found.decorative.map(({ stage, n, alone }) => (
          <li key={stage}>
            <span>{stepName(stage)}</span>
            <Count set={`alone.${stage}`} n={alone} label={`${stepName(stage)} that nothing followed`} />
            <span className="ink2 figures">{shareText(n === 0 ? null : alone / n)} of {countText(n)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function WaysBack({ found: { back, skipped, deadEnds, withoutTrigger } }: { readonly found: Handoff }): JSX.Element {
  const lines = [
    ...back.map(({ from, to, n }) => ({ key: `back ${from} ${to}`, words: `Back from ${stepName(from)} to ${stepName(to)}`, set: `change.${from}.${to}`, n })),
    ...skipped.map(({ from, to, n }) => ({ key: `skip ${from} ${to}`, words: `${stepName(from)} straight to ${stepName(to)}`, set: `change.${from}.${to}`, n })),
    ...deadEnds.map(({ last, n }) => ({ key: `end ${last}`, words: `Nothing for 30 days after ${stepName(last)}`, set: `deadEnd.${last}`, n })),
    ...(withoutTrigger === 0 ? [] : [{ key: 'without', words: 'Worked and never an MQL', set: 'withoutTrigger', n: withoutTrigger }]),
  ];
  return (
    <Section title="Ways back and dead ends" {...(lines.length === 0 ? { note: 'none' } : {})}>
      <ul className="ways">{lines.map(({ key, words, set, n }) => <li key={key}><span>{words}</span><Count set={set} n={n} label={words} /></li>)}</ul>
    </Section>
  );
}

function Handovers({ found, least }: { readonly found: Handoff; readonly least: number }): JSX.Element {
  const names = useNames();
  const owners = useCall('history.getHealth', {}).data?.owners ?? [];
  const nameOf = (id: string): string => (id === '' ? 'nobody' : names.rep(owners.find(({ extId }) => extId === id)?.name ?? id));
  const place = (id: string): number => owners.findIndex(({ extId }) => extId === id) + 1;
  const shown = found.handovers.filter(({ n }) => n >= least).slice(0, 40);
  return (
    <Section title="Who hands to whom" note={`${shown.length} of ${found.handovers.length}`}>
      <ul className="ways">{shown.map(({ from, to, n }) => <li key={`${from} ${to}`}><span>{nameOf(from)} to {nameOf(to)}</span><Count set={`handover.${place(from)}.${place(to)}`} n={n} label={`${nameOf(from)} to ${nameOf(to)}`} /></li>)}</ul>
    </Section>
  );
}

/** What happens and stands nowhere on the map. */
function Unsaid({ least }: { readonly least: number }): JSX.Element | null {
  const compared = useComparedMap();
  if (compared === undefined) return null;
  const shown = compared.unsaid.filter(({ n }) => n >= Math.max(least, 1)).slice(0, 20);
  return (
    <Section title="Happens, and no way of the map says so" note={shown.length === 0 ? 'none' : `${shown.length}`}>
      <ul className="ways">{shown.map(({ from, to, n }) => <li key={`${from} ${to}`}><span>{stepName(from)} to {stepName(to)}</span><Count set={`edge.${from}.${to}`} n={n} label={`${stepName(from)} to ${stepName(to)}`} /></li>)}</ul>
    </Section>
  );
}
