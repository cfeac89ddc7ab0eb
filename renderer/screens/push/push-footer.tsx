import type { JSX, ReactNode } from 'react';
import type { Agreement } from '../../../shared/contract/areas/agreement.ts';
import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import { momentText } from '../../components/figure-text.ts';
import { Icon } from '../../components/icon.tsx';

/** What was signed beside what would be pushed: the same twelve digits, or no push. */
export function PushFooter({ agreement, plan, zone, children }: { readonly agreement: Agreement | null; readonly plan: PushPlan; readonly zone: string; readonly children: ReactNode }): JSX.Element {
  const signedAt = agreement === null ? null : Math.max(agreement.frozenAt, ...agreement.signatures.map((signature) => signature.at));
  const isEqual = agreement !== null && agreement.configHash === plan.configHash;
  return (
    <footer className="push-footer" aria-label="Signed and planned">
      <Icon name="lock" />
      <div className="push-print"><span className="small ink3">Signed {momentText(signedAt, zone)}</span><span><span className="mono">{agreement?.fingerprint ?? '–'}</span> <em className="mono">{agreement?.words ?? ''}</em></span></div>
      <span className={isEqual ? 'push-equal' : 'push-unequal'} role="img" aria-label={isEqual ? 'equal to' : 'not equal to'} />
      <div className="push-print"><span className="small ink3">This plan, {momentText(plan.plannedAt, zone)}</span><span><span className="mono">{plan.fingerprint}</span> <em className="mono">{plan.words}</em></span></div>
      <div className="push-actions">{children}</div>
    </footer>
  );
}
