import { useState, type JSX } from 'react';
import { Icon } from '../../components/icon.tsx';
import { plural } from '../../components/figure-text.ts';
import { useProposal } from '../../state/use-proposal.ts';
import type { Finding } from './use-quality.ts';

const RANK = { high: 0, medium: 1, low: 2 } as const;
const WORDS = { high: 'Mend', medium: 'Look at', low: 'Know' } as const;

/** What a careful reader would ask about the model, the gravest first; a press opens the group or rule that it is about. */
export function LintSection({ findings, onOpen }: { readonly findings: readonly Finding[]; readonly onOpen: (id: string) => void }): JSX.Element | null {
  const { configuration } = useProposal();
  const grave = findings.filter(({ severity }) => severity === 'high').length;
  const [isOpen, setOpen] = useState<boolean | null>(null);
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
            const target = finding.ruleId ?? finding.groupId;
            const words = <><span className={`lint-rank lint-${finding.severity}`}>{WORDS[finding.severity]}</span> {finding.sentence}</>;
            return <li key={`${finding.kind} ${target ?? ''} ${finding.sentence}`} className="small">{target === null ? <p>{words}</p> : <button type="button" onClick={() => onOpen(target)}>{words}</button>}</li>;
          })}
        </ul>
      )}
    </section>
  );
}

/** Whether anything is to be said about this group or rule itself. */
export const isLinted = (findings: readonly Finding[], id: string): boolean => findings.some(({ groupId, ruleId, severity }) => severity !== 'low' && (ruleId === id || (ruleId === null && groupId === id)));
