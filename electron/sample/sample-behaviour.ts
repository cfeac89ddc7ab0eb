import { createRandom, type Random } from './random.ts';
import { DATA_END, DOCUMENTS, EVENT, FIRES_AT, FIRST_DAY, HAND_RAISES, NEWSLETTER, OLD_POINTS, OLD_PRICING_POINTS, PAGES, WRITTEN_THRESHOLD } from './sample-world.ts';
import { timeOfDay, type SampleLead } from './sample-lead.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Something that happened to a lead. `owner` is a rep's id or ''. */
export interface SampleEvent {
  readonly at: number;
  readonly type: string;
  readonly asset: string;
  readonly owner: string;
  readonly isAutomated: boolean;
}

/** What a lead did by itself, in order of time, and when the client's old workflow made it an MQL. */
export interface Behaviour {
  readonly events: readonly SampleEvent[];
  readonly mqlAt: number | null;
  /** The old score at that instant, or at the data's end for those who never were one. */
  readonly oldScore: number;
  readonly isHandRaise: boolean;
}

/** Clean: the workflow goes by the threshold that was written down. */
export function behave(seed: number, index: number, lead: SampleLead, isClean: boolean): Behaviour {
  const random = createRandom(seed, 1_000_000 + index);
  const events: SampleEvent[] = [];
  const add = (at: number, type: string, asset: string): void => {
    if (at <= DATA_END) events.push({ at, type, asset, owner: '', isAutomated: false });
  };
  firstVisit(random, lead, add);
  const visits = random.poisson(0.35 + 3.6 * lead.intent ** 1.2);
  for (let visit = 0; visit < visits; visit++) browse(random, lead, laterThan(random, lead.createdAt), add);
  for (let document = random.poisson(lead.documents * (0.6 + 0.6 * lead.intent)); document > 0; document--) add(laterThan(random, lead.createdAt), EVENT.document, random.weighted([[DOCUMENTS[0], 5], [DOCUMENTS[1], 4], [DOCUMENTS[2], 1 + 4 * lead.intent], [DOCUMENTS[3], 2]]));
  mailings(random, lead, add);
  if (random.chance(0.27 * lead.intent ** 1.3 + 0.004)) {
    const at = laterThan(random, lead.createdAt);
    add(at - random.between(2, 9) * MINUTE, EVENT.page, PAGES.pricing);
    add(at, EVENT.form, random.pick(HAND_RAISES));
  }
  events.sort((a, b) => a.at - b.at || (a.type < b.type ? -1 : 1));
  return { events, ...oldWorkflow(events, isClean ? WRITTEN_THRESHOLD : FIRES_AT) };
}

type Add = (at: number, type: string, asset: string) => void;

function firstVisit(random: Random, lead: SampleLead, add: Add): void {
  const at = lead.createdAt;
  add(at, EVENT.page, random.chance(0.4) ? PAGES.home : PAGES.product);
  if (lead.source === 'Webinar') add(at + random.between(1, 20) * MINUTE, EVENT.webinar, 'Calibration live');
  else if (lead.documents > 1) add(at + MINUTE, EVENT.document, DOCUMENTS[0]);
  else if (random.chance(0.4)) add(at + 2 * MINUTE, EVENT.form, NEWSLETTER);
}

function browse(random: Random, lead: SampleLead, start: number, add: Add): void {
  let at = start;
  for (let view = 1 + random.poisson(0.7 + 1.5 * lead.intent); view > 0; view--) {
    const page = random.weighted([[PAGES.home, 3], [PAGES.blog, 3 - 2 * lead.intent], [PAGES.product, 2 + 4 * lead.intent], [PAGES.pricing, 0.3 + 1.6 * lead.intent * lead.intent], [PAGES.careers, lead.fit < 0.2 ? 1.5 : 0.1]] as const);
    add(at, EVENT.page, page);
    at += random.between(20, 240) * 1000;
  }
}

/** A mailing every second Thursday at 9, opened or not. */
function mailings(random: Random, lead: SampleLead, add: Add): void {
  for (let sent = FIRST_DAY + 3 * DAY + 9 * 60 * MINUTE; sent < DATA_END; sent += 14 * DAY) {
    if (sent < lead.createdAt || sent > lead.createdAt + 100 * DAY || !random.chance(0.3 + 0.25 * lead.intent)) continue;
    const opened = sent + random.between(3, 2400) * MINUTE;
    add(opened, EVENT.open, 'Product news');
    if (random.chance(0.12 + 0.3 * lead.intent)) add(opened + MINUTE, EVENT.click, 'Product news');
  }
}

/** Some days later, sooner more often, at a time of day when people read. */
function laterThan(random: Random, at: number): number {
  const days = 1 + Math.floor(45 * random.next() ** 2.2);
  const midnight = Math.floor((at - FIRST_DAY) / DAY) * DAY + FIRST_DAY;
  const weekday = Math.floor((midnight - FIRST_DAY) / DAY + days) % 7;
  const toMonday = weekday >= 5 && random.chance(0.75) ? 7 - weekday : 0;
  return midnight + (days + toMonday) * DAY + timeOfDay(random);
}

/** The client's workflow: a hand-raise form, or points that never fade. */
function oldWorkflow(events: readonly SampleEvent[], firesAt: number): Pick<Behaviour, 'mqlAt' | 'oldScore' | 'isHandRaise'> {
  let score = 0;
  for (const event of events) {
    score += event.asset === PAGES.pricing ? OLD_PRICING_POINTS : (OLD_POINTS[event.type] ?? 0);
    const isHandRaise = (HAND_RAISES as readonly string[]).includes(event.asset); // widened so that any asset may be looked for
    if (isHandRaise || score >= firesAt) return { mqlAt: event.at, oldScore: score, isHandRaise };
  }
  return { mqlAt: null, oldScore: score, isHandRaise: false };
}
