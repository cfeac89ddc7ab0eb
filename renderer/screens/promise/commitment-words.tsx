import { useState, type JSX } from 'react';
import type { MarketingCommitment } from '../../../shared/engine/model/sla-terms.ts';
import { MultiField, type ComboChoice } from '../../components/combo-field.tsx';
import { countText } from '../../components/figure-text.ts';
import { useCall } from '../../state/use-call.ts';
import { useReplay } from '../replay/use-replay.ts';
import { countWord } from '../route/route-finding.ts';
import { InlineNumber } from './inline-value.tsx';

/** A promise of marketing as its sentence, with the figures and names in it to change. */
export function CommitmentWords({ commitment, rejectReasons, onChange, number }: { readonly commitment: MarketingCommitment; readonly rejectReasons: readonly string[]; readonly onChange: (next: MarketingCommitment) => void; readonly number: number }): JSX.Element {
  const fields = (useCall('history.getHealth', {}).data?.fields ?? []).map((field) => ({ value: field.name, label: field.name }));
  const sources = (useReplay().summary?.sources ?? []).map(({ source, mqls }) => ({ value: source, label: source, count: countText(mqls) }));
  const reasons = rejectReasons.map((reason) => ({ value: reason, label: reason }));
  const percent = (label: string, value: number, most: number, set: (share: number) => MarketingCommitment): JSX.Element => (
    <span className="nowrap"><InlineNumber label={`${label} in clause ${number}, percent`} value={Math.round(value * 1000) / 10} min={0} max={most} onCommit={(next) => onChange(set(next / 100))} /> %</span>
  );
  const share = 'share' in commitment ? percent('Share', commitment.share, 100, (next) => ({ ...commitment, share: Math.max(0.01, next) })) : null;
  switch (commitment.kind) {
    case 'volume':
      return (
        <>Marketing hands over <InlineNumber label={`Fewest MQLs a week in clause ${number}`} value={commitment.low} min={0} max={100_000} onCommit={(low) => onChange({ ...commitment, low, high: Math.max(low, commitment.high) })} /> to{' '}
          <InlineNumber label={`Most MQLs a week in clause ${number}`} value={commitment.high} min={0} max={100_000} onCommit={(high) => onChange({ ...commitment, high, low: Math.min(high, commitment.low) })} /> MQLs a week.</>
      );
    case 'minimumScore':
      return <>At least {share} score <InlineNumber label={`Points in clause ${number}`} value={commitment.points / 100} min={-1000} max={1000} onCommit={(points) => onChange({ ...commitment, points: Math.round(points * 100) })} /> or more at the handoff.</>;
    case 'requiredFields':
      return (
        <>At least {share} of the leads carry <NamedList about="Facts" words={FACT_WORDS} number={number} names={commitment.fields} choices={fields} onCommit={(next) => onChange({ ...commitment, fields: next })} /></>
      );
    case 'sourceMix':
      return (
        <>Each week {percent('Least share', commitment.low, 100, (low) => ({ ...commitment, low, high: Math.max(low, commitment.high) }))} to{' '}
          {percent('Most', commitment.high, 100, (high) => ({ ...commitment, high, low: Math.min(high, commitment.low) }))} of the leads come from{' '}
          <NamedList about="Sources" words={SOURCE_WORDS} number={number} names={commitment.sources} choices={sources} onCommit={(next) => onChange({ ...commitment, sources: next })} /></>
      );
    case 'rejects':
      return (
        <>At most {percent('Most', commitment.most, 100, (most) => ({ ...commitment, most }))} of the leads are rejected or disqualified, for{' '}
          <NamedList about="Reasons" words={REASON_WORDS} number={number} names={commitment.reasons} choices={reasons} onCommit={(next) => onChange({ ...commitment, reasons: next })} /></>
      );
    case 'rejectAnswer':
      return (
        <>Within <InlineNumber label={`Working days in clause ${number}`} value={commitment.withinDays} min={1} max={90} onCommit={(days) => onChange({ ...commitment, withinDays: Math.round(days) })} /> working days marketing
          says what becomes of a rejected lead, for {share} of them.</>
      );
  }
}

interface Named { readonly none: string; readonly one: string; readonly many: string }
const FACT_WORDS: Named = { none: 'no named fact', one: 'fact', many: 'facts' };
const SOURCE_WORDS: Named = { none: 'no named source', one: 'source', many: 'sources' };
const REASON_WORDS: Named = { none: 'any reason', one: 'reason', many: 'reasons' };

/** "six facts: pages, product …": the number opens the list to change it. */
function NamedList({ about, words, number, names, choices, onCommit }: {
  readonly about: string; readonly words: Named; readonly number: number; readonly names: readonly string[]; readonly choices: readonly ComboChoice[]; readonly onCommit: (names: string[]) => void;
}): JSX.Element {
  const [isOpen, setOpen] = useState(names.length === 0);
  const counted = names.length === 0 ? words.none : `${countWord(names.length).toLowerCase()} ${names.length === 1 ? words.one : words.many}`;
  return (
    <>
      <button type="button" className="inline-value" aria-expanded={isOpen} aria-label={`${about} of clause ${number}: ${counted}`} onClick={() => setOpen(!isOpen)}>{counted}</button>
      {names.length > 0 && !isOpen ? `: ${names.join(', ')}.` : ':'}
      {isOpen && <span className="clause-facts"><MultiField label={`${about} of clause ${number}`} hideLabel values={names} choices={choices} onCommit={onCommit} placeholder={`Name the ${words.many}`} /></span>}
    </>
  );
}
