import type { JSX } from 'react';
import { duplicatesInWords, reassignmentInWords, stickinessInWords } from '../../../shared/engine/agreement/routing-in-words.ts';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import { classNames } from '../../components/class-names.ts';
import { useNames } from '../../state/use-names.ts';

/** What is asked before any rule, as the two sentences that come first; either opens the terms beside it. */
export function BeforeRules({ routing, isOn, onChoose }: { readonly routing: Routing; readonly isOn: boolean; readonly onChoose: () => void }): JSX.Element {
  const names = useNames();
  const sentences = [
    ...(routing.evaluationStage === 'created' ? ['Leads are given to somebody when they are created.'] : []),
    ...(routing.duplicates === undefined ? ['A second record of a person is routed like any other lead.'] : duplicatesInWords(routing.duplicates)),
    ...(routing.stickiness === undefined ? ['Nobody keeps a lead; every lead goes through the rules.'] : stickinessInWords(routing.stickiness)),
    ...reassignmentInWords(routing.reassignment),
  ];
  return (
    <button type="button" className={classNames('before-rules', isOn && 'before-rules-on')} aria-pressed={isOn} onClick={onChoose}>
      <span className="label ink2">Before the rules</span>
      {sentences.map((sentence) => <span key={sentence} className="small">{names.sentence(sentence)}</span>)}
    </button>
  );
}
