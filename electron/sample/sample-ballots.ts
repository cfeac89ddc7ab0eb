import type { BlindCase } from '../../shared/engine/blind/draw-cases.ts';
import type { Ballot, Verdict } from '../../shared/engine/blind/ballot.ts';
import { createRandom } from './random.ts';
import { DOCUMENTS, EVENT, GOOD_TITLES, HAND_RAISES, PAGES, PROCESS_INDUSTRIES } from './sample-world.ts';

/** What a person of the sample knows of a case: exactly what the screen shows. */
export type SampleCaseFacts = Pick<BlindCase, 'number' | 'traits' | 'deeds'>;
export type SampleBallot = Omit<Ballot, 'seatId' | 'caseNumber'>;

/** Who lets the room see the own ballots; two of sales keep theirs closed. */
const CLOSED = ['Dana Kessler', 'Bea Nowak'];
export const isOpenInSample = (name: string): boolean => !CLOSED.includes(name);

/**
 * How a person of the sample judges a case, the same every time: marketing believes in what a lead does, sales in who
 * it is, and each leans a little to one side.
 */
export function sampleBallot(name: string, team: string, facts: SampleCaseFacts): SampleBallot {
  const random = createRandom(textSeed(name), facts.number);
  const [interest, fit] = [interestOf(facts), fitOf(facts)];
  const lean = LEANINGS[team] ?? { interest: 0.5, fit: 0.5, eagerness: 0 };
  const feeling = interest * lean.interest + fit * lean.fit + lean.eagerness + (random.next() - 0.5) * 0.3;
  const verdict: Verdict = feeling > 0.5 ? 'workNow' : feeling > 0.26 ? 'nurture' : 'disqualify';
  const sureness = Math.min(Math.abs(feeling - 0.5), Math.abs(feeling - 0.26));
  return { verdict, confidence: Math.min(5, 2 + Math.round(sureness * 12)), reasons: reasonsOf(interest, fit), note: noteOf(team, verdict, random.next()) };
}

/** What each side looks at, and how readily it would call. */
const LEANINGS: Readonly<Record<string, { readonly interest: number; readonly fit: number; readonly eagerness: number }>> = {
  marketing: { interest: 0.95, fit: 0.1, eagerness: 0.1 },
  sales: { interest: 0.08, fit: 0.9, eagerness: -0.1 },
};

/** 0 to 1: what it asked for, read and looked at. */
function interestOf({ deeds }: SampleCaseFacts): number {
  const times = (type: string, ...assets: readonly string[]): number => deeds.filter((deed) => deed.type === type && (assets.length === 0 || assets.includes(deed.asset))).reduce((sum, deed) => sum + deed.times, 0);
  const asked = times(EVENT.form, ...HAND_RAISES) > 0 ? 0.6 : 0;
  const read = 0.12 * times(EVENT.document, ...DOCUMENTS) + 0.16 * times(EVENT.webinar);
  return Math.min(1, asked + read + 0.24 * Math.min(2, times(EVENT.page, PAGES.pricing)) + 0.06 * times(EVENT.page, PAGES.product) + 0.05 * times(EVENT.click));
}

/** 0 to 1: role, industry and size. */
function fitOf({ traits }: SampleCaseFacts): number {
  const value = (name: string): string => traits.find((trait) => trait.name === name)?.value ?? '';
  const staff = Number(value('Employees'));
  const isGoodTitle = (GOOD_TITLES as readonly string[]).includes(value('Job Title'));
  return (isGoodTitle ? 0.35 : 0.08) + (PROCESS_INDUSTRIES.includes(value('Industry')) ? 0.35 : value('Industry') === 'Machinery' ? 0.2 : 0) + (staff >= 200 ? 0.3 : staff >= 50 ? 0.15 : 0);
}

const reasonsOf = (interest: number, fit: number): string[] => [
  ...(fit >= 0.6 ? ['Good fit'] : fit < 0.35 ? ['Poor fit'] : []),
  ...(interest >= 0.55 ? ['Shows interest'] : interest < 0.3 ? ['Too early'] : []),
];

/** Own words on about one case in three. */
function noteOf(team: string, verdict: Verdict, draw: number): string {
  const said = NOTES[team === 'sales' ? 'sales' : 'marketing'][verdict];
  return said[Math.floor(draw * said.length * 3)] ?? '';
}

const NOTES: Readonly<Record<'marketing' | 'sales', Readonly<Record<Verdict, readonly string[]>>>> = {
  marketing: {
    workNow: ['They looked at the prices: call today.', 'Nobody reads that much for fun.', 'They came back by themselves.'],
    nurture: ['Wait for a second visit to the prices.', 'The next webinar is made for them.', 'One more touch and they are ready.'],
    disqualify: ['They came for the careers page.', 'Nothing here says that they want anything.', 'One visit is no interest.'],
  },
  sales: {
    workNow: ['Exactly the plants that we win.', 'This person signs.', 'The size that pays for a visit.'],
    nurture: ['Nice to read papers, but there is no project.', 'Right plant, wrong person.', 'Call when somebody from engineering shows up.'],
    disqualify: ['Not our market.', 'Too small to visit.', 'I would not even open this one.'],
  },
};

/** A number for a name (FNV-1a). */
function textSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
