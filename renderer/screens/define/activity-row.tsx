import type { JSX } from 'react';
import type { EventMatch, Expression } from '../../../shared/engine/model/expression.ts';
import { Button } from '../../components/button.tsx';
import { ComboField, MultiField, SuggestField } from '../../components/combo-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { withMeasure, withMeasureOp } from './expression-model.ts';
import type { ExpressionOptions } from './use-expression-options.ts';

type EventTest = Extract<Expression, { kind: 'event' }>;

const AMOUNTS = [
  { value: 'ge', label: 'at least' }, { value: 'le', label: 'at most' }, { value: 'eq', label: 'exactly' }, { value: 'gt', label: 'more than' },
  { value: 'lt', label: 'fewer than' }, { value: 'ne', label: 'not exactly' }, { value: 'between', label: 'between' },
] as const;
const MEASURES = [{ value: 'count', label: 'times' }, { value: 'distinctDays', label: 'different days' }, { value: 'sum', label: 'in sum of' }] as const;
const WHO = [{ value: 'both', label: 'by anyone' }, { value: 'person', label: 'by a person' }, { value: 'machine', label: 'automated' }] as const;

/** An activity: how often, on how many days or how much in sum, which, on what, within how many days, by a person or a machine. */
export function ActivityRow({ event, options, onChange }: {
  readonly event: EventTest;
  readonly options: ExpressionOptions;
  readonly onChange: (next: Expression | null) => void;
}): JSX.Element {
  const setDays = (days: number | null): void => {
    const { withinDays: _, ...rest } = event;
    onChange(days === null ? rest : { ...rest, withinDays: days });
  };
  return (
    <div className="criterion">
      <SelectField label="Amount" hideLabel width={106} value={event.op} choices={AMOUNTS} onCommit={(op) => onChange(withMeasureOp(event, op))} />
      <Amount event={event} onChange={onChange} />
      <SelectField label="Counted as" hideLabel width={124} value={event.measure} choices={MEASURES} onCommit={(measure) => onChange(withMeasure(event, measure))} />
      {event.measure === 'sum' && <AttributeField attribute={event.attribute ?? ''} onCommit={(attribute) => onChange({ ...event, attribute })} />}
      <ActivityMatch match={event.match} options={options} onChange={(match) => onChange({ ...event, match })} />
      <NumberField label="Within days" hideLabel width={84} value={event.withinDays ?? null} min={1} allowEmpty placeholder="ever" unit="days" onCommit={setDays} />
      <Button look="quiet" icon="cross" aria-label={`Remove the activity ${event.match.type}`} onClick={() => onChange(null)} />
    </div>
  );
}

/** What is added up: a number that activities of this history carry, or one that a later import will bring. */
function AttributeField({ attribute, onCommit }: { readonly attribute: string; readonly onCommit: (attribute: string) => void }): JSX.Element {
  const found = useCall('definition.completeText', { text: 'sum(', caret: 4, limit: 200 }).data;
  const choices = (found?.items ?? []).filter(({ kind }) => kind === 'attribute').map(({ label }) => ({ value: label, label }));
  return <SuggestField label="Amount that is added up" hideLabel width={130} value={attribute} choices={choices} placeholder="Attribute" onCommit={onCommit} />;
}

/** One number, or two for "between"; a sum may have decimals, a count may not. */
function Amount({ event, onChange }: { readonly event: EventTest; readonly onChange: (next: Expression) => void }): JSX.Element {
  const whole = (n: number): number => (event.measure === 'sum' ? n : Math.round(n));
  return (
    <>
      <NumberField label="How many" hideLabel width={event.measure === 'sum' ? 72 : 48} value={event.n} min={0} onCommit={(n) => n !== null && onChange({ ...event, n: whole(n) })} />
      {event.op === 'between' && <span className="criterion-pair"><span className="ink3">and</span><NumberField label="How many at most" hideLabel width={56} value={event.to ?? event.n} min={0} onCommit={(to) => to !== null && onChange({ ...event, to: whole(to) })} /></span>}
    </>
  );
}

/** Which activities count: a type, its assets, and whether machine-made ones do. */
export function ActivityMatch({ match, options, onChange }: {
  readonly match: EventMatch;
  readonly options: ExpressionOptions;
  readonly onChange: (next: EventMatch) => void;
}): JSX.Element {
  const assets = options.assetsOf(match.type);
  const setAssets = (values: readonly string[]): void => {
    const { assets: _, ...rest } = match;
    onChange(values.length === 0 ? rest : { ...rest, assets: values });
  };
  const setWho = (who: (typeof WHO)[number]['value']): void => {
    const { automated: _, ...rest } = match;
    onChange(who === 'both' ? rest : { ...rest, automated: who === 'machine' });
  };
  return (
    <>
      <ComboField label="Type of activity" hideLabel value={match.type} choices={options.eventTypes} onCommit={(type) => onChange({ type })} />
      {(assets.length > 0 || (match.assets?.length ?? 0) > 0) && <MultiField label={`Assets of ${match.type}`} hideLabel values={match.assets ?? []} choices={assets} onCommit={setAssets} placeholder="any asset" />}
      <SelectField label={`Who made ${match.type}`} hideLabel width={108} value={match.automated === undefined ? 'both' : match.automated ? 'machine' : 'person'} choices={WHO} onCommit={setWho} />
    </>
  );
}
