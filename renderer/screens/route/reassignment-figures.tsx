import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { countText, DASH, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useNames } from '../../state/use-names.ts';
import { PolicyCount } from './policy-count.tsx';

type Line = NonNullable<OutputOf<'routing.playPolicy'>['reassignment']>;

const UP_TO = 'None where everybody answers in time, so many where nobody ever does. No history tells how people answer leads that they never had.';

/** Leads that would be taken from whoever let them lie: as it was, and how many it can be at most. */
export function ReassignmentFigures({ line }: { readonly line: Line }): JSX.Element {
  const names = useNames();
  const when = line.atShare === 1 ? 'at the breach' : `after ${line.atShare} times the target`;
  const parts = [
    { words: `Untouched by their owner ${when}`, mark: 'observed' as const, figure: line.actual === null ? DASH : <PolicyCount set={line.actual.set} leads={line.actual.n} title="Untouched by their owner" note="actual" />, note: line.actual === null ? 'not knowable' : `of ${countText(line.actual.of)} handoffs, ${line.actual.of === 0 ? DASH : shareText(line.actual.n / line.actual.of)}` },
    { words: 'Taken back at least once', mark: 'bounded' as const, figure: <>0 to <PolicyCount set={line.upTo.set} leads={line.upTo.leads} title="Taken back at least once" note="nobody answers" /></>, note: 'leads of this policy' },
    { words: `With ${line.manager === '' ? 'a manager' : names.sentence(line.manager)} in the end`, mark: 'bounded' as const, figure: <>0 to <PolicyCount set={line.upTo.managerSet} leads={line.upTo.toManager} title="With a manager in the end" note="nobody answers" /></>, note: `after ${line.most} people` },
  ];
  return (
    <Section title="Leads that are let lie" note="figures above count who is given a lead first">
      <dl className="load-whole">
        {parts.map(({ words, mark, figure, note }) => <div key={words}><dt>{words} <HonestyMark kind={mark} about={words} reason={mark === 'bounded' ? UP_TO : null} /></dt><dd>{figure} <span className="small ink3">{note}</span></dd></div>)}
      </dl>
    </Section>
  );
}
