import type { JSX } from 'react';
import type { Completion } from '../../../shared/engine/expressions/text/complete-expression.ts';
import { classNames } from '../../components/class-names.ts';
import { countText } from '../../components/figure-text.ts';

const NOTES: Readonly<Record<Completion['kind'], string>> = { word: '', field: 'known', value: 'leads', eventType: 'times', asset: 'times', attribute: '' };

/** What can stand at the caret, under it, with its count from the history; the focus stays in the text. */
export function CompletionList({ id, items, chosen, place, onTake }: {
  readonly id: string;
  readonly items: readonly Completion[];
  readonly chosen: number;
  readonly place: { readonly left: number; readonly top: number };
  readonly onTake: (item: Completion) => void;
}): JSX.Element {
  return (
    <ul id={`${id}-list`} className="completions" role="listbox" aria-label="What can stand here" style={{ insetInlineStart: place.left, top: place.top + 4 }}>
      {items.map((item, index) => (
        <li
          key={`${item.kind} ${item.insert}`} id={`${id}-${index}`} role="option" aria-selected={index === chosen} className={classNames('completion', index === chosen && 'completion-on')}
          onMouseDown={(event) => {
            event.preventDefault(); // the text keeps the focus
            onTake(item);
          }}
        >
          <span className={item.kind === 'word' ? 'completion-word' : undefined}>{item.label}</span>
          {item.count !== null && <span className="ink3">{countText(item.count)} {NOTES[item.kind]}</span>}
        </li>
      ))}
    </ul>
  );
}
