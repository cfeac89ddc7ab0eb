import type { OutputOf } from '../../../shared/contract/contract.ts';
import { countText, plural, shareText } from '../../components/figure-text.ts';

export type Availability = NonNullable<OutputOf<'history.getAvailability'>>;
type Coverage = Availability['coverage'];

/** A figure of the row at the head, with the words under it; a dash where it cannot be known. */
export interface ReachFigure {
  readonly label: string;
  readonly value: string;
  readonly sub: string;
  readonly mark: 'observed' | 'notKnowable';
  readonly reason: string;
}

/** The four figures that say how far a replay of this history reaches. */
export function reachFigures({ coverage, fields }: Availability): ReachFigure[] {
  const young = coverage.young[0];
  const kept = fields.filter((field) => field.availability === 'history').length;
  return [
    {
      label: 'First touch known', value: shareText(coverage.touchedShare), sub: coverage.touchedShare === null ? (coverage.handoffs === 0 ? 'no handoffs in this history' : 'no activity looks like a touch') : `${countText(coverage.touched)} of ${plural(coverage.handoffs, 'handoff')}`,
      mark: coverage.touchedShare === null ? 'notKnowable' : 'observed', reason: coverage.touchTypes.length === 0 ? 'No type of activity looks like a touch by a person.' : `Taken for touches: ${coverage.touchTypes.join(', ')}. Which ones count is agreed under Promise.`,
    },
    {
      label: 'Owner unknown', value: shareText(coverage.unknownOwnerShare), sub: `${countText(coverage.unknownOwner)} by an owner in no file, ${countText(coverage.withoutOwner)} without any`,
      mark: coverage.unknownOwnerShare === null ? 'notKnowable' : 'observed', reason: 'Owners that are in no owners file have no zone, no hours and no territory.',
    },
    {
      label: `Younger than ${young?.days ?? 30} days`, value: shareText(young?.share ?? null), sub: coverage.young.map((one) => `${countText(one.handoffs)} under ${one.days} d`).join(', '),
      mark: young?.share == null ? 'notKnowable' : 'observed', reason: 'Handoffs so close to the end of the data that what became of them is not known yet; they are counted apart.',
    },
    { label: 'Facts with history', value: `${countText(kept)} of ${countText(fields.length)}`, sub: 'the others are today’s value only', mark: 'observed', reason: 'Only these can be read as they were at a past moment.' },
  ];
}

const AVAILABILITY: Readonly<Record<Availability['fields'][number]['availability'], string>> = { history: 'with dates', currentOnly: 'today’s value only', never: 'never filled' };

/** How a field can be read at a past moment, in words. */
export const availabilityWords = (availability: Availability['fields'][number]['availability']): string => AVAILABILITY[availability];

const RULES: Readonly<Record<Availability['suspects'][number]['rules'][number], string>> = { name: 'by its name', lateKnown: 'filled late', auc: 'knows the outcome' };

/** By which rules a field is suspect, in a few words. */
export const suspectRules = (rules: Availability['suspects'][number]['rules']): string => rules.map((rule) => RULES[rule]).join(', ');

/** Fields with dates first, then today's values, then those never filled; each group in the order of the columns. */
export function byAvailability(fields: Availability['fields']): Availability['fields'] {
  const order = ['history', 'currentOnly', 'never'];
  return fields.toSorted((a, b) => order.indexOf(a.availability) - order.indexOf(b.availability));
}

/** Whether anything said here depends on few handoffs only. */
export const isThin = (coverage: Coverage): boolean => coverage.handoffs > 0 && coverage.handoffs < 30;
