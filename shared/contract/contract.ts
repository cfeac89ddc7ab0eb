import type { z } from 'zod';
import { agreements } from './areas/agreement.ts';
import { app } from './areas/app.ts';
import { blind } from './areas/blind.ts';
import { decisions } from './areas/decision.ts';
import { definitions } from './areas/definition.ts';
import { discovery } from './areas/discovery.ts';
import { evidence } from './areas/evidence.ts';
import { gaps } from './areas/gap.ts';
import { history } from './areas/history.ts';
import { importing } from './areas/import.ts';
import { maps } from './areas/map.ts';
import { portal } from './areas/portal.ts';
import { proposals } from './areas/proposal.ts';
import { push } from './areas/push.ts';
import { replay } from './areas/replay.ts';
import { reviews } from './areas/review.ts';
import { routing } from './areas/routing.ts';
import { score } from './areas/score.ts';
import { scoreQuality } from './areas/score-quality.ts';
import { workshop } from './areas/workshop.ts';

/** Every procedure that host and renderer may exchange, by its name `area.verbNoun`. */
export const CONTRACT = {
  ...app, ...workshop, ...importing, ...history, ...maps, ...proposals, ...blind, ...definitions, ...score, ...scoreQuality, ...routing, ...replay, ...evidence, ...agreements, ...reviews, ...push, ...portal,
  ...discovery, ...gaps, ...decisions,
} as const;

export type Contract = typeof CONTRACT;
export type ProcedureName = keyof Contract;
/** What a caller may send (defaults may be left out). */
export type InputOf<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What the handler receives, after parsing. */
export type ParsedInputOf<N extends ProcedureName> = z.output<Contract[N]['input']>;
/** What the caller gets back. */
export type OutputOf<N extends ProcedureName> = z.output<Contract[N]['output']>;

/** One call as it crosses a transport. `workshopId` is null for procedures of scope `app`. */
export interface Call {
  readonly name: string;
  readonly input: unknown;
  readonly workshopId: string | null;
}
