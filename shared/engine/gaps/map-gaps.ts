import type { HandoffMap, MapEdge, MapStep } from '../model/handoff-map.ts';
import { isUnmeasured, NO_MAP, type GapFacts } from './gap-facts.ts';
import { counted, gapIf, missing, unknown, type GapEvidence, type GapFinding, type GapRule, type GapTarget } from './gap-rule.ts';
import { laneOf, namedOwner, spoken, teamOf } from './said-owners.ts';

const NO_HANDOFF = 'The map has no handoff yet. Mark the way on which the owner changes.';

const nameOf = (map: HandoffMap, stepId: string): string => map.steps.find(({ id }) => id === stepId)?.name || 'a step without a name';
const wayTarget = (map: HandoffMap, { id, from, to }: MapEdge): GapTarget => ({ kind: 'edge', id, label: `${nameOf(map, from)} to ${nameOf(map, to)}` });
const stepTarget = ({ id, name }: MapStep): GapTarget => ({ kind: 'step', id, label: name || 'a step without a name' });

/** The handoffs of the map, or why there are none to look at. */
function withHandoffs({ map }: GapFacts, judge: (map: HandoffMap, handoffs: readonly MapEdge[]) => GapFinding): GapFinding {
  if (map === null) return unknown(NO_MAP);
  const handoffs = map.edges.filter(({ kind }) => kind === 'handoff');
  return handoffs.length === 0 ? unknown(NO_HANDOFF) : judge(map, handoffs);
}

function judgeOwner(facts: GapFacts): GapFinding {
  return withHandoffs(facts, (map, handoffs) => {
    const open = handoffs.filter(({ ownerPersonId }) => namedOwner(facts, ownerPersonId) === null);
    const evidence = open.map((edge) => missing(edge.ownerPersonId === null ? (edge.ownerRole === '' ? 'No owner is named' : `Only a role is named: ${edge.ownerRole}`) : 'Whoever is named has left', wayTarget(map, edge)));
    const unassigned = facts.measured?.unassigned;
    const measured = unassigned === undefined || isUnmeasured(unassigned) || unassigned.n === 0 ? [] : [counted('Handed over to nobody', unassigned)];
    return gapIf(evidence.length === 0 ? [] : [...evidence, ...measured], measured);
  });
}

/** Two steps that start alike, one in each team's lane, neither of which its own team owns. */
function judgeAssumption(facts: GapFacts): GapFinding {
  const { map } = facts;
  if (map === null) return unknown(NO_MAP);
  const started = map.steps.filter(({ trigger }) => spoken(trigger) !== '');
  if (started.length === 0) return unknown('No step of the map says what starts it. Add the trigger to the steps on both sides of the handoff.');
  const notOwn = (own: 'marketing' | 'sales') => started.filter((step) => laneOf(map, step) === own).map((step) => ({ step, team: teamOf(facts, map, step) })).filter(({ team }) => team !== own);
  const pairs = notOwn('marketing').flatMap((one) => notOwn('sales').filter(({ step }) => spoken(step.trigger) === spoken(one.step.trigger)).map((other) => [one, other] as const));
  const left = pairs.filter((pair) => pair.every(({ team }) => team !== 'untold'));
  const untold = pairs.flat().find(({ team }) => team === 'untold')?.step;
  if (left.length === 0 && untold !== undefined) return unknown(`Whether “${untold.ownerRole}” is marketing or sales is not said, and “${untold.trigger}” starts steps of both. Choose the team under the owner of the step.`);
  return gapIf(left.flatMap(([{ step: one }, { step: other }]) => [missing(`Starts with “${one.trigger}”, and marketing does not own it`, stepTarget(one)), missing('Starts with the same, and sales does not own it', stepTarget(other))]));
}

/** What a rep needs to know, and the words by which a room names it, in the languages in which clients export. */
const CONTEXT: readonly (readonly [string, RegExp])[] = [
  ['pages visited', /\b(pages?|visits?|visited|web ?site|browsing|urls?)\b|seiten?\b|besuch|visité|visitad|p[aá]gina/],
  ['product interest', /\b(products?|interest|solutions?|use case)\b|produ[ck]t|produit|prodott|interess|intér[eê]t|interés|lösung/],
  ['content downloaded', /\b(content|downloads?|downloaded|guides?|white ?papers?|webinars?|assets?|documents?)\b|inhalt|contenu|conten[iu]d|heruntergeladen|télécharg|descarg|dokument|leitf[aä]den/],
];

