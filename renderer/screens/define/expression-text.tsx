import { useEffect, useId, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { completeExpression, type Completion } from '../../../shared/engine/expressions/text/complete-expression.ts';
import { formatExpression } from '../../../shared/engine/expressions/text/format-expression.ts';
import { parseExpression } from '../../../shared/engine/expressions/text/parse-expression.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { Icon } from '../../components/icon.tsx';
import { caretPlace } from './caret-place.ts';
import { CompletionList } from './completion-list.tsx';
import type { ExpressionOptions } from './use-expression-options.ts';
import { useTextVocabulary } from './use-text-vocabulary.ts';

const SHOWN = 9;
const PAUSE_MS = 600;

/** The same criterion as one text: typed with completion from the history, saved as soon as it can be read to its end. */
export function ExpressionText({ label, value, options, onChange }: { readonly label: string; readonly value: Expression; readonly options: ExpressionOptions; readonly onChange: (next: Expression) => void }): JSX.Element {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const vocabulary = useTextVocabulary();
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const saved = useMemo(() => formatExpression(value, { isInstant: (field) => options.typeOf(field) === 'instant' }), [value, options]);
  const { text, change, leave } = useTyped(saved, onChange);
  const parsed = useMemo(() => parseExpression(text), [text]);
  const offered = useMemo(() => (caret === null ? null : completeExpression(text, caret, vocabulary, SHOWN)), [text, caret, vocabulary]);
  const items = offered?.items ?? [];
  const at = Math.min(chosen, items.length - 1);
  const show = (place: number | null): void => {
    setCaret(place);
    setChosen(0);
  };
  const take = (item: Completion): void => {
    if (offered === null || box.current === null) return;
    const put = item.insert.endsWith(' ') ? item.insert : `${item.insert} `;
    const next = text.slice(0, offered.from) + put + text.slice(offered.to).replace(/^ /, '');
    change(next);
    box.current.value = next; // so that the caret can be set before React draws
    box.current.setSelectionRange(offered.from + put.length, offered.from + put.length);
    show(offered.from + put.length);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const item = items[at];
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      return show(event.currentTarget.selectionStart);
    }
    if (caret === null || item === undefined) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setChosen((at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(item);
    else if (event.key === 'Escape') show(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const [problem] = parsed.problems;
  return (
    <div className="expression-text">
      <textarea
        ref={box} className="input expression-source" rows={Math.min(14, Math.max(2, Math.ceil(text.length / 70)))} spellCheck={false} autoComplete="off" aria-label={`${label} as text`}
        aria-autocomplete="list" aria-controls={items.length > 0 ? `${id}-list` : undefined} aria-activedescendant={items.length > 0 ? `${id}-${at}` : undefined} aria-invalid={problem !== undefined || undefined} aria-describedby={`${id}-note`}
        value={text} onKeyDown={press}
        onChange={(event) => {
          change(event.target.value);
          show(event.target.selectionStart);
        }}
        onBlur={() => {
          show(null);
          leave();
        }}
      />
      {caret !== null && items.length > 0 && box.current !== null && <CompletionList id={id} items={items} chosen={at} place={caretPlace(box.current, offered?.from ?? caret)} onTake={take} />}
      <p id={`${id}-note`} className="small ink2 expression-note" role="status">
        {problem === undefined
          ? text.trim() === '' ? 'Write a criterion, or always, or never.' : 'Ctrl and Space lists what can stand at the caret; Enter takes it, Escape closes the list.'
          : <><Icon name="warning" size={12} /> {problem.length > 0 ? `At “${text.slice(problem.at, problem.at + problem.length)}”: ` : ''}{problem.message}</>}
      </p>
    </div>
  );
}

/** What is typed stays as typed, whole or not; it is saved at a pause as soon as it can be read, and written anew when it is left. */
function useTyped(saved: string, onChange: (next: Expression) => void): { readonly text: string; readonly change: (text: string) => void; readonly leave: () => void } {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, saved, onChange });
  latest.current = { typed, saved, onChange };
  const save = (): boolean => {
    const now = latest.current;
    const { expression } = parseExpression(now.typed ?? '');
    if (expression === null) return false;
    if (formatExpression(expression) !== formatExpression(parseExpression(now.saved).expression ?? { kind: 'constant', value: false })) now.onChange(expression);
    return true;
  };
  const saveNow = useRef(save);
  saveNow.current = save;
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => saveNow.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => () => void saveNow.current(), []);
  return { text: typed ?? saved, change: setTyped, leave: () => void (typed !== null && save() && setTyped(null)) };
}
