import type { JSX } from 'react';
import { coefficientText, countText, DASH, decimalText, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table, type Column } from '../../components/table.tsx';
import type { Review } from './use-review.ts';

type Drift = Review['drift'];
type Line = Drift['lines'][number];
type Conversion = Drift['conversion'][number];

const TITLES: Readonly<Record<Line['kind'], string>> = { score: 'Scores at the handoff', source: 'Sources', tier: 'Tiers' };
const PSI = 'The population stability index over the deciles of the earlier scores, or over sources and tiers. Worth a look from 0.1; drifted above 0.25 and above what chance alone reaches 95 times in 100.';

/** What moved between the handoffs before the agreement took effect and those since. */
export function DriftView({ review: { drift } }: { readonly review: Review }): JSX.Element {
  const { handoffs, perWeek, lines, conversion, conversionDays } = drift;
  return (
    <div className="review-main scrolls" tabIndex={0} role="region" aria-label="Drift">
      <Section title={<>Handoffs before and since <HonestyMark kind="observed" about="Handoffs before and since" /></>} note="by the agreed score and tiers, as of each handoff">
        <p className="statement">{countText(handoffs.before)} before, {decimalText(perWeek.before)} a week; {countText(handoffs.since)} since, {decimalText(perWeek.since)} a week.</p>
      </Section>
      <div className="review-drift">{lines.map((line) => <DriftSection key={line.kind} line={line} />)}</div>
      <Section title={<>Became an SQL within {conversionDays} days <HonestyMark kind="observed" about="Became an SQL" /></>} note="handoffs whose days were over; outside: beyond the earlier 95 % interval">
        <Table label="Became an SQL, by tier" isDense columns={CONVERSION} rows={conversion} rowKey={(row) => row.tierId} />
      </Section>
    </div>
  );
}

/** Where a distribution stands between stable and drifted. */
const verdictOf = ({ stability }: Line): string => (stability === null ? 'nothing to compare' : stability.hasDrifted ? 'drifted' : stability.psi >= 0.1 ? 'worth a look' : 'stable');

function DriftSection({ line }: { readonly line: Line }): JSX.Element {
  const { kind, stability, parts, before, since } = line;
  const most = Math.max(0.01, ...parts.flatMap((part) => [part.before / Math.max(1, before), part.since / Math.max(1, since)]));
  const bar = (n: number, all: number, look: string): JSX.Element => <span className={look} style={{ width: `${(100 * n) / Math.max(1, all) / most}%` }} />;
  return (
    <Section
      title={<>{TITLES[kind]} <HonestyMark kind="deterministic" about={TITLES[kind]} reason={PSI} /></>}
      note={<span className={stability?.hasDrifted === true ? 'late-text' : undefined}>{verdictOf(line)}{stability === null ? '' : `: PSI ${coefficientText(stability.psi)}, by chance up to ${coefficientText(stability.nullHigh)}`}</span>}
    >
      <dl className="drift-parts">
        {parts.map((part) => (
          <div key={part.label}>
            <dt>{kind === 'score' ? `${part.label}. tenth` : part.label}</dt>
            <dd className="drift-bars" aria-hidden="true">{bar(part.before, before, 'drift-before')}{bar(part.since, since, 'drift-since')}</dd>
            <dd className="figures small">{before === 0 ? DASH : shareText(part.before / before)} → <strong className="medium">{since === 0 ? DASH : shareText(part.since / since)}</strong></dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

const shareIn = ({ hits, n }: Conversion['before']): string => (n === 0 ? DASH : `${shareText(hits / n)} of ${countText(n)}`);
const CONVERSION: readonly Column<Conversion>[] = [
  { key: 'tier', head: 'Tier', cell: (row) => row.name },
  { key: 'before', head: 'Before', isFigure: true, cell: ({ before }) => <>{shareIn(before)} <span className="ink3">{before.low === null || before.high === null ? '' : `(${shareText(before.low)} to ${shareText(before.high)})`}</span></> },
  { key: 'since', head: 'Since', isFigure: true, cell: ({ since }) => shareIn(since) },
  { key: 'verdict', head: '', width: 170, cell: ({ isOutside }) => (isOutside === null ? <span className="ink3">nothing to compare</span> : isOutside ? <span className="late-text">outside</span> : 'inside') },
];
