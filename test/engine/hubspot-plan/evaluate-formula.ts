import type { Formula } from '../../../electron/hubspot/simulator/parse-formula.ts';

type Value = number | string | boolean | null;

/**
 * What a portal would compute, by the plain meaning of the grammar; `read` gives a property's value, null for none. What a
 * portal makes of a comparison with nothing is not documented, so here nothing is the worst it could be: 0, '' and false.
 */
export function evaluateFormula(formula: Formula, read: (name: string) => Value): Value {
  const of = (part: Formula): Value => evaluateFormula(part, read);
  switch (formula.kind) {
    case 'number':
    case 'text':
      return formula.value;
    case 'property':
      return read(formula.name);
    case 'if':
      return of(formula.ways.find(({ when }) => of(when) === true)?.then ?? formula.otherwise);
    case 'call':
      return call(formula.name, formula.of.map(of));
    case 'operator':
      return operate(formula.sign, formula.of.map(of));
  }
}

function call(name: string, values: readonly Value[]): Value {
  if (name === 'is_present') return values[0] !== null;
  if (name === 'contains') return String(values[0] ?? '').includes(String(values[1] ?? ''));
  return name === 'max' ? Math.max(...values.map(Number)) : Math.min(...values.map(Number));
}

function operate(sign: string, [left = null, right = null]: readonly Value[]): Value {
  if (sign === 'not') return left !== true;
  if (sign === 'and') return left === true && right === true;
  if (sign === 'or') return left === true || right === true;
  const nothing = (other: Value): number | string => (typeof other === 'string' ? '' : 0);
  const [a, b] = [left ?? nothing(right), right ?? nothing(left)];
  switch (sign) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '+':
      return Number(a) + Number(b);
    default:
      return Number(a) - Number(b);
  }
}
