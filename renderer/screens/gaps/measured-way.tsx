import type { JSX } from 'react';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import type { MapOverlay } from '../../map/map-overlay.ts';
import { Comparing } from './comparing.tsx';
import { useComparedMap } from './use-measured.ts';
import './gaps.css';

/** What the history says of one way, in words that open its leads, or why it cannot tell; nothing before there is a history. */
export function MeasuredWay({ edgeId, overlay }: { readonly edgeId: string; readonly overlay: MapOverlay }): JSX.Element | null {
  const matched = useComparedMap()?.edges.find((edge) => edge.edgeId === edgeId);
  if (matched === undefined) return <Comparing />;
  const figure = overlay.figures.get(edgeId);
  return (
    <Section title={<>Measured <HonestyMark kind={matched.relation === null ? 'notKnowable' : 'observed'} about="What the history says of this way" reason={matched.why} /></>}>
      {figure === undefined && <p className="ink2">{matched.why ?? 'Fewer handoffs go this way than the Measured tab shows.'}</p>}
      {figure !== undefined && <p>{figure.sentence}</p>}
      {figure?.open !== undefined && matched.n > 0 && <button type="button" className="gap-link" onClick={figure.open}>Open the leads that went this way</button>}
    </Section>
  );
}

/** The open gaps of one step or way, each a press away. */
export function GapsHere({ id, overlay }: { readonly id: string; readonly overlay: MapOverlay }): JSX.Element | null {
  const gaps = overlay.gaps.get(id) ?? [];
  if (gaps.length === 0) return null;
  return (
    <Section title="Gaps here">
      <ul className="gaps-here">
        {gaps.map(({ ruleId, title, open }) => <li key={ruleId}><button type="button" className="gap-link" onClick={open}>{ruleId}: {title}</button></li>)}
      </ul>
    </Section>
  );
}
