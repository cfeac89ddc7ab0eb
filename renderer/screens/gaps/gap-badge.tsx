import type { JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import type { Gap } from './use-gaps.ts';

const SEVERITY_WORDS = { high: 'high', medium: 'medium', low: 'low' } as const;

/** The number of a gap rule: high filled, medium outlined, low dashed; quiet where there is no gap. */
export function GapBadge({ gap: { ruleId, severity, verdict, status } }: { readonly gap: Pick<Gap, 'ruleId' | 'severity' | 'verdict' | 'status'> }): JSX.Element {
  const isOpen = verdict === 'gap' && status === 'open';
  return <span className={classNames('gap-badge', isOpen ? `gap-badge-${severity}` : 'gap-badge-quiet')} title={`${ruleId}, ${SEVERITY_WORDS[severity]}`}>{ruleId}</span>;
}
