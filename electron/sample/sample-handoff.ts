import { createBusinessCalendar, due, elapsed, type BusinessCalendar } from '../../shared/engine/time/business-calendar.ts';
import { buildZoneTable } from '../zones/build-zone-table.ts';
import { createRandom, type Random } from './random.ts';
import type { Behaviour, SampleEvent } from './sample-behaviour.ts';
import type { SampleLead } from './sample-lead.ts';
import { BAD_SOURCE, DATA_END, EVENT, FIRST_DAY, REJECT_REASONS, REPS, STATUS, type SampleRep } from './sample-world.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A change of one of the client's properties. */
export interface SampleChange {
  readonly at: number;
  readonly property: string;
  readonly value: string;
}

export interface SampleDeal {
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly stage: 'Proposal' | 'Won' | 'Lost';
  readonly amount: number;
}

/** What sales did with a lead that was handed over. */
export interface Handoff {
  readonly rep: SampleRep;
  readonly events: readonly SampleEvent[];
  readonly changes: readonly SampleChange[];
  readonly deal: SampleDeal | null;
  readonly rejectReason: string;
  readonly firstTouchAt: number | null;
  /** Business minutes of the rep from the MQL instant to the first touch. */
  readonly responseMinutes: number | null;
  readonly isAutomatedOnly: boolean;
  readonly isRejectedWithoutReason: boolean;
  readonly reached: 'mql' | 'sal' | 'sql' | 'opportunity' | 'customer' | 'rejected' | 'recycled';
}

/** The client's own words for the stages. */
export const STAGE_VALUES = { lead: 'Inquiry', mql: 'MQL', sal: 'SAL', sql: 'SQL', opportunity: 'Open opportunity', customer: 'Won customer' } as const;
export const PROPERTY = { stage: 'lifecycle_stage', owner: 'contact_owner_id', status: 'lead_status', score: 'legacy_lead_score' } as const;

/** The working hours of every rep as a business clock. */
export function repClocks(): ReadonlyMap<string, BusinessCalendar> {
  const to = DATA_END + 200 * DAY;
  return new Map(
    REPS.map((rep) => {
      const zone = buildZoneTable(rep.zone, FIRST_DAY, to);
      if (zone === null) throw new Error(`${rep.zone} is no time zone`);
      const hours = [[minutesOf(rep.start), minutesOf(rep.end)] as const];
      return [rep.id, createBusinessCalendar({ week: [hours, hours, hours, hours, hours, [], []] }, zone, FIRST_DAY - 7 * DAY, to)] as const;
    }),
  );
}

const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Gives an MQL to its rep and plays what followed, up to the end of the data. */
export function handOver(seed: number, index: number, lead: SampleLead, behaviour: Behaviour, mqlAt: number, rep: SampleRep, clock: BusinessCalendar, isClean: boolean): Handoff {
  const random = createRandom(seed, 2_000_000 + index);
  const story = createStory(rep, mqlAt);
  story.change(mqlAt, PROPERTY.stage, STAGE_VALUES.mql);
  story.change(mqlAt, PROPERTY.score, String(behaviour.oldScore));
  const assignedAt = mqlAt + random.between(1, 4) * 1000;
  story.change(assignedAt, PROPERTY.owner, rep.id);
  story.change(assignedAt, PROPERTY.status, STATUS.open);
  if (isClean || random.chance(0.72)) story.event(assignedAt + 2000, EVENT.task, 'Call new lead', true);
  const hasLeft = rep.left !== undefined && mqlAt >= rep.left;
  if (!isClean && (hasLeft || random.chance(behaviour.isHandRaise ? 0.06 : 0.13))) return story.end('mql');
  if (!isClean && random.chance(0.07)) {
    for (let step = 1; step <= 3; step++) story.event(mqlAt + step * 2 * DAY, EVENT.sequence, `Step ${step}`, true);
    return story.end('mql', { isAutomatedOnly: mqlAt + 2 * DAY <= DATA_END });
  }
  const pace = isClean ? 25 : rep.pace * (behaviour.isHandRaise ? 0.5 : 1);
  const firstTouchAt = due(clock, assignedAt, Math.max(1, random.lognormal(pace, isClean ? 0.2 : 1.15)) * MINUTE);
  if (firstTouchAt > DATA_END) return story.end('mql');
  story.touched(firstTouchAt, elapsed(clock, mqlAt, firstTouchAt) / MINUTE);
  return work(random, story, lead, behaviour, firstTouchAt, clock, isClean);
}

interface Ending {
  readonly isAutomatedOnly?: boolean;
  readonly rejectReason?: string;
  readonly isRejectedWithoutReason?: boolean;
  readonly deal?: SampleDeal;
}

