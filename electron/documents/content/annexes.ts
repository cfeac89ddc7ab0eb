import { rangeAsCriterion } from '../../../shared/engine/scoring/number-range.ts';
import { eventMatchInWords, expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Rep } from '../../../shared/engine/model/configuration.ts';
import type { ScoreGroup, ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { formatNumber, formatPoints } from '../../../shared/format/format-number.ts';
import type { SlaDocument } from '../sla-document.ts';
import { ATTACHMENTS } from './attachments.ts';
import type { Block, Row, Section } from './block.ts';
import { rich, strong } from './block.ts';
import { andList } from '../../../shared/format/clause-in-words.ts';
import type { DocumentNames, ZoneReader } from './document-names.ts';
import { evidenceTables } from './evidence-charts.ts';
import { allFiguresTable } from './replay-evidence.ts';

function groupInWords({ category, min, max, decay }: ScoreGroup): string {
  const fades = fadingInWords(decay);
  return `${category === 'fit' ? 'Fit' : 'Engagement'}, from ${formatPoints(min)} to ${formatPoints(max)} points; ${fades}.`;
}

function fadingInWords(decay: ScoreGroup['decay']): string {
  switch (decay.kind) {
    case 'none':
      return 'points do not fade';
    case 'halfLife':
      return `half of the points are left every ${formatNumber(decay.days)} days`;
    case 'window':
      return `points count for ${formatNumber(decay.days)} days, then not at all`;
    case 'linear':
      return `points fade by ${formatNumber(decay.ratePercent)}\u00a0% every ${formatNumber(decay.periodDays)} days, ${decay.granularity === 'step' ? 'at the end of each period' : 'continuously'}`;
  }
}

function ruleRows(rule: ScoreRule, names: DocumentNames): readonly Row[] {
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
      if (rule.frequency === 'ranges') return rangeRows(rule, names);
      const often = rule.frequency === 'every' ? 'each' : rule.frequency === 'once' ? 'once, the newest' : `once, when there are ${rule.frequency} or more`;
      const within = rule.withinDays === undefined ? '' : `, at most ${rule.withinDays} days old`;
      return [{ cells: [rule.name, `${eventMatchInWords(rule.match, names.expression)}, ${often}${within}`, formatPoints(rule.points)] }];
    }
  }
}

function rangeRows({ name, match, ranges = [], withinDays }: Extract<ScoreRule, { kind: 'event' }>, names: DocumentNames): readonly Row[] {
  const within = withinDays === undefined ? '' : `, at most ${withinDays} days old`;
  return ranges.map(({ min, max, points }, i) => ({
    cells: [i === 0 ? name : '', `${max === undefined ? `${min} or more` : `${min} to ${max}`} × ${eventMatchInWords(match, names.expression)}${within}`, formatPoints(points)],
  }));
}

export function scoringAnnex({ configuration }: SlaDocument, names: DocumentNames): Section {
  const { score } = configuration;
  const groups = score.groups.flatMap((group): Block[] => [
    { kind: 'subheading', text: group.name },
    { kind: 'note', text: groupInWords(group) },
    {
      kind: 'table',
      columns: [
        { head: 'Rule', share: 32 },
        { head: 'Counts', share: 56 },
        { head: 'Points', share: 12, align: 'right' },
      ],
      rows: group.rules.flatMap((rule) => ruleRows(rule, names)),
    },
  ]);
  return {
    number: 'B',
    title: 'Scoring table',
    blocks: [
      {
        kind: 'clause',
        text: rich`Fit counts up to ${strong(formatPoints(score.fitMax))} points, engagement up to ${strong(formatPoints(score.engagementMax))}; the total stays between ${formatPoints(score.totalMin)} and ${formatPoints(score.totalMax)}. ${score.mql?.when === undefined ? 'A lead reaches the threshold with ' : 'What makes an MQL stands in section 3'}${score.mql?.when === undefined ? strong(`${formatPoints(score.mqlThreshold)} or more`) : ''}.`,
      },
      ...groups,
    ],
  };
}

const withPresence = (name: string, presence: string): string => (presence === '' ? name : `${name} (${presence})`);

/** Every zone of somebody who moves. */
const zoneInWords = ({ zone, moves = [] }: Rep): string => [zone, ...moves.map((move) => `then ${move.zone}`)].join(', ');

