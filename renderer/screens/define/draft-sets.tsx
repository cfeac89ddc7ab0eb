import { useState, type JSX } from 'react';
import { ShareWhiskers, type ShareRow } from '../../charts/share-whiskers.tsx';
import { classNames } from '../../components/class-names.ts';
import { countText, plural } from '../../components/figure-text.ts';
import { useUi } from '../../state/ui-store.ts';
import { DraftLeads } from './draft-leads.tsx';
import type { Comparison, SetName } from './two-drafts-model.ts';

const SETS: readonly { readonly name: SetName; readonly label: string; readonly id: string }[] = [
  { name: 'onlyLeft', label: 'Only marketing', id: 'marketing' }, { name: 'both', label: 'Both', id: 'both' }, { name: 'onlyRight', label: 'Only sales', id: 'sales' },
];

/** The three sets side by side: how many leads, how they ended, and which leads they are. */
export function DraftSets({ comparison, isOld }: { readonly comparison: Comparison; readonly isOld: boolean }): JSX.Element {
  const isRoom = useUi((state) => state.isRoom);
  const [wanted, setChosen] = useState<SetName | null>(null);
  const chosen = wanted ?? (comparison.onlyLeft.leads > 0 ? 'onlyLeft' : comparison.onlyRight.leads > 0 ? 'onlyRight' : 'both');
  const all = SETS.reduce((sum, { name }) => sum + comparison[name].leads, 0);
  const rows = SETS.map(({ name, label, id }): ShareRow => ({ id, label, ...comparison[name].conversion }));
  const set = comparison[chosen];
  return (
    <>
      <div className={isOld ? 'draft-sets stale' : 'draft-sets'}>
        {SETS.map(({ name, label, id }) => (
          <button key={name} type="button" className={classNames('draft-set', `draft-set-${id}`, name === chosen && 'draft-set-on')} aria-pressed={name === chosen} onClick={() => setChosen(name)}>
            <span className="draft-set-label">{label}</span>
            <span className="draft-set-figure">{countText(comparison[name].leads)}</span>
            <span className="small ink2">{countText(comparison[name].converted)} won, {countText(comparison[name].rejected)} given back or lost, {countText(comparison[name].open)} open</span>
          </button>
        ))}
      </div>
      {all > 0 && <div className="draft-scale" aria-hidden="true">{SETS.map(({ name, id }) => <span key={name} className={`draft-scale-${id}`} style={{ flexGrow: comparison[name].leads }} />)}</div>}
      <p className="small ink3 draft-neither">{plural(comparison.neither, 'lead')} in neither draft.{comparison.warnings.length > 0 && <> {comparison.warnings.join(' ')}</>}</p>
      {all > 0 && <div className="draft-chart"><ShareWhiskers title="Share that was won" marks={['observed']} note={'95\u2009% interval (Wilson)'} rows={rows} isLarge={isRoom} isOld={isOld} /></div>}
      {!isRoom && set.leads > 0 && <DraftLeads title={`${SETS.find(({ name }) => name === chosen)?.label ?? ''}: ${plural(set.leads, 'lead')}`} total={set.leads} rows={set.rows} />}
    </>
  );
}
