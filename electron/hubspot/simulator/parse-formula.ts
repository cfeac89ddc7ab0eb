/** A formula of a calculated property as a tree; `property` says how the formula names it: bare for numbers, else by type. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'property'; readonly name: string; readonly as: 'number' | 'string' | 'bool' }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Formula[] }
  | { readonly kind: 'operator'; readonly sign: string; readonly of: readonly Formula[] }
  | { readonly kind: 'if'; readonly ways: readonly { readonly when: Formula; readonly then: Formula }[]; readonly otherwise: Formula };

const FUNCTIONS = new Set(['max', 'min', 'is_present', 'contains', 'concatenate', 'number_to_string', 'string_to_number']);
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|'([^']*)'|([A-Za-z_]\w*)|(<=|>=|!=|[-+*/<>=(),]))/y;

/** Operators from the loosest to the tightest; those of one row bind alike. */
const LEVELS: readonly (readonly string[])[] = [['or'], ['and'], ['=', '!=', '<', '<=', '>', '>='], ['+', '-'], ['*', '/']];

/** Reads a formula by the grammar of hubspot.md §4; throws a SyntaxError that says where it stops to be one. */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): string => tokens[at] ?? '';
  const take = (wanted?: string): string => {
    const token = tokens[at] ?? '';
    if (token === '' || (wanted !== undefined && token !== wanted)) throw new SyntaxError(`expected ${wanted ?? 'more'}, found ${token === '' ? 'the end' : token}`);
    at += 1;
    return token;
  };
  const level = (depth: number): Formula => {
    const signs = LEVELS[depth];
    if (signs === undefined) return factor();
    if (depth === 2 && peek() === 'not') return { kind: 'operator', sign: take('not'), of: [level(2)] };
    let left = level(depth + 1);
    while (signs.includes(peek())) left = { kind: 'operator', sign: take(), of: [left, level(depth + 1)] };
    return left;
  };
  const factor = (): Formula => {
    const token = take();
    if (token === 'if') return choice();
    if (token === '(') return closed(level(0));
    if (token.startsWith('"')) return { kind: 'text', value: token.slice(1) };
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (!/^[A-Za-z_]/.test(token)) throw new SyntaxError(`${token} stands where a value should`);
    if (peek() !== '(') return { kind: 'property', name: token, as: 'number' };
    take('(');
    if (token === 'string' || token === 'bool') return closed({ kind: 'property', name: take(), as: token });
    if (!FUNCTIONS.has(token)) throw new SyntaxError(`${token} is no function`);
    const of = [level(0)];
    while (peek() === ',') {
      take(',');
      of.push(level(0));
    }
    return closed({ kind: 'call', name: token, of });
  };
  const closed = (formula: Formula): Formula => {
    take(')');
    return formula;
  };
  const choice = (): Formula => {
    const ways: { when: Formula; then: Formula }[] = [];
    do {
      const when = level(0);
      take('then');
      ways.push({ when, then: level(0) });
    } while (take() === 'elseif');
    if (tokens[at - 1] !== 'else') throw new SyntaxError('an if needs an else');
    const otherwise = level(0);
    take('endif');
    return { kind: 'if', ways, otherwise };
  };
  const formula = level(0);
  if (at < tokens.length) throw new SyntaxError(`${peek()} stands behind the end`);
  return formula;
}

/** Every property that a formula names, with how it names it. */
export function propertiesOfFormula(formula: Formula): Extract<Formula, { kind: 'property' }>[] {
  if (formula.kind === 'property') return [formula];
  if (formula.kind === 'if') return [...formula.ways.flatMap(({ when, then }) => [when, then]), formula.otherwise].flatMap(propertiesOfFormula);
  return 'of' in formula ? formula.of.flatMap(propertiesOfFormula) : [];
}

/** Texts keep a quotation mark in front, so that they are told from names. */
function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; text.slice(at).trim() !== ''; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null) throw new SyntaxError(`"${text.slice(at, at + 12).trim()}" cannot be read`);
    const [, number, double, single, name, sign] = found;
    const quoted = double ?? single;
    tokens.push(quoted === undefined ? (number ?? name ?? sign ?? '') : `"${quoted}`);
  }
  return tokens;
}
