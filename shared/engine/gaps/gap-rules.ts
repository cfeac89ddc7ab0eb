import { DEFINITION_GAPS } from './definition-gaps.ts';
import type { GapRule } from './gap-rule.ts';
import { HANDOVER_GAPS } from './handover-gaps.ts';
import { INFORMATION_GAPS } from './information-gaps.ts';
import { MAP_GAPS } from './map-gaps.ts';
import { PROMISE_GAPS } from './promise-gaps.ts';
import { ROUTING_GAPS } from './routing-gaps.ts';
import { SCORE_GAPS } from './score-gaps.ts';

/** The 44 gap rules of domain.md §10, by number. */
export const GAP_RULES: readonly GapRule[] = [...MAP_GAPS, ...INFORMATION_GAPS, ...ROUTING_GAPS, ...DEFINITION_GAPS, ...SCORE_GAPS, ...PROMISE_GAPS, ...HANDOVER_GAPS].sort((a, b) => (a.id < b.id ? -1 : 1));
