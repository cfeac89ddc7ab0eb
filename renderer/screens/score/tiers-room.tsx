import type { JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import { countText, decimalText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { TierTag } from '../../components/tier-tag.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useExpressionOptions } from '../define/use-expression-options.ts';
import type { Distribution } from './use-distribution.ts';

/** The tiers to be read from far: from how many points each begins, how many leads are in it, and the rules that come first; nothing to edit. */
export function TiersRoom({ data, isOld }: { readonly data: Distribution | undefined; readonly isOld: boolean }): JSX.Element | null {
  const { configuration } = useProposal();
  const options = useExpressionOptions();
  if (configuration === null) return null;
  const { tiers } = configuration;
  const total = (data?.tiers ?? []).reduce((sum, { leads }) => sum + leads, 0);
  const tagOf = (tierId: string): JSX.Element => <TierTag name={tiers.classes.find(({ id }) => id === tierId)?.name ?? ''} rank={tiers.classes.findIndex(({ id }) => id === tierId)} of={tiers.classes.length} />;
  return (
    <div className="tiers-room scrolls" tabIndex={0} role="group" aria-label="Tiers">
      <div className="section-head"><h2 className="heading">Tiers, hottest first</h2><HonestyMark kind="deterministic" about="Leads in each tier" /></div>
      <table className={isOld ? 'table stale' : 'table'} aria-label="Tiers">
        <thead><tr><th scope="col">Tier</th><th scope="col" className="figures">From, points</th><th scope="col" className="figures">Leads</th><th scope="col" className="figures">Share</th></tr></thead>
        <tbody>
          {tiers.classes.map(({ id }, rank) => {
            const band = tiers.bands.find(({ tierId }) => tierId === id);
            const leads = data?.tiers.find(({ tierId }) => tierId === id)?.leads ?? 0;
            return (
              <tr key={id}>
                <td>{tagOf(id)}</td>
                <td className="figures">{band !== undefined ? decimalText(band.from / 100) : rank === tiers.classes.length - 1 ? 'all others' : 'by rule'}</td>
                <td className="figures medium">{data === undefined ? '–' : countText(leads)}</td>
                <td className="figures"><ShareBar share={total === 0 ? null : leads / total} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {tiers.rules.length > 0 && <ol className="tiers-room-rules">{tiers.rules.map(({ when, tierId }, place) => <li key={place}>{tagOf(tierId)} <span className="serif">{expressionInWords(when, options.words)}</span></li>)}</ol>}
    </div>
  );
}
