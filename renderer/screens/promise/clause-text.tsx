import type { JSX } from 'react';
import type { AgreementSection, Clause } from './agreement-text.ts';

/** A clause in serif; what was agreed on stands in weight 600. */
export function ClauseText({ clause }: { readonly clause: Clause }): JSX.Element {
  return <>{clause.map((part, index) => (typeof part === 'string' ? part : <strong key={index}>{part.strong}</strong>))}</>;
}

/** All sections as they are read through and printed. */
export function AgreementSections({ sections }: { readonly sections: readonly AgreementSection[] }): JSX.Element {
  return (
    <div className="read-through">
      {sections.map((section) => (
        <section key={section.title} className={section.team === null ? 'read-section' : `read-section read-${section.team}`}>
          <h2 className="section-heading">{section.title}</h2>
          <ol>{section.clauses.map((clause, index) => <li key={index} className="read-clause"><ClauseText clause={clause} /></li>)}</ol>
        </section>
      ))}
    </div>
  );
}
