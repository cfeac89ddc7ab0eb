import { useMemo, type JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import { DASH } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { factsOfEdge } from '../../../shared/engine/handoff-map/facts-of-edge.ts';
import type { MapEdge } from '../../../shared/engine/model/handoff-map.ts';
import { useCall } from '../../state/use-call.ts';
import { factInWords, factsWithFields, type KnownFact } from './fact-fields.ts';
import { useOpenMap } from './use-map.ts';

/** What the next person sees of a lead at a handoff: facts that travel, facts left behind, and how often each was known then. */
export function ContextCard({ edge }: { readonly edge: MapEdge }): JSX.Element {
  const { index } = useOpenMap();
  const fields = useCall('history.getAvailability', {}).data?.fields;
  const { travels, known } = useMemo(() => {
    const facts = factsOfEdge(index, edge);
    return { ...facts, known: factsWithFields([...facts.travels, ...facts.leftBehind], fields ?? []) };
  }, [index, edge, fields]);
  if (known.length === 0) return <Section title="What the next person sees"><p className="ink2">No fact is named. Write what travels above, and what the next step needs in its panel.</p></Section>;
  return (
    <Section title="What the next person sees" note={`${travels.length} of ${known.length} facts arrive`}>
      <ul className="context-card">
        {known.map((fact, at) => <FactRow key={fact.fact} fact={fact} isLeft={at >= travels.length} hasHistory={fields !== undefined} />)}
      </ul>
    </Section>
  );
}

function FactRow({ fact, isLeft, hasHistory }: { readonly fact: KnownFact; readonly isLeft: boolean; readonly hasHistory: boolean }): JSX.Element {
  const share = fact.field?.knownAtHandoff ?? null;
  return (
    <li>
      <span className={classNames('map-tag', isLeft && 'map-tag-left')}>{fact.fact}</span>
      {hasHistory && <span className="context-share" title={factInWords(fact)}>{share === null ? <span className="ink3">{DASH}</span> : <ShareBar share={share} />} <HonestyMark kind={share === null ? 'notKnowable' : 'observed'} about={fact.fact} reason={`${factInWords(fact)}.`} /></span>}
      <span className="label ink3 context-words">{isLeft ? 'stays behind' : 'travels'}</span>
    </li>
  );
}
