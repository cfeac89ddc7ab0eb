import type { JSX } from 'react';
import { plural } from '../../components/figure-text.ts';
import { daysBefore, type BlindCase } from './blind-words.ts';

/** A lead as it stood at its MQL moment: who it is without a name, and what it had done. */
export function CaseSheet({ facts }: { readonly facts: BlindCase }): JSX.Element {
  const isAllToday = facts.traits.length > 0 && facts.traits.every(({ isToday }) => isToday);
  return (
    <article className="case-sheet scrolls" tabIndex={0} aria-label="The case">
      <p className="case-title">{facts.title}</p>
      <p className="small ink3">As it stood when it became an MQL{facts.knownForDays === null ? '' : facts.knownForDays === 0 ? ', on the day it came' : `, ${plural(facts.knownForDays, 'day')} after it came`}.</p>
      <div className="case-columns">
        <section>
          <h2 className="heading">Who it is</h2>
          {facts.traits.length === 0 ? <p className="ink3">Nothing was known.</p> : (
            <dl className="pairs">
              {facts.traits.map(({ name, value, isToday }) => <div key={name}><dt>{name}</dt><dd>{value}{isToday && !isAllToday && <span className="ink3"> (today)</span>}</dd></div>)}
            </dl>
          )}
          {facts.traits.some(({ isToday }) => isToday) && <p className="label ink3">{isAllToday ? 'These have no history, so today’s values stand for that day.' : 'Marked ones have no history, so today’s value stands for that day.'}</p>}
        </section>
        <section>
          <h2 className="heading">What it had done</h2>
          {facts.deeds.length === 0 ? <p className="ink3">Nothing was recorded.</p> : (
            <ul className="deeds">
              {facts.deeds.map(({ type, asset, times, lastDaysBefore }) => (
                <li key={`${type} ${asset}`}><span>{asset === '' ? type : <>{asset} <span className="ink3">{type.toLowerCase()}</span></>}</span><span className="figures">{times > 1 ? `×${times}` : ''}</span><span className="ink3 figures">{daysBefore(lastDaysBefore)}</span></li>
              ))}
            </ul>
          )}
          {facts.moreDeeds > 0 && <p className="label ink3">and {plural(facts.moreDeeds, 'older kind', 'older kinds')} of activity.</p>}
        </section>
      </div>
    </article>
  );
}
