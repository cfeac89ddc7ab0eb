import type { JSX } from 'react';
import { VerdictBars } from '../../charts/verdict-bars.tsx';
import { classNames } from '../../components/class-names.ts';
import { plural } from '../../components/figure-text.ts';
import { OutcomeGlyph } from '../../components/outcome-glyph.tsx';
import { moveOrChoose } from '../../components/table.tsx';
import { TierTag } from '../../components/tier-tag.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { deedsText, ENDS, VERDICTS, verdictName, type BlindCase, type Revealed, type RevealedCase } from './blind-words.ts';

/** Ballots of a side, all verdicts together. */
const ballotsOf = (one: RevealedCase, team: 'marketing' | 'sales'): number => votes(one, team).reduce((sum, count) => sum + count, 0);
const votes = ({ teams }: RevealedCase, team: 'marketing' | 'sales'): readonly number[] => teams.find((tally) => tally.team === team)?.votes ?? [0, 0, 0];

/** Every case of the round, most disputed first; a line divides those on which everybody agreed. */
export function ResultTable({ result, cases, chosen, onChoose }: { readonly result: Revealed; readonly cases: readonly BlindCase[]; readonly chosen: number; readonly onChoose: (caseNumber: number) => void }): JSX.Element {
  const first = result.cases[0];
  return (
    <div className="main-column result-column" tabIndex={0} role="region" aria-label="Cases">
      <table className="table result-table table-choosable" aria-label={`${plural(result.cases.length, 'case')}, most disputed first`}>
        <thead>
          <tr>
            <th scope="col" className="figures"><span className="visually-hidden">Place</span></th><th scope="col">Lead, most disputed first</th><th scope="col" className="result-done">What it had done</th><th scope="col">Tier</th>
            {VERDICTS.map(({ verdict, name }) => <th key={verdict} scope="col" className="verdict-head">{name}</th>)}
            <th scope="col">Draft rule</th><th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {result.cases.map((one, index) => (
            <Row
              key={one.caseNumber} one={one} place={index + 1} facts={cases.find(({ number }) => number === one.caseNumber)} isChosen={one.caseNumber === chosen}
              isFirstAgreed={one.entropy === 0 && (result.cases[index - 1]?.entropy ?? 0) > 0} onChoose={() => onChoose(one.caseNumber)}
            />
          ))}
        </tbody>
      </table>
      {first !== undefined && (
        <p className="chart-legend result-legend">
          <span className="legend-item"><span className="swatch swatch-marketing" />Marketing, {plural(ballotsOf(first, 'marketing'), 'ballot')}, grows left</span>
          <span className="legend-item"><span className="swatch swatch-sales" />Sales, {plural(ballotsOf(first, 'sales'), 'ballot')}, grows right</span>
          {result.cases.some(({ entropy }) => entropy === 0) && <span className="legend-item">Under the line everybody agreed</span>}
        </p>
      )}
    </div>
  );
}

function Row({ one, place, facts, isChosen, isFirstAgreed, onChoose }: { readonly one: RevealedCase; readonly place: number; readonly facts: BlindCase | undefined; readonly isChosen: boolean; readonly isFirstAgreed: boolean; readonly onChoose: () => void }): JSX.Element {
  const { configuration } = useProposal();
  const classes = configuration?.tiers.classes ?? [];
  const outcome = one.outcome === null ? null : ENDS[one.outcome.end];
  return (
    <tr className={classNames(isChosen && 'row-selected', isFirstAgreed && 'result-agreed')} aria-selected={isChosen} tabIndex={0} onClick={onChoose} onKeyDown={(event) => moveOrChoose(event, onChoose)}>
      <td className="figures ink3">{place}</td>
      <td><span className="result-lead">{facts?.title ?? `Case ${one.caseNumber}`}</span></td>
      <td className="result-done"><span className="result-lead ink2">{facts === undefined ? '' : deedsText(facts.deeds)}</span></td>
      <td>{one.tier === null ? <span className="ink3">gone</span> : <TierTag name={classes[one.tier]?.name ?? ''} rank={one.tier < 0 ? null : one.tier} of={classes.length} />}</td>
      {VERDICTS.map(({ verdict }, index) => (
        <td key={verdict} className="verdict-cell"><VerdictBars count={{ left: votes(one, 'marketing')[index] ?? 0, right: votes(one, 'sales')[index] ?? 0 }} leftOf={ballotsOf(one, 'marketing')} rightOf={ballotsOf(one, 'sales')} /></td>
      ))}
      <td className="nowrap">{verdictName(one.draft)}</td>
      <td>{outcome === null ? <span className="ink3">no longer in the history</span> : <OutcomeGlyph outcome={outcome.glyph} word={outcome.word} />}</td>
    </tr>
  );
}
