import { useState, type JSX } from 'react';
import type { ScoreGroup } from '../../../shared/engine/model/score-model.ts';
import { Button } from '../../components/button.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { GroupEditor } from './group-editor.tsx';
import { LintSection } from './lint-section.tsx';
import { MqlRuleSection } from './mql-rule-section.tsx';
import { addGroup, onScore } from './score-edits.ts';
import { SuggestionSection } from './suggestion-section.tsx';
import { useLint, useSuggestions } from './use-quality.ts';

const CATEGORIES = [{ id: 'fit', name: 'Fit', cap: 'fitMax', what: 'who the lead is' }, { id: 'engagement', name: 'Engagement', cap: 'engagementMax', what: 'what the lead did' }] as const;

/** The model as a table of points: fit and engagement, their groups with caps and decay, their rules. */
export function ModelPanel(): JSX.Element | null {
  const { configuration, edit } = useProposal();
  const [open, setOpen] = useState<string | null>(null);
  const [isExplaining, setExplaining] = useState(false);
  const findings = useLint();
  const suggestions = useSuggestions(isExplaining);
  if (configuration === null) return null;
  const { score } = configuration;
  return (
    <SidePanel label="Scoring model" side="left" width={348}>
      <LintSection findings={findings} onOpen={setOpen} />
      {score.groups.length === 0 && <Section><p className="statement">Begin with who the lead is, then what it did: a group, then rules that give points.</p></Section>}
      {CATEGORIES.map(({ id, name, cap, what }) => (
        <Section
          key={id} title={name} note={what}
          actions={<span className="cap-field">up to <NumberField label={`${name} at most`} hideLabel width={52} value={score[cap] / 100} onCommit={(points) => points !== null && edit(`Cap of ${name}`, onScore((now) => ({ ...now, [cap]: Math.round(points * 100) })))} /></span>}
        >
          {score.groups.filter((group) => group.category === id).map((group) => <GroupEditor key={group.id} group={group} open={open} findings={findings} suggestions={suggestions} onOpen={setOpen} />)}
          <AddGroup category={id} count={score.groups.length} onAdded={setOpen} />
        </Section>
      ))}
      <Section title="Total" note="after all caps">
        <div className="field-pair">
          <NumberField label="At least" value={score.totalMin / 100} onCommit={(points) => points !== null && edit('Lowest total', onScore((now) => ({ ...now, totalMin: Math.round(points * 100) })))} />
          <NumberField label="At most" value={score.totalMax / 100} onCommit={(points) => points !== null && edit('Highest total', onScore((now) => ({ ...now, totalMax: Math.round(points * 100) })))} />
        </div>
      </Section>
      <MqlRuleSection />
      <SuggestionSection isShown={isExplaining} suggestions={suggestions} onShow={setExplaining} />
    </SidePanel>
  );
}

function AddGroup({ category, count, onAdded }: { readonly category: ScoreGroup['category']; readonly count: number; readonly onAdded: (id: string) => void }): JSX.Element {
  const { edit } = useProposal();
  return (
    <Button
      look="quiet" icon="plus"
      onClick={() => {
        const id = crypto.randomUUID();
        edit('New group', addGroup(id, category, `Group ${count + 1}`));
        onAdded(id);
      }}
    >
      Group
    </Button>
  );
}
