import { useState, type JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Tiers } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { countText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TierTag } from '../../components/tier-tag.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useUi } from '../../state/ui-store.ts';
import { ExpressionEditor } from '../define/expression-editor.tsx';
import { useExpressionOptions } from '../define/use-expression-options.ts';
import { MatrixView } from './matrix-view.tsx';
import { addTier, removeTier, renameTier, setBand, setTierRules } from './score-edits.ts';
import { TiersRoom } from './tiers-room.tsx';
import type { Distribution } from './use-distribution.ts';

/** The named classes, hottest first: ordered tier rules decide first, then the cell of the matrix, then the bands of the total score. */
export function TiersView({ data, isOld }: { readonly data: Distribution | undefined; readonly isOld: boolean }): JSX.Element | null {
  const { configuration, edit } = useProposal();
  const isRoom = useUi((state) => state.isRoom);
  if (configuration === null) return null;
  if (isRoom && configuration.score.matrix === undefined) return <TiersRoom data={data} isOld={isOld} />; // a matrix says it all
  const { tiers } = configuration;
  const counts = data?.tiers ?? [];
  const total = counts.reduce((sum, tier) => sum + tier.leads, 0);
  return (
    <div className="tiers-view scrolls" tabIndex={0} role="group" aria-label="Tiers">
      <MatrixView data={data} isOld={isOld} />
      <div className="section-head"><h2 className="heading">Tiers, hottest first</h2><HonestyMark kind="deterministic" about="Leads in each tier" /><span className="section-note">every lead at its best moment, n {countText(total)}</span></div>
      <table className={isOld ? 'table stale' : 'table'} aria-label="Tiers">
        <thead><tr><th scope="col">Tier</th><th scope="col">Name</th><th scope="col">From, points</th><th scope="col" className="figures">Leads</th><th scope="col" className="figures">Share</th><th scope="col"><span className="visually-hidden">Remove</span></th></tr></thead>
        <tbody>
          {tiers.classes.map((tier, rank) => {
            const leads = counts.find((one) => one.tierId === tier.id)?.leads ?? 0;
            const band = tiers.bands.find((one) => one.tierId === tier.id);
            const isLast = rank === tiers.classes.length - 1;
            return (
              <tr key={tier.id}>
                <td><TierTag name={tier.name} rank={rank} of={tiers.classes.length} /></td>
                <td><TextField label={`Name of tier ${rank + 1}`} hideLabel width={180} value={tier.name} onCommit={(name) => name.trim() !== '' && edit(`Name of tier ${name}`, renameTier(tier.id, name))} /></td>
                <td>{isLast && band === undefined ? <span className="ink3">all others</span> : <NumberField label={`Points from which ${tier.name} begins`} hideLabel width={92} allowEmpty placeholder="none" value={band === undefined ? null : band.from / 100} onCommit={(points) => edit(`Band of ${tier.name}`, setBand(tier.id, points))} />}</td>
                <td className="figures medium">{countText(leads)}</td>
                <td className="figures"><ShareBar share={total === 0 ? null : leads / total} /></td>
                <td><Button look="quiet" icon="trash" aria-label={`Remove tier ${tier.name}`} disabled={tiers.classes.length === 1} onClick={() => edit(`Remove tier ${tier.name}`, removeTier(tier.id))} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Button look="quiet" icon="plus" onClick={() => edit('New tier', addTier({ id: crypto.randomUUID(), name: `Tier ${tiers.classes.length + 1}` }))}>Tier</Button>
      <TierRules tiers={tiers} />
    </div>
  );
}

function TierRules({ tiers }: { readonly tiers: Tiers }): JSX.Element {
  const { edit } = useProposal();
  const options = useExpressionOptions();
  const [open, setOpen] = useState<number | null>(null);
  const change = (label: string, next: (rules: Tiers['rules']) => Tiers['rules']): void => edit(label, setTierRules(next));
  const choices = tiers.classes.map((tier) => ({ value: tier.id, label: tier.name }));
  return (
    <div className="tier-rules">
      <div className="section-head"><h2 className="heading">Tier rules</h2><span className="section-note">the first that holds decides, before any cell or band</span></div>
      <ol>
        {tiers.rules.map((rule, index) => (
          <li key={index} className="tier-rule">
            <div className="tier-rule-line">
              <span className="ink3 figures">{index + 1}</span>
              <button type="button" className="tier-rule-words serif" aria-expanded={open === index} onClick={() => setOpen(open === index ? null : index)}>{expressionInWords(rule.when, options.words)}</button>
              <SelectField label={`Tier of rule ${index + 1}`} hideLabel width={130} value={rule.tierId} choices={choices} onCommit={(tierId) => change(`Tier rule ${index + 1}`, (rules) => rules.map((one, place) => (place === index ? { ...one, tierId } : one)))} />
              <Button look="quiet" icon="arrowUp" aria-label={`Move rule ${index + 1} up`} disabled={index === 0} onClick={() => change('Order of tier rules', (rules) => swap(rules, index, index - 1))} />
              <Button look="quiet" icon="cross" aria-label={`Remove rule ${index + 1}`} onClick={() => change('Remove a tier rule', (rules) => rules.filter((_, place) => place !== index))} />
            </div>
            {open === index && <ExpressionEditor label={`Condition of tier rule ${index + 1}`} value={rule.when} onChange={(when) => change(`Tier rule ${index + 1}`, (rules) => rules.map((one, place) => (place === index ? { ...one, when } : one)))} />}
          </li>
        ))}
      </ol>
      <Button
        look="quiet" icon="plus"
        onClick={() => {
          change('New tier rule', (rules) => [...rules, { when: { kind: 'constant', value: false }, tierId: tiers.classes[0]?.id ?? '' }]);
          setOpen(tiers.rules.length);
        }}
      >
        Tier rule
      </Button>
    </div>
  );
}

function swap<T>(list: readonly T[], a: number, b: number): readonly T[] {
  const first = list[a];
  const second = list[b];
  if (first === undefined || second === undefined) return list;
  return list.map((one, index) => (index === a ? second : index === b ? first : one));
}
