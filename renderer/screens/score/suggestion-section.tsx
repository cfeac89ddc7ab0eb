import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { countText, pointsText, shareText } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import type { Suggestions } from './use-quality.ts';

/** Points that the history would have given: shown beside the rules as an explanation, never put into them. */
export function SuggestionSection({ isShown, suggestions, onShow }: { readonly isShown: boolean; readonly suggestions: Suggestions | undefined; readonly onShow: (isShown: boolean) => void }): JSX.Element {
  return (
    <Section title="What the history would give" note="in-sample">
      <p className="small ink2">{isShown && suggestions !== undefined ? suggestions.inSample : 'Points beside each rule that follow from how its leads ended. An explanation; nothing is changed by it.'}</p>
      {isShown && suggestions !== undefined && suggestions.leftOut.map((one) => <p key={one.ruleId} className="small ink2 suggestion-out"><span className="strong">{one.name}</span> left out: {one.sentence}</p>)}
      <div className="suggestion-foot"><Button look="quiet" onClick={() => onShow(!isShown)}>{isShown ? 'Hide' : 'Show beside the rules'}</Button></div>
    </Section>
  );
}

/** What the history would have given a rule and its rows, as one line; null while nobody asks. */
export function suggestionWords(suggestions: Suggestions | undefined, ruleId: string): string | null {
  const rows = suggestions?.rows.filter((row) => row.ruleId === ruleId) ?? [];
  if (suggestions === undefined || rows.length === 0) return null;
  const told = rows.filter((row) => row.suggested !== null);
  const [only] = rows;
  if (told.length === 0) return `history: ${only?.reason ?? ''}`;
  const points = told.map((row) => row.suggested ?? 0);
  const low = Math.min(...points);
  const high = Math.max(...points);
  const span = low === high ? pointsText(low) : `${pointsText(low)} to ${pointsText(high)}`;
  return only !== undefined && rows.length === 1 ? `history: ${span}, ${shareText(only.conversion.share)} of ${countText(only.conversion.n)} ended well` : `history: ${span}`;
}
