import type { JSX } from 'react';
import { countText, plural } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { HistoryError } from '../history-error.tsx';
import { useDistribution } from '../score/use-distribution.ts';
import type { Word } from './definition-words.ts';

/** For how many leads a definition holds at their best moment; unknown values are counted apart, never as no. */
export function HoldsFor({ word, isLarge, unknown = [] }: { readonly word: Word; readonly isLarge?: boolean; readonly unknown?: readonly { readonly name: string; readonly leads: number }[] }): JSX.Element | null {
  const { data, isOld, error } = useDistribution();
  if (error !== null) return isLarge === true ? <HistoryError error={error} safe="The definitions are saved." /> : null;
  const count = data?.criteria.find((one) => one.kind === word);
  if (count === undefined) return null;
  const total = Math.max(1, count.holds + count.fails + count.unknown);
  if (isLarge !== true) return <span className={isOld ? 'small stale' : 'small ink2'}>holds for {plural(count.holds, 'lead')}</span>;
  return (
    <div className={isOld ? 'holds stale' : 'holds'}>
      <span className="holds-figure">{countText(count.holds)}</span>
      <div>
        <div>of {plural(count.holds + count.fails + count.unknown, 'lead')} meet these criteria at their best moment <HonestyMark kind="deterministic" about="Leads that meet the criteria" /></div>
        <div className="holds-bar" aria-hidden="true"><span style={{ width: `${(100 * count.holds) / total}%` }} className="holds-yes" /><span style={{ width: `${(100 * count.unknown) / total}%` }} className="holds-unknown" /></div>
        <div className="small ink3">{countText(count.fails)} do not; for {countText(count.unknown)} a needed value is unknown, which never counts as yes{unknown.length === 0 ? '' : `: ${unknown.slice(0, 4).map(({ name, leads }) => `${name} for ${countText(leads)}`).join(', ')}${unknown.length > 4 ? ' and more' : ''}`}.</div>
      </div>
    </div>
  );
}
