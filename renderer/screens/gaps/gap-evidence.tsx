import type { JSX } from 'react';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Icon } from '../../components/icon.tsx';
import { evidenceFigure } from '../../../shared/format/evidence-in-words.ts';
import { useUi } from '../../state/ui-store.ts';
import { useNames } from '../../state/use-names.ts';
import { showOnMap } from '../map/map-ui.ts';
import { useGround, type Evidence } from './use-gaps.ts';

/** What speaks for a gap or against it: figures that open their leads, places on the map, and what is missing. */
export function GapEvidence({ evidence, title }: { readonly evidence: readonly Evidence[]; readonly title: string }): JSX.Element {
  return (
    <ul className="gap-evidence">
      {evidence.map((one) => <EvidenceLine key={`${one.label} ${one.target?.id ?? ''} ${one.set ?? ''}`} evidence={one} title={title} />)}
    </ul>
  );
}

function EvidenceLine({ evidence, title }: { readonly evidence: Evidence; readonly title: string }): JSX.Element {
  const names = useNames();
  const { label, target, honesty } = evidence;
  const figure = evidenceFigure(evidence);
  return (
    <li>
      <span className="gap-evidence-label">{names.sentence(label)}</span>
      {target !== null && <EvidenceTarget target={target} />}
      {figure !== '' && <span className="gap-evidence-figure"><EvidenceCount evidence={evidence} text={figure} title={title} /> <HonestyMark kind={honesty} about={label} /></span>}
    </li>
  );
}

function EvidenceTarget({ target: { kind, id, label } }: { readonly target: NonNullable<Evidence['target']> }): JSX.Element {
  if (kind === 'part') return <span className="gap-evidence-place">{label}</span>;
  return <button type="button" className="gap-evidence-place gap-link" onClick={() => showOnMap(kind === 'edge' ? { edgeId: id } : { stepId: id })} aria-label={`Show on the map: ${label}`}>{label}{'\u00a0'}<Icon name="chevronRight" size={12} /></button>;
}

/** A count that opens its leads; other figures are plain. */
export function EvidenceCount({ evidence: { set, n, label }, text, title }: { readonly evidence: Pick<Evidence, 'set' | 'n' | 'label'>; readonly text: string; readonly title: string }): JSX.Element {
  const openDrawer = useUi((state) => state.openDrawer);
  const { scope } = useGround();
  if (set === null || n === null || n === 0) return <span className="figures">{text}</span>;
  return <button type="button" className="leads-count figures" aria-label={`${label}: ${text}, open leads`} onClick={() => openDrawer({ kind: 'gap', set, scope, title, note: label })}>{text}</button>;
}