/** "8" for a day cap alone, else every cap with its span. */
function capsInWords({ dayCap, weekCap, rolling30Cap, openCap }: Rep): string {
  if (weekCap === undefined && rolling30Cap === undefined && openCap === undefined) return dayCap === undefined ? 'no cap' : formatNumber(dayCap);
  const caps: readonly (readonly [number | undefined, string])[] = [[dayCap, 'a day'], [weekCap, 'a week'], [rolling30Cap, 'in 30 days'], [openCap, 'open']];
  return caps.flatMap(([cap, span]) => (cap === undefined ? [] : [`${formatNumber(cap)} ${span}`])).join(', ');
}

const EXHAUSTED = { next: 'next rule', hold: 'the lead waits', fallback: 'fallback' } as const;

export function routingAnnex({ configuration }: SlaDocument, names: DocumentNames): Section {
  const { routing } = configuration;
  const territoryNames = (ids: readonly string[]) => ids.map((id) => routing.territories.find((territory) => territory.id === id)?.name ?? id);
  const nameIn = (all: readonly { readonly id: string; readonly name: string }[] | undefined) => (ids: readonly string[]) => ids.map((id) => all?.find((each) => each.id === id)?.name ?? id);
  const [skillNames, segmentNames] = [nameIn(routing.skills), nameIn(routing.segments)];
  return {
    number: 'C',
    title: 'Routing rules',
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: 'Order', share: 8 },
          { head: 'Rule', share: 24 },
          { head: 'When', share: 34 },
          { head: 'Pool', share: 18 },
          { head: 'Nobody free', share: 16 },
        ],
        rows: routing.rules.map(({ name, when, poolId, onExhausted }, i) => ({
          cells: [String(i + 1), name, expressionInWords(when, names.expression), names.pool(poolId), EXHAUSTED[onExhausted]],
        })),
      },
      { kind: 'subheading', text: 'Territories' },
      {
        kind: 'table',
        columns: [
          { head: 'Territory', share: 26 },
          { head: routing.territoryField === '' ? 'Values' : `Values of ${routing.territoryField}`, share: 74 },
        ],
        rows: routing.territories.map(({ name, values }) => ({ cells: [name, andList(values)] })),
      },
      { kind: 'subheading', text: 'People who receive leads' },
      {
        kind: 'table',
        columns: [
          { head: 'Name', share: 28 },
          { head: 'Territories and skills', share: 32 },
          { head: 'Zone', share: 22 },
          { head: 'Hours', share: 18 },
          { head: 'A day', share: 10, align: 'right' },
        ],
        rows: routing.roster.map((rep) => ({
          cells: [withPresence(rep.name, names.presence(rep.id)), [...territoryNames(rep.territories), ...skillNames(rep.skills), ...segmentNames(rep.segments ?? [])].join(', '), zoneInWords(rep), names.calendar(rep.calendarId), capsInWords(rep)],
        })),
      },
    ],
  };
}

export function evidenceAnnex(document: SlaDocument, names: DocumentNames, readZone: ZoneReader): Section {
  const { configHash, canonicalConfiguration, fingerprint, evidence } = document;
  const hash = (name: string, value: string): Row => ({ cells: [name, [{ text: value, voice: 'mono' }]] });
  return {
    number: 'D',
    title: 'Evidence and hashes',
    blocks: [
      {
        kind: 'table',
        columns: [
          { head: 'What', share: 22 },
          { head: 'SHA-256', share: 78 },
        ],
        rows: [
          hash('Configuration', configHash),
          ...(evidence === null ? [] : [hash('History', evidence.historyHash), hash('Replay', evidence.resultHash)]),
        ],
      },
      {
        kind: 'note',
        text: rich`The configuration is attached to this file as ${ATTACHMENTS.configuration} (${formatNumber(Buffer.byteLength(canonicalConfiguration))} bytes, RFC 8785). Its SHA-256 begins with ${strong(fingerprint.hex12)}: anybody can take it out and compute it again.${evidence === null ? '' : ` Replayed by engine ${evidence.engineVersion}.`}`,
      },
      ...(evidence === null ? [] : evidenceTables(document, evidence, names, readZone)),
      ...(evidence === null || evidence.figures.length === 0 ? [] : [{ kind: 'subheading' as const, text: 'Every figure of the replay' }, allFiguresTable(evidence, names)]),
    ],
  };
}
