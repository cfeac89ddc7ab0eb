import type { JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { countText, DASH, plural, shareText } from '../../../components/figure-text.ts';
import { HonestyMark } from '../../../components/honesty-mark.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { Table, type Column } from '../../../components/table.tsx';
import { useNames } from '../../../state/use-names.ts';
import { SaveTable } from '../save-table.tsx';

type Pool = OutputOf<'evidence.getConversion'>['pools'][number];
type Rep = Pool['reps'][number];

/** People of one pool compared, where nobody chose who got which lead; never across pools, and never by response. */
export function PoolsCompared({ pools }: { readonly pools: readonly Pool[] }): JSX.Element {
  const names = useNames();
  const columns: Column<Rep>[] = [
    { key: 'name', head: 'Person', cell: (rep) => names.rep(rep.name) },
    { key: 'n', head: 'n', isFigure: true, cell: (rep) => countText(rep.n) },
    { key: 'share', head: 'Converted', isFigure: true, cell: (rep) => (rep.isBalanced ? <span className={rep.n < 30 ? 'ink3' : undefined}>{shareText(rep.share)}{rep.n < 30 ? ', too few' : ''}</span> : DASH) },
    { key: 'interval', head: '95 % interval', isFigure: true, cell: (rep) => (rep.isBalanced && rep.low !== null ? `${shareText(rep.low)} to ${shareText(rep.high)}` : DASH) },
    { key: 'balance', head: 'Leads like the others’', cell: (rep) => (rep.isBalanced ? 'yes' : <span className="ink2">no: {balance(rep)}</span>) },
  ];
  const shown = pools.filter(({ reps }) => reps.length > 0);
  const silent = pools.filter(({ reason }) => reason !== null);
  return (
    <Section
      title={<>People of one pool, compared <HonestyMark kind="observed" reason="Inside one round robin nobody chose who got which lead. That holds only where their leads were alike, in the weeks in which everybody was given some." about="People compared" /></>}
      note="a share is printed only where score and sources lay within a tenth of a standard deviation of the others’"
    >
      {shown.length === 0 && <p className="ink2">{silent[0]?.reason ?? 'No pool of two or more takes turns without asking for territory, skill or segment, so nobody can be compared.'}</p>}
      {shown.map((pool) => <div key={pool.poolId} className="evidence-pool"><div className="section-head"><div className="label ink2">{pool.name}, {plural(pool.weeks, 'week')} in which everybody was given leads</div><span className="section-actions"><SaveTable name={`People of ${pool.name}`} /></span></div><Table label={`People of ${pool.name}`} isDense columns={columns} rows={pool.reps} rowKey={(rep) => rep.repId} /></div>)}
    </Section>
  );
}

function balance({ scoreDifference, sourceDifference }: Rep): string {
  const parts = [scoreDifference === null || scoreDifference < 0.1 ? null : `scores ${scoreDifference.toFixed(2)} apart`, sourceDifference === null || sourceDifference < 0.1 ? null : `a source ${sourceDifference.toFixed(2)} apart`];
  return parts.filter((part) => part !== null).join(', ') || 'too little to tell';
}
