import type { JSX } from 'react';
import { Section } from '../../components/side-panel.tsx';
import { useNames } from '../../state/use-names.ts';
import type { Review } from './use-review.ts';

const PARTS: Readonly<Record<Review['changes'][number]['part'], string>> = { definitions: 'Definitions', score: 'Score', routing: 'Routing', promises: 'Promises', playbook: 'Playbook' };

/** What the proposal says otherwise than what was signed, part by part. */
export function ChangesView({ review: { agreement, changes, warnings } }: { readonly review: Review }): JSX.Element {
  const names = useNames();
  return (
    <div className="review-main scrolls" tabIndex={0} role="region" aria-label="Changed since it was signed">
      {changes.length === 0 && <Section title="Changed since it was signed"><p className="statement">{agreement.proposalName} says what was signed.</p></Section>}
      {changes.map(({ part, sentences }) => (
        <Section key={part} title={PARTS[part]}><ul className="cap-lines">{sentences.map((sentence) => <li key={sentence}>{names.sentence(sentence)}</li>)}</ul></Section>
      ))}
      {warnings.length > 0 && <Section title="What the history could not answer"><ul className="cap-lines">{warnings.map((warning) => <li key={warning}>{names.sentence(warning)}</li>)}</ul></Section>}
    </div>
  );
}
