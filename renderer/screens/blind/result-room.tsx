import type { JSX } from 'react';
import { KappaScale, type KappaRow } from '../../charts/kappa-scale.tsx';
import { VerdictBars } from '../../charts/verdict-bars.tsx';
import { OutcomeGlyph } from '../../components/outcome-glyph.tsx';
import { GAP_BELOW } from './agreement-panel.tsx';
import { caseSentence } from './blind-finding.ts';
import { deedsText, ENDS, kappaText, VERDICTS, type BlindCase, type Revealed, type RevealedCase } from './blind-words.ts';

/** The projector after the reveal: one case at a time by the counts of the teams, and κ on its scale; no name, no single ballot. */
export function ResultRoom({ shown, facts, place, result, rows }: { readonly shown: RevealedCase; readonly facts: BlindCase; readonly place: number; readonly result: Revealed; readonly rows: readonly KappaRow[] }): JSX.Element {
  const votes = (team: 'marketing' | 'sales'): readonly number[] => shown.teams.find((tally) => tally.team === team)?.votes ?? [0, 0, 0];
  const all = (team: 'marketing' | 'sales'): number => votes(team).reduce((sum, count) => sum + count, 0);
  const { value, low, high, n, reason } = result.teamKappa;
  return (
    <div className="result-room" tabIndex={0} role="group" aria-label={`Case ${place + 1} of ${result.cases.length}`}>
      <p className="statement">{facts.title}. {caseSentence(shown)}</p>
      <div className="result-room-bars">
        {VERDICTS.map(({ verdict, name }, index) => (
          <div key={verdict}>
            <span className="ink2">{name}</span>
            <VerdictBars count={{ left: votes('marketing')[index] ?? 0, right: votes('sales')[index] ?? 0 }} leftOf={all('marketing')} rightOf={all('sales')} />
          </div>
        ))}
      </div>
      <p className="result-room-foot">
        <span className="side side-marketing">Marketing, {all('marketing')}</span><span className="side side-sales">Sales, {all('sales')}</span>
        <span className="ink2">{deedsText(facts.deeds, 3)}</span>{shown.outcome !== null && <OutcomeGlyph outcome={ENDS[shown.outcome.end].glyph} word={ENDS[shown.outcome.end].word} />}
        <span className="ink3">{place + 1} of {result.cases.length}, most disputed first</span>
      </p>
      {rows.length > 0
        ? <KappaScale isLarge title="Agreement beyond chance, κ" marks={['observed']} note={value === null ? undefined : `${kappaText(value)}, 95\u2009% interval ${kappaText(low)} to ${kappaText(high)}, n ${n}`} rows={rows} gapBelow={GAP_BELOW} />
        : <p className="ink2">{reason}</p>}
    </div>
  );
}