function judgeContext(facts: GapFacts): GapFinding {
  return withHandoffs(facts, (map, handoffs) =>
    gapIf(handoffs.flatMap((edge): GapEvidence[] => {
      const passed = spoken(edge.contextPassed.join(' '));
      const left = CONTEXT.filter(([, words]) => !words.test(passed)).map(([name]) => name);
      return left.length === 0 ? [] : [missing(`Left behind: ${left.join(', ')}`, wayTarget(map, edge))];
    })),
  );
}

/** Whether a lead that comes to a step comes to somebody: the step or one after it has an owner, or the lead is handed over again from there. */
function leadsToSomebody(map: HandoffMap, stepId: string): boolean {
  const reached = new Set([stepId]);
  for (const id of reached) {
    const step = map.steps.find((one) => one.id === id);
    const isNobodys = step === undefined || laneOf(map, step) === 'nobody';
    if (!isNobodys && (step.ownerPersonId !== null || step.ownerRole.trim() !== '')) return true;
    for (const { from, to, kind } of map.edges) {
      if (from !== id) continue;
      if (kind === 'handoff') return true;
      reached.add(to);
    }
  }
  return false;
}

/** A way back that is missing, or that leads to nobody. */
function judgeWayBack({ map, measured, configuration }: GapFacts): GapFinding {
  const evidence: GapEvidence[] = [];
  if (map !== null && map.steps.length > 0) {
    const back = map.edges.filter(({ kind }) => kind === 'reject' || kind === 'recycle');
    if (back.length === 0) evidence.push(missing('The map has no way back for rejected or recycled leads'));
    for (const edge of back) {
      if (!leadsToSomebody(map, edge.to)) evidence.push(missing('Leads to nobody who owns the lead', wayTarget(map, edge)));
    }
  }
  const recycled = measured?.recycled;
  const isMeasured = recycled !== undefined && !isUnmeasured(recycled);
  if (isMeasured && recycled.returned === 0) evidence.push(counted('Recycled and never handed over again within 180 days', recycled));
  if (configuration !== null && configuration.playbook.recycle.trim() === '') evidence.push(missing('The playbook does not say what becomes of recycled leads'));
  if (evidence.length === 0 && (map === null || map.steps.length === 0) && !isMeasured) return unknown(`${NO_MAP} Nor has any recycled lead had its half year to return.`);
  return gapIf(evidence, isMeasured ? [counted('Recycled and not handed over again within 180 days', recycled)] : []);
}

/** Something automatic on the map of today while nobody has signed what it goes by. */
function judgeAutomation({ map, room, configuration }: GapFacts): GapFinding {
  if (map === null) return unknown(NO_MAP);
  if (map.edges.length === 0) return unknown('The map has no ways yet, so what runs by itself is not known.');
  const automatic = map.edges.filter((edge) => edge.automatic);
  if (room.signedAt !== null || automatic.length === 0) return gapIf([]);
  const open = configuration === null ? [] : (['mql', 'sql'] as const).filter((kind) => configuration.definitions[kind].agreedBy.length < 2).map((kind) => missing(`The definition of ${kind.toUpperCase()} is not agreed by both`));
  return gapIf([...automatic.map((edge) => missing('Runs by itself, and nothing is signed yet', wayTarget(map, edge))), ...open]);
}

/** Gaps that the map itself shows. */
export const MAP_GAPS: readonly GapRule[] = [
  { id: 'G01', severity: 'high', title: 'No named owner of the moment', sentence: 'Nobody owns the moment itself, and that is where deals start to die.', question: 'Between the trigger and the first touch, whose phone rings if nothing happens?', closes: 'SLA §6 and §10', place: 'map', judge: judgeOwner },
  { id: 'G02', severity: 'high', title: 'Both teams think the other acts', sentence: 'both teams assume the other is handling it', question: 'When this happens, who moves first? Both sides write it down, then compare.', closes: 'SLA §5 and §6', place: 'map', judge: judgeAssumption },
  { id: 'G03', severity: 'high', title: 'Pages, product and content stay behind', sentence: 'No record of which pages they visited. No note on which product they showed interest in.', question: 'What does a rep see about this person before picking up the phone?', closes: 'Playbook: what the rep sees first', place: 'map', judge: judgeContext },
  { id: 'G28', severity: 'high', title: 'Rejected and recycled leads end nowhere', sentence: 'so they do not simply disappear from the pipeline', question: 'A lead is turned down today. Where is it in ninety days, and who looks at it?', closes: 'Playbook: recycle; SLA §11', place: 'map', judge: judgeWayBack },
  { id: 'G33', severity: 'medium', title: 'Automation runs before anybody signed', sentence: 'only works if the underlying criteria… have been agreed and documented first', question: 'Which of these would be switched off if it had to be agreed first?', closes: 'SLA §3 and §12', place: 'map', judge: judgeAutomation },
];
