import { useMemo, type JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import { countText, DASH, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { ShareBar } from '../../components/share-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { factsOfEdge } from '../../../shared/engine/handoff-map/facts-of-edge.ts';
import type { MapEdge } from '../../../shared/engine/model/handoff-map.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { factInWords, factsWithFields, type KnownFact } from './fact-fields.ts';
import { HandoffExample } from './handoff-example.tsx';
import { useOpenMap } from './use-map.ts';

/** How many kinds of deeds are listed. */
const MOST_DEEDS = 6;

/** What the next person sees of a lead at a handoff: facts that travel, facts left behind, and how often each was known then. */
export function ContextCard({ edge }: { readonly edge: MapEdge }): JSX.Element {
  const { index } = useOpenMap();
  const { proposal, version } = useProposal();
  const hasHistory = useCall('history.getHealth', {}).data != null;
  const context = useCall('map.readContext', { proposalId: proposal?.id ?? '' }, { enabled: hasHistory && proposal !== null, version }).data;
  const { travels, known } = useMemo(() => {
    const facts = factsOfEdge(index, edge);
    return { ...facts, known: factsWithFields([...facts.travels, ...facts.leftBehind], context?.fields ?? []) };
  }, [index, edge, context]);
  return (
    <>
      <Section title="What the next person sees" {...(known.length === 0 ? {} : { note: `${travels.length} of ${known.length} facts arrive` })}>
        {known.length === 0
          ? <p className="ink2">No fact is named. Write what travels above, and what the next step needs in its panel.</p>
          : <ul className="context-card">{known.map((fact, at) => <FactRow key={fact.fact} fact={fact} isLeft={at >= travels.length} isMeasured={context !== undefined} />)}</ul>}
      </Section>
      {context !== undefined && context.deeds.length > 0 && (
        <Section title="What leads had done by then" note={`${countText(context.handoffs)} handoffs`}>
          <ul className="context-card">
            {context.deeds.slice(0, MOST_DEEDS).map(({ type, handoffs }) => (
              <li key={type}><span>{type}</span><span className="context-share"><OpenShare set={`deed.${type}`} share={handoffs / context.handoffs} note={`${type} before the handoff`} /> <HonestyMark kind="observed" about={type} reason={`Logged before ${countText(handoffs)} of ${countText(context.handoffs)} handoffs.`} /></span></li>
            ))}
          </ul>
        </Section>
      )}
      {context?.card != null && <HandoffExample handoffs={context.handoffs} />}
    </>
  );
}

/** A share that opens the leads of which it is true. */
function OpenShare({ set, share, note }: { readonly set: string; readonly share: number; readonly note: string }): JSX.Element {
  const openDrawer = useUi((state) => state.openDrawer);
  return <button type="button" className="leads-count" aria-label={`${note}: ${shareText(share)}, open leads`} onClick={() => openDrawer({ kind: 'gap', set: `context:${set}`, scope: null, title: 'Context at the handoff', note })}><ShareBar share={share} /></button>;
}

function FactRow({ fact, isLeft, isMeasured }: { readonly fact: KnownFact; readonly isLeft: boolean; readonly isMeasured: boolean }): JSX.Element {
  const share = fact.field?.knownAtHandoff ?? null;
  return (
    <li>
      <span className={classNames('map-tag', isLeft && 'map-tag-left')}>{fact.fact}</span>
      {isMeasured && <span className="context-share" title={factInWords(fact)}>{share === null ? <span className="ink3">{DASH}</span> : <OpenShare set={`field.${fact.field?.name ?? ''}`} share={share} note={factInWords(fact)} />} <HonestyMark kind={share === null ? 'notKnowable' : 'observed'} about={fact.fact} reason={`${factInWords(fact)}.`} /></span>}
      <span className="label ink3 context-words">{isLeft ? 'stays behind' : 'travels'}</span>
    </li>
  );
}
