import type { JSX } from 'react';
import { SidePanel } from '../../components/side-panel.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { RulesToPools } from './rules-to-pools.tsx';
import { LeadWhy } from './lead-why.tsx';
import { LoadPerPerson } from './load-per-person.tsx';
import { RuleEditor } from './rule-editor.tsx';

/** Rules, ribbons and pools; leads per person below; at the right the rule that is edited, or why this person. */
export function FlowView({ ruleId, onRule }: { readonly ruleId: string | null; readonly onRule: (ruleId: string | null) => void }): JSX.Element {
  const { configuration } = useProposal();
  const rule = configuration?.routing.rules.find((one) => one.id === ruleId);
  return (
    <div className="route-body">
      <div className="route-main route-sized scrolls" tabIndex={0} role="region" aria-label="Rules and pools">
        <RulesToPools ruleId={rule?.id ?? null} onRule={onRule} />
        <LoadPerPerson />
      </div>
      {rule === undefined
        ? <SidePanel label="Why this person" width={320}><LeadWhy /></SidePanel>
        : <SidePanel label={`Rule ${rule.name}`} width={380}><RuleEditor key={rule.id} rule={rule} onClose={() => onRule(null)} /></SidePanel>}
    </div>
  );
}
