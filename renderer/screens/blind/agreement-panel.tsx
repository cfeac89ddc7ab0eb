import type { JSX } from 'react';
import { KappaScale, type KappaRow } from '../../charts/kappa-scale.tsx';
import { plural, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { kappaText, type AgreementFigure, type Revealed, type Round } from './blind-words.ts';

/** Below this the two teams mean different things by one word (gap rule G12). */
export const GAP_BELOW = 0.4;
/** Fewer cases than this are too few to lean on. */
const FEW = 30;

/** Agreement beyond chance between the teams, before → after where there is a before, and among all raters. */
export function AgreementPanel({ round, rounds, result }: { readonly round: Round; readonly rounds: readonly Round[]; readonly result: Revealed }): JSX.Element {
  const main = result.teamKappa;
  const before = rounds.filter(({ number }) => number < round.number).at(-1);
  const rows = kappaRows(round, rounds, result);
  return (
    <Section>
      <h2 className="key-label heading">Agreement of the teams beyond chance, Cohen’s κ <HonestyMark kind={main.value === null ? 'notKnowable' : 'observed'} about="Cohen's κ between the teams" reason={main.reason} /></h2>
      <div className={before === undefined ? 'kappa-line' : 'kappa-line kappa-line-two'}>
        {before !== undefined && <span className="kappa-past">{kappaText(before.teamKappa?.value ?? null)}<span className="kappa-arrow">to</span></span>}
        <span className={main.value === null ? 'kappa-hero kappa-none' : 'kappa-hero'}>{kappaText(main.value)}</span>
        <span className="small ink2">{main.value === null ? `n ${plural(main.n, 'lead')}` : <>95{'\u2009'}% interval {kappaText(main.low)} to {kappaText(main.high)}, n {plural(main.n, 'lead')}, {main.draws.toLocaleString('en')} draws</>}</span>
      </div>
      {main.reason !== null && <p className="small">{main.reason}</p>}
      {rows.length > 0 && <KappaScale title="From chance to the same verdict" rows={rows} gapBelow={GAP_BELOW} />}
      <ul className="sentences small ink2">
        {main.value !== null && <li>{kappaSentence(main)}</li>}
        {result.raw.value !== null && <li>The same verdict on {shareText(result.raw.value)} of {plural(result.raw.n, 'lead')} on which both teams had a majority ({shareText(result.raw.low)} to {shareText(result.raw.high)}).</li>}
        <li>{ratersSentence(result)}</li>
      </ul>
    </Section>
  );
}

/** κ of the round and of the one before it, as rows of the scale; rounds without a figure have none. */
export function kappaRows(round: Round, rounds: readonly Round[], { teamKappa }: Revealed): KappaRow[] {
  const before = rounds.filter(({ number }) => number < round.number).at(-1);
  return [...(before === undefined ? [] : rowOf(before.number, before.teamKappa)), ...rowOf(round.number, teamKappa)];
}

const rowOf = (number: number, figure: AgreementFigure | null): KappaRow[] =>
  figure === null || figure.value === null ? [] : [{ label: `Round ${number}`, value: figure.value, low: figure.low ?? figure.value, high: figure.high ?? figure.value, n: figure.n }];

/** What the figure allows to say, with its interval. */
export function kappaSentence({ value, low, high, n, undefinedDraws, draws }: AgreementFigure): string {
  const left = undefinedDraws === 0 ? '' : ` In ${undefinedDraws.toLocaleString('en')} of ${draws.toLocaleString('en')} draws κ was undefined; they are left out.`;
  const few = n < FEW ? ` ${n} leads are too few to lean on.` : '';
  if (value === null || low === null || high === null) return `κ is undefined.${left}`;
  if (low === high) return `Every draw of the leads gives the same κ, so the interval says nothing about chance.${few}${left}`;
  if (high < GAP_BELOW) return `The whole interval lies below ${kappaText(GAP_BELOW)}: the teams mean different leads.${few}${left}`;
  if (low >= GAP_BELOW) return `The whole interval lies above ${kappaText(GAP_BELOW)}: the teams mean much the same.${few}${left}`;
  return `The interval reaches over ${kappaText(GAP_BELOW)}, so these leads alone do not settle whether it is a gap.${few}${left}`;
}

function ratersSentence({ raters, raterMethod, raterKappa }: Revealed): string {
  const name = raterMethod === 'fleiss' ? `Fleiss’ κ over ${raters} raters` : 'Cohen’s κ of the two raters';
  if (raterKappa.value === null) return `${name}: ${raterKappa.reason ?? 'undefined'}`;
  return `${name} is ${kappaText(raterKappa.value)} (${kappaText(raterKappa.low)} to ${kappaText(raterKappa.high)}).`;
}
