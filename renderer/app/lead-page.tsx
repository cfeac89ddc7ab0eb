import { useState, type JSX } from 'react';
import { ErrorNote } from '../components/error-note.tsx';
import { momentText, plural } from '../components/figure-text.ts';
import { SegmentedControl } from '../components/segmented-control.tsx';
import { Section } from '../components/side-panel.tsx';
import { STATE_WORDS } from '../screens/prepare/target-words.ts';
import { useCall } from '../state/use-call.ts';
import { useNames } from '../state/use-names.ts';
import { useProposal } from '../state/use-proposal.ts';
import { RoutingWhy } from './routing-why.tsx';
import { ScoreWhy } from './score-why.tsx';

/** One lead: why it scores what it scores, why it goes to whom, what happened, what is known of it. */
export function LeadPage({ leadId }: { readonly leadId: string }): JSX.Element {
  const [part, setPart] = useState<'score' | 'route' | 'timeline' | 'facts'>('score');
  const { proposal } = useProposal();
  const query = useCall('history.getLead', { leadId });
  if (query.error !== null) return <div className="pad"><ErrorNote sentence={query.error.message} /></div>;
  return (
    <>
      <div className="pad">
        <SegmentedControl
          label="What to show of this lead" value={part} onChange={setPart}
          segments={[{ value: 'score', label: 'Score' }, { value: 'route', label: 'Why this owner' }, { value: 'timeline', label: 'Timeline' }, { value: 'facts', label: 'Facts' }]}
        />
      </div>
      {part === 'score' && proposal !== null && <ScoreWhy leadId={leadId} />}
      {part === 'route' && proposal !== null && <RoutingWhy leadId={leadId} />}
      {part === 'timeline' && <Timeline leadId={leadId} />}
      {part === 'facts' && <Facts leadId={leadId} />}
    </>
  );
}

function Timeline({ leadId }: { readonly leadId: string }): JSX.Element {
  const names = useNames();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const timeline = useCall('history.getLead', { leadId }).data?.timeline ?? [];
  return (
    <Section title="What happened" note={`${plural(timeline.length, 'fact')}, times in ${zone}`}>
      <ol className="timeline">
        {timeline.map((fact, index) => (
          <li key={index} className={fact.automated ? 'ink3' : undefined}>
            <span className="timeline-at">{momentText(fact.at, zone)}</span>
            <span className={fact.kind === 'stage' ? 'timeline-what strong' : 'timeline-what'}>{fact.kind === 'stage' ? STATE_WORDS[fact.what] ?? fact.what : names.sentence(fact.what)}{fact.automated ? ', automated' : ''}</span>
            <span className="timeline-who ink3">{fact.who === '' ? '' : names.rep(fact.who)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Facts({ leadId }: { readonly leadId: string }): JSX.Element {
  const names = useNames();
  const fields = useCall('history.getLead', { leadId }).data?.fields ?? [];
  return (
    <Section title="What is known of it" note="as the history ends">
      <dl className="pairs">
        {fields.map((field) => (
          <div key={field.name}><dt>{field.name}</dt><dd>{field.value === '' ? <span className="ink3">unknown</span> : field.personal ? names.personal(field.value) : names.sentence(field.value)}</dd></div>
        ))}
      </dl>
    </Section>
  );
}
