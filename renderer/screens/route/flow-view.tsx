import { useRef, useState, type JSX } from 'react';
import { useChartSize } from '../../charts/use-chart-size.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { BeforeRules } from './before-rules.tsx';
import { RulesToPools } from './rules-to-pools.tsx';
import { LeadWhy } from './lead-why.tsx';
import { LoadPerPerson } from './load-per-person.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { TermsEditor } from './terms-editor.tsx';

/** What comes before the rules, rules, ribbons and pools; leads per person below; at the right what is edited, or why this person. */
export function FlowView({ ruleId, onRule }: { readonly ruleId: string | null; readonly onRule: (ruleId: string | null) => void }): JSX.Element {
  const { configuration } = useProposal();
  const isRoom = useUi((state) => state.isRoom);
  const [isTerms, setIsTerms] = useState(false);
  const main = useRef<HTMLDivElement>(null);
  const { height } = useChartSize(main);
  const rule = configuration?.routing.rules.find((one) => one.id === ruleId);
  return (
    <div className="route-body">
      <div ref={main} className="route-main route-sized scrolls" tabIndex={0} role="region" aria-label="Rules and pools">
        {!isRoom && configuration !== null && <BeforeRules routing={configuration.routing} isOn={isTerms} onChoose={() => { onRule(null); setIsTerms(!isTerms); }} />}
        <RulesToPools ruleId={rule?.id ?? null} roomHeight={isRoom ? height : null} onRule={(next) => { setIsTerms(false); onRule(next); }} />
        <LoadPerPerson />
      </div>
      {isTerms && rule === undefined && <SidePanel label="Before the rules" width={380}><TermsEditor onClose={() => setIsTerms(false)} /></SidePanel>}
      {!isTerms && rule === undefined && <SidePanel label="Why this person" width={320}><LeadWhy /></SidePanel>}
      {rule !== undefined && <SidePanel label={`Rule ${rule.name}`} width={380}><RuleEditor key={rule.id} rule={rule} onClose={() => onRule(null)} /></SidePanel>}
    </div>
  );
}
