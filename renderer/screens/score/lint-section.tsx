import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { Icon } from '../../components/icon.tsx';
import { plural } from '../../components/figure-text.ts';
import { phasePath } from '../../state/phases.ts';
import { useUi } from '../../state/ui-store.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { useScoreView } from './score-view.ts';
import type { Finding } from './use-quality.ts';

const RANK = { high: 0, medium: 1, low: 2 } as const;
const WORDS = { high: 'Mend', medium: 'Look at', low: 'Know' } as const;

/** What a careful reader would ask about the model, the gravest first; a press opens what it is about: a group, a rule, a tier rule, a definition. */
export function LintSection({ findings, onOpen }: { readonly findings: readonly Finding[]; readonly onOpen: (id: string) => void }): JSX.Element | null {
  const { configuration } = useProposal();
  const grave = findings.filter(({ severity }) => severity === 'high').length;
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const wayOut = useWayOut(onOpen);
  if (findings.length === 0 || configuration === null) return null;
  const isShown = isOpen ?? grave > 0;
  const sorted = findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
  return (
    <section className="lint">
      <button type="button" className="lint-head" aria-expanded={isShown} onClick={() => setOpen(!isShown)}>
        <Icon name="warning" /><span className="strong">{plural(findings.length, 'point')} to look at</span>
        <span className="small ink3">{grave === 0 ? '' : `${grave} to mend`}</span><Icon name={isShown ? 'chevronDown' : 'chevronRight'} size={12} />
      </button>
      {isShown && (
        <ul>
          {sorted.map((finding) => {
            const open = wayOut(finding);
            const words = <><span className={`lint-rank lint-${finding.severity}`}>{WORDS[finding.severity]}</span> {finding.sentence}</>;
            return <li key={`${finding.kind} ${finding.ruleId ?? finding.groupId ?? ''} ${finding.sentence}`} className="small">{open === null ? <p>{words}</p> : <button type="button" onClick={open}>{words}</button>}</li>;
          })}
        </ul>
      )}
    </section>
  );
}

/** Opens what a finding is about; null where that is the model as a whole. */
function useWayOut(onOpen: (id: string) => void): (finding: Finding) => (() => void) | null {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const set = useUi((state) => state.set);
  const show = useScoreView((state) => state.set);
  return ({ word, tierRule, ruleId, groupId }) => {
    const target = ruleId ?? groupId;
    if (word !== undefined) return () => { set({ defineView: 'words', defineWord: word }); go(phasePath(workshopId, 'define')); };
    if (tierRule !== undefined) return () => show({ view: 'tiers' });
    return target === null ? null : () => onOpen(target);
  };
}

/** Whether anything is to be said about this group or rule itself. */
export const isLinted = (findings: readonly Finding[], id: string): boolean => findings.some(({ groupId, ruleId, severity }) => severity !== 'low' && (ruleId === id || (ruleId === null && groupId === id)));
