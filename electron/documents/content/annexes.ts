import { rangeAsCriterion } from '../../../shared/engine/scoring/number-range.ts';
import { eventMatchInWords, expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Rep } from '../../../shared/engine/model/configuration.ts';
import type { ScoreGroup, ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { formatNumber, formatPoints } from '../../../shared/format/format-number.ts';
import type { SlaDocument } from '../sla-document.ts';
import { ATTACHMENTS } from './attachments.ts';
import { speakFor, type Speak, type TextKey } from '../../../shared/format/texts/speak.ts';
import type { Block, Column, Row, Section } from './block.ts';
import type { Rich, Run } from '../../../shared/format/texts/rich.ts';
import { andList } from '../../../shared/format/clause-in-words.ts';
import type { DocumentNames, ZoneReader } from './document-names.ts';
import { evidenceTables } from './evidence-charts.ts';
import { allFiguresTable } from './replay-evidence.ts';

function groupInWords({ category, min, max, decay }: ScoreGroup, say: Speak): string {
  return say.words('score.group', { side: say(category === 'fit' ? 'score.fit' : 'score.engagement'), min: formatPoints(min), max: formatPoints(max), fades: fadingInWords(decay, say) });
}

function fadingInWords(decay: ScoreGroup['decay'], say: Speak): readonly Run[] {
  switch (decay.kind) {
    case 'none':
      return say('score.noFading');
    case 'halfLife':
      return say('score.halfLife', { days: decay.days });
    case 'window':
      return say('score.window', { days: decay.days });
    case 'linear':
      return say(decay.granularity === 'step' ? 'score.linearSteps' : 'score.linear', { rate: decay.ratePercent, days: decay.periodDays });
  }
}

function ruleRows(rule: ScoreRule, names: DocumentNames, say: Speak): readonly Row[] {
  switch (rule.kind) {
    case 'when':
      return [{ cells: [rule.name, expressionInWords(rule.when, names.expression), formatPoints(rule.points)] }];
    case 'table':
      return rule.rows.map(({ values, points }, i) => ({
        cells: [i === 0 ? rule.name : '', expressionInWords({ kind: 'compare', field: rule.field, op: 'in', value: values }, names.expression), formatPoints(points)],
      }));
    case 'ranges':
      return rule.rows.map((row, i) => ({ cells: [i === 0 ? rule.name : '', expressionInWords(rangeAsCriterion(rule.field, row), names.expression), formatPoints(row.points)] }));
    case 'event': {
      if (rule.frequency === 'ranges') return rangeRows(rule, names, say);
      const often = rule.frequency === 'every' ? say('score.each') : rule.frequency === 'once' ? say('score.newest') : say('score.onceOf', { n: String(rule.frequency) });
      return [{ cells: [rule.name, say('score.event', { event: eventMatchInWords(rule.match, names.expression), often, within: withinDays(rule, say) }), formatPoints(rule.points)] }];
    }
  }
}

type EventRule = Extract<ScoreRule, { kind: 'event' }>;

const withinDays = ({ withinDays: days }: Pick<EventRule, 'withinDays'>, say: Speak): Rich => (days === undefined ? '' : say('score.withinDays', { days: String(days) }));

function rangeRows(rule: EventRule, names: DocumentNames, say: Speak): readonly Row[] {
  const times = (min: number, max: number | undefined): Rich => (max === undefined ? say('score.orMore', { min: String(min) }) : say('score.fromTo', { min: String(min), max: String(max) }));
  return (rule.ranges ?? []).map(({ min, max, points }, i) => ({
    cells: [i === 0 ? rule.name : '', say('score.times', { times: times(min, max), event: eventMatchInWords(rule.match, names.expression), within: withinDays(rule, say) }), formatPoints(points)],
  }));
}

export function scoringAnnex(document: SlaDocument, names: DocumentNames): Section {
  const { score } = document.configuration;
  const say = speakFor(document);
  const groups = score.groups.flatMap((group): Block[] => [
    { kind: 'subheading', text: group.name },
    { kind: 'note', text: groupInWords(group, say) },
    {
      kind: 'table',
      columns: [
        { head: say.words('score.rule'), share: 32 },
        { head: say.words('score.counts'), share: 56 },
        { head: say.words('score.points'), share: 12, align: 'right' },
      ],
      rows: group.rules.flatMap((rule) => ruleRows(rule, names, say)),
    },
  ]);
  const threshold = score.mql?.when === undefined ? say('score.threshold', { points: formatPoints(score.mqlThreshold) }) : say('score.thresholdElsewhere');
  const limits = say('score.limits', { fit: formatPoints(score.fitMax), engagement: formatPoints(score.engagementMax), min: formatPoints(score.totalMin), max: formatPoints(score.totalMax), threshold });
  return { number: 'B', title: say.words('score.title'), blocks: [{ kind: 'clause', text: limits }, ...groups] };
}

const withPresence = (name: string, presence: string): string => (presence === '' ? name : `${name} (${presence})`);

/** Every zone of somebody who moves. */
const zoneInWords = ({ zone, moves = [] }: Rep, say: Speak): string => [zone, ...moves.map((move) => say.words('roster.then', { zone: move.zone }))].join(', ');

/** "8" for a day cap alone, else every cap with its span. */
function capsInWords({ dayCap, weekCap, rolling30Cap, openCap }: Rep, say: Speak): string {
  if (weekCap === undefined && rolling30Cap === undefined && openCap === undefined) return dayCap === undefined ? say.words('roster.noCap') : formatNumber(dayCap);
  const caps: readonly (readonly [number | undefined, TextKey])[] = [[dayCap, 'roster.aDay'], [weekCap, 'roster.aWeek'], [rolling30Cap, 'roster.in30Days'], [openCap, 'roster.open']];
  return caps.flatMap(([cap, span]) => (cap === undefined ? [] : [say.words(span, { cap })])).join(', ');
}

export function routingAnnex(document: SlaDocument, names: DocumentNames): Section {
  const { routing } = document.configuration;
  const say = speakFor(document);
  const territoryNames = (ids: readonly string[]) => ids.map((id) => routing.territories.find((territory) => territory.id === id)?.name ?? id);
  const nameIn = (all: readonly { readonly id: string; readonly name: string }[] | undefined) => (ids: readonly string[]) => ids.map((id) => all?.find((each) => each.id === id)?.name ?? id);
  const [skillNames, segmentNames] = [nameIn(routing.skills), nameIn(routing.segments)];
  const table = (columns: readonly (readonly [head: string, share: number, align?: Column['align']])[], rows: readonly Row[]): Block => ({ kind: 'table', columns: columns.map(([head, share, align = 'left']) => ({ head, share, align })), rows });
  const rules = routing.rules.map(({ name, when, poolId, onExhausted }, i): Row => ({ cells: [String(i + 1), name, expressionInWords(when, names.expression), names.pool(poolId), say(`rules.${onExhausted}`)] }));
  const people = routing.roster.map((rep): Row => ({
    cells: [withPresence(rep.name, names.presence(rep.id)), [...territoryNames(rep.territories), ...skillNames(rep.skills), ...segmentNames(rep.segments ?? [])].join(', '), zoneInWords(rep, say), names.calendar(rep.calendarId), capsInWords(rep, say)],
  }));
  const roster = table([[say.words('roster.name'), 28], [say.words('roster.skills'), 32], [say.words('roster.zone'), 22], [say.words('clock.hours'), 18], [say.words('roster.caps'), 10, 'right']], people);
  return {
    number: 'C',
    title: say.words('rules.title'),
    blocks: [
      table([[say.words('tiers.order'), 8], [say.words('score.rule'), 24], [say.words('rules.when'), 34], [say.words('routing.pool'), 18], [say.words('rules.exhausted'), 16]], rules),
      { kind: 'subheading', text: say.words('territories.title') },
      table([[say.words('territories.name'), 26], [routing.territoryField === '' ? say.words('territories.values') : say.words('territories.valuesOf', { field: routing.territoryField }), 74]], routing.territories.map(({ name, values }) => ({ cells: [name, andList(values, say.words('list.and'))] }))),
      { kind: 'subheading', text: say.words('roster.title') },
      roster,
    ],
  };
}

export function evidenceAnnex(document: SlaDocument, names: DocumentNames, readZone: ZoneReader): Section {
  const { configHash, canonicalConfiguration, fingerprint, evidence, record = null } = document;
  const say = speakFor(document);
  const hash = (name: TextKey, value: string): Row => ({ cells: [say(name), [{ text: value, voice: 'mono' }]] });
  const attached = say('evidence.attached', { file: ATTACHMENTS.configuration, bytes: Buffer.byteLength(canonicalConfiguration), hex: fingerprint.hex12 });
  return {
    number: 'D',
    title: say.words('evidence.title'),
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: say.words('evidence.what'), share: 22 },
          { head: 'SHA-256', share: 78 },
        ],
        rows: [
          hash('evidence.configuration', configHash),
          ...(evidence === null ? [] : [hash('evidence.history', evidence.historyHash), hash('evidence.replay', evidence.resultHash)]),
        ],
      },
      { kind: 'note', text: [...attached, ...(record === null ? [] : say('evidence.record', { file: ATTACHMENTS.record })), ...(evidence === null ? [] : say('evidence.engine', { version: evidence.engineVersion }))] },
      ...(evidence === null ? [] : evidenceTables(document, evidence, names, readZone, say)),
      ...(evidence === null || evidence.figures.length === 0 ? [] : [{ kind: 'subheading' as const, text: say.words('evidence.figures') }, allFiguresTable(evidence, names, say)]),
    ],
  };
}
