import type { JSX } from 'react';
import type { OutputOf } from '../../shared/contract/contract.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { decimalText, momentText, plural, pointsText } from '../components/figure-text.ts';
import { HonestyMark } from '../components/honesty-mark.tsx';
import { ProgressBar, useIsSlow } from '../components/progress-bar.tsx';
import { Section } from '../components/side-panel.tsx';
import { useCall } from '../state/use-call.ts';
import { useNames } from '../state/use-names.ts';
import { useProposal } from '../state/use-proposal.ts';

/** Why a lead scores what it scores: every line, decay and cap, summing to the total. */
export function ScoreWhy({ leadId, at }: { readonly leadId: string; readonly at?: number }): JSX.Element {
  const names = useNames();
  const { proposal, version } = useProposal();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const query = useCall('score.explainLead', { proposalId: proposal?.id ?? '', leadId, ...(at === undefined ? {} : { at }) }, { enabled: proposal !== null, version });
  const isSlow = useIsSlow(query.data === undefined && query.error === null);
  if (query.error !== null) return <Section title="Why this score"><ErrorNote sentence={query.error.message} /></Section>;
  const why = query.data;
  if (why === undefined) return <Section title="Why this score">{isSlow ? <ProgressBar label="Scoring this lead" /> : <p className="ink3">–</p>}</Section>;
  return (
    <Section title={<>Why {decimalText(why.total)} <HonestyMark kind="deterministic" about="Score" /></>} note={why.at === null ? '' : momentText(why.at, zone)}>
      <table className="why-table">
        <WhyLines lines={why.lines} zone={zone} sentence={names.sentence} />
        <tfoot>
          <tr className="why-part"><td>Fit {decimalText(why.fit)} and engagement {decimalText(why.engagement)}{why.cell === '' ? '' : `, cell ${why.cell}`}</td><td /></tr>
          <tr><td>Score</td><td className="figures">{decimalText(why.total)}</td></tr>
        </tfoot>
      </table>
      <p className="small ink2">{why.isMql ? `An MQL in tier ${why.tier}.` : 'Not an MQL at that moment.'}</p>
      {why.unknownFields.length > 0 && <p className="small ink3">Unknown then: {why.unknownFields.join(', ')}. Unknown never counts as nought.</p>}
    </Section>
  );
}

type Line = OutputOf<'score.explainLead'>['lines'][number];

/** The lines under the names of their groups; what faded and what a cap took stand below what they took it from. */
function WhyLines({ lines, zone, sentence }: { readonly lines: readonly Line[]; readonly zone: string; readonly sentence: (text: string) => string }): JSX.Element {
  if (lines.length === 0) return <tbody><tr><td className="ink3">No rule of this model fits what is known of this lead.</td><td /></tr></tbody>;
  const groups = [...new Set(lines.map((line) => line.group))];
  return (
    <>
      {groups.map((group) => (
        <tbody key={group}>
          <tr className="why-group"><th scope="rowgroup" colSpan={2}>{group}</th></tr>
          {lines.filter((line) => line.group === group).map((line, index, own) => {
            const isFading = index > 0 && own[index - 1]?.rule === line.rule;
            return (
              <tr key={index} className={isFading || line.points === 0 ? 'why-quiet' : undefined}>
                <td>
                  <div>{isFading ? sentence(line.detail) : line.rule}</div>
                  {!isFading && line.detail !== '' && <div className="label ink3">{sentence(line.detail)}</div>}
                  {line.facts.length > 0 && <WhyFacts facts={line.facts} zone={zone} />}
                </td>
                <td className="figures">{pointsText(line.points)}</td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </>
  );
}

const SHOWN_FACTS = 12;

/** The very facts that earned the points, with their times. */
function WhyFacts({ facts, zone }: { readonly facts: Line['facts']; readonly zone: string }): JSX.Element {
  return (
    <details className="why-facts label">
      <summary>{plural(facts.length, 'fact')}</summary>
      <ul>{facts.slice(-SHOWN_FACTS).map((fact, index) => <li key={index}>{momentText(fact.at, zone)}, {fact.type}{fact.asset === '' ? '' : ` (${fact.asset})`}</li>)}</ul>
      {facts.length > SHOWN_FACTS && <p>and {facts.length - SHOWN_FACTS} before them</p>}
    </details>
  );
}
