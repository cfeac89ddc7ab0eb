import type { History } from '../../shared/engine/history/history.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import type { FormReport } from './score-form.ts';
import { ASSETS, BANDS, COLUMNS, COMPANY, ENGAGEMENT, LIMITS, PERSON, TYPES, type When } from './score-million.ts';
import type { ScoreResult } from './score-peers.ts';

/** DuckDB as somebody would tune it: enumerated columns, the age of each event stored, one query, one thread. */
export async function scoreWithDuckDb(history: History, timed: (work: () => Promise<ScoreResult>) => Promise<FormReport>): Promise<FormReport> {
  const { openDuckDb } = await import('./peers/open-duckdb.mjs');
  const database = await openDuckDb();
  await database.run('SET threads TO 1');
  await load(history, database);
  const query = scoringQuery();
  const report = await timed(async () => {
    const [row = []] = await database.rows(query);
    const [sum = 0, ...tiers] = row.map(Number);
    return { tiers, sum };
  });
  return { ...report, note: `DuckDB ${database.version}` };
}

interface DuckDb {
  readonly version: string;
  run(sql: string): Promise<void>;
  append(table: string, types: readonly string[], rows: number, value: (row: number, column: number) => number | string | null): Promise<void>;
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
}

const enumOf = (name: string, values: readonly string[]): string => `CREATE TYPE ${name}_t AS ENUM (${values.map((value) => `'${value}'`).join(', ')})`;

async function load({ fields, facts, leadIds, to }: History, database: DuckDb): Promise<void> {
  for (const [name, values] of COLUMNS) await database.run(enumOf(name, values));
  await database.run(enumOf('kind', TYPES));
  await database.run(enumOf('asset', ASSETS));
  await database.run(`CREATE TABLE raw_leads (id INTEGER, ${COLUMNS.map(([name]) => `${name} USMALLINT`).join(', ')})`);
  await database.append('raw_leads', ['INTEGER', ...COLUMNS.map(() => 'USMALLINT')], leadIds.length, (row, column) => (column === 0 ? row : (fields[column - 1]?.current[row] ?? 0)));
  // A code becomes the value of its type; 0 is unknown.
  await database.run(`CREATE TABLE leads AS SELECT id, ${COLUMNS.map(([name]) => `(CASE WHEN ${name} = 0 THEN NULL ELSE enum_range(NULL::${name}_t)[${name}] END)::${name}_t AS ${name}`).join(', ')} FROM raw_leads`);
  await database.run('CREATE TABLE raw_events (lead INTEGER, kind USMALLINT, asset USMALLINT, age DOUBLE)');
  const lead = (row: number): number => Math.floor(row / 10);
  await database.append('raw_events', ['INTEGER', 'USMALLINT', 'USMALLINT', 'DOUBLE'], facts.at.length, (row, column) => (column === 0 ? lead(row) : column === 1 ? facts.subject[row]! + 1 : column === 2 ? facts.value[row]! + 1 : to - facts.at[row]!));
  await database.run('CREATE TABLE events AS SELECT lead, enum_range(NULL::kind_t)[kind]::kind_t AS kind, enum_range(NULL::asset_t)[asset]::asset_t AS asset, age FROM raw_events');
  await database.run('DROP TABLE raw_leads; DROP TABLE raw_events');
}

const conditionOf = ([field, op, value]: When): string => (op === 'eq' ? `${field} = '${value}'` : `contains(${field}::VARCHAR, '${value}')`);
const fitOf = (rules: readonly When[], max: number): string => `least(greatest(${rules.map((rule) => `CASE WHEN ${conditionOf(rule)} THEN ${rule[3]} ELSE 0 END`).join(' + ')}, -1000), ${max})`;

function fadedSql(points: number, age: string, decay: (typeof ENGAGEMENT)[number]['decay']): string {
  if (decay.kind === 'halfLife') return `round(${points} * pow(2, -${age} / ${decay.days * DAY}))`;
  if (decay.kind !== 'linear') return String(points);
  const period = decay.periodDays * DAY;
  if (decay.granularity === 'step') return `round(${points} * greatest(100 - ${decay.ratePercent} * floor(${age} / ${period}), 0) / 100)`;
  return `round(${points} * greatest(${100 * period}::DOUBLE - ${decay.ratePercent} * ${age}, 0) / ${100 * period}::DOUBLE)`;
}

/** One pass over the events grouped by lead, joined to the leads. */
function scoringQuery(): string {
  const sums: string[] = [];
  const groups = ENGAGEMENT.map(({ rules, decay, max }, g) => {
    const parts = rules.map(({ type, assets, times, points }, r) => {
      const meant = `kind = '${type}'${assets.length === 0 ? '' : ` AND asset IN (${assets.map((asset) => `'${asset}'`).join(', ')})`}`;
      if (times === 'every') {
        sums.push(`coalesce(sum(${fadedSql(points, 'age', decay)}) FILTER (WHERE ${meant}), 0) AS s${g}_${r}`);
        return `s${g}_${r}`;
      }
      sums.push(`count(*) FILTER (WHERE ${meant}) AS n${g}_${r}`, `min(age) FILTER (WHERE ${meant}) AS a${g}_${r}`);
      return `CASE WHEN n${g}_${r} >= ${times} THEN ${fadedSql(points, `a${g}_${r}`, decay)} ELSE 0 END`;
    });
    return `least(greatest(${parts.join(' + ')}, -1000), ${max})`;
  });
  const fit = `least(${fitOf(COMPANY, LIMITS.company)} + ${fitOf(PERSON, LIMITS.person)}, ${LIMITS.fitMax})`;
  const total = `least(greatest(${fit} + least(${groups.join(' + ')}, ${LIMITS.engagementMax}), ${LIMITS.totalMin}), ${LIMITS.totalMax})`;
  const [hot, warm, cool] = BANDS;
  const tiers = [`total >= ${hot}`, `total < ${hot} AND total >= ${warm}`, `total < ${warm} AND total >= ${cool}`, `total < ${cool}`];
  return `WITH engaged AS (SELECT lead, ${sums.join(', ')} FROM events GROUP BY lead), scored AS (SELECT ${total} AS total FROM leads JOIN engaged ON leads.id = engaged.lead)
    SELECT sum(total), ${tiers.map((tier) => `count(*) FILTER (WHERE ${tier})`).join(', ')} FROM scored`;
}