interface Story {
  event(at: number, type: string, asset: string, isAutomated: boolean): void;
  change(at: number, property: string, value: string): void;
  touched(at: number, minutes: number): void;
  end(reached: Handoff['reached'], ending?: Ending): Handoff;
}

function createStory(rep: SampleRep, mqlAt: number): Story {
  const events: SampleEvent[] = [];
  const changes: SampleChange[] = [];
  let firstTouchAt: number | null = null;
  let responseMinutes: number | null = null;
  return {
    event(at, type, asset, isAutomated) {
      if (at <= DATA_END && at >= mqlAt) events.push({ at, type, asset, owner: rep.id, isAutomated });
    },
    change(at, property, value) {
      if (at <= DATA_END) changes.push({ at, property, value });
    },
    touched(at, minutes) {
      firstTouchAt = at;
      responseMinutes = minutes;
    },
    end: (reached, { isAutomatedOnly = false, rejectReason = '', isRejectedWithoutReason = false, deal } = {}) => ({
      rep, events, changes, deal: deal ?? null, rejectReason, firstTouchAt, responseMinutes, isAutomatedOnly, isRejectedWithoutReason, reached,
    }),
  };
}

/** From the first touch on: attempts, a verdict, perhaps a deal. Quality decides, not speed. */
function work(random: Random, story: Story, lead: SampleLead, behaviour: Behaviour, firstTouchAt: number, clock: BusinessCalendar, isClean: boolean): Handoff {
  story.change(firstTouchAt, PROPERTY.status, STATUS.working);
  const wanted = isClean ? 4 : 1 + random.poisson(1.6);
  let at = firstTouchAt;
  for (let attempt = 1; attempt <= wanted; attempt++) {
    story.event(at, random.chance(0.6) ? EVENT.call : EVENT.mail, `Attempt ${attempt}`, false);
    at = due(clock, at, random.between(200, 620) * MINUTE);
  }
  const quality = 0.5 * lead.fit + 0.6 * lead.intent + (behaviour.isHandRaise ? 0.18 : 0) - (lead.source === BAD_SOURCE ? 0.12 : 0);
  const decidedAt = due(clock, at, random.between(30, 900) * MINUTE);
  if (decidedAt > DATA_END) return story.end('mql');
  if (!random.chance(clamp(0.95 * (quality - 0.12) * 1.15))) return turnDown(random, story, decidedAt, isClean);
  story.change(decidedAt, PROPERTY.stage, STAGE_VALUES.sal);
  return pursue(random, story, quality, decidedAt, clock);
}

const clamp = (value: number): number => Math.min(0.97, Math.max(0.02, value));

function turnDown(random: Random, story: Story, at: number, isClean: boolean): Handoff {
  const isRecycled = random.chance(0.3);
  story.change(at, PROPERTY.status, isRecycled ? STATUS.recycled : STATUS.rejected);
  const hasReason = isClean || random.chance(0.7);
  return story.end(isRecycled ? 'recycled' : 'rejected', { rejectReason: hasReason ? random.pick(REJECT_REASONS) : '', isRejectedWithoutReason: !isRecycled && !hasReason });
}

function pursue(random: Random, story: Story, quality: number, acceptedAt: number, clock: BusinessCalendar): Handoff {
  const meetingAt = due(clock, acceptedAt, random.between(400, 3000) * MINUTE);
  if (meetingAt > DATA_END || !random.chance(clamp(0.35 + 0.55 * quality))) return story.end('sal');
  story.event(meetingAt, EVENT.meeting, 'Discovery', false);
  story.change(meetingAt, PROPERTY.stage, STAGE_VALUES.sql);
  const dealAt = due(clock, meetingAt, random.between(300, 4800) * MINUTE);
  if (dealAt > DATA_END || !random.chance(clamp(0.3 + 0.6 * quality))) return story.end('sql');
  story.change(dealAt, PROPERTY.stage, STAGE_VALUES.opportunity);
  const closedAt = dealAt + random.between(12, 75) * DAY;
  const amount = Math.round(random.lognormal(14_000, 0.7) / 50) * 50;
  if (closedAt > DATA_END) return story.end('opportunity', { deal: { createdAt: dealAt, closedAt: null, stage: 'Proposal', amount } });
  const isWon = random.chance(clamp(0.15 + 0.5 * quality));
  if (isWon) story.change(closedAt, PROPERTY.stage, STAGE_VALUES.customer);
  return story.end(isWon ? 'customer' : 'opportunity', { deal: { createdAt: dealAt, closedAt, stage: isWon ? 'Won' : 'Lost', amount } });
}
