import type { JSX } from 'react';
import { strategyName } from '../../../shared/engine/agreement/routing-in-words.ts';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import { classNames } from '../../components/class-names.ts';
import { countText, plural } from '../../components/figure-text.ts';
import { useNames } from '../../state/use-names.ts';
import { useReplay } from '../replay/use-replay.ts';
import type { FlowLayout } from './flow-layout.ts';

/** Where the bands end: a box for each pool, and the hatched one of the fallback. */
export function PoolBoxes({ layout, routing, poolId }: { readonly layout: FlowLayout; readonly routing: Routing; readonly poolId: string | null }): JSX.Element {
  const names = useNames();
  const { summary } = useReplay();
  const owner = routing.roster.find((rep) => rep.id === routing.fallback.repId);
  return (
    <ul className="flow-pools" style={{ height: layout.height }} aria-label="Pools">
      {layout.targets.map((box) => {
        const pool = routing.pools.find((one) => one.id === box.id);
        const place = { top: box.y, height: box.height };
        if (pool === undefined) {
          return (
            <li key={box.id} className="flow-pool flow-fallback hatched" style={place}>
              <span className="paper-plate"><strong>Fallback: {owner === undefined ? names.sentence(routing.fallback.name) : names.rep(owner.name)}</strong>, counted as unrouted</span>
            </li>
          );
        }
        const leads = summary?.rules.filter((rule) => rule.poolId === pool.id).reduce((sum, rule) => sum + rule.leads, 0);
        return (
          <li key={pool.id} className={classNames('flow-pool', pool.id === poolId && 'flow-pool-on')} style={place}>
            <span className="flow-pool-words">
              <strong>{pool.name}</strong>
              <small>{pool.members.length === 0 ? 'nobody yet' : plural(pool.members.length, 'person', 'people')}, {strategyName(pool.strategy)}{pool.hours === 'require' ? ', inside hours' : ''}</small>
            </span>
            {leads !== undefined && <span className="flow-pool-leads figures">{countText(leads)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
