/** Points in a millimetre. */
export const MM = 72 / 25.4;

/** The light palette (design §2), as the PDF uses it. */
export const COLOUR = {
  ink: '#15171A',
  ink2: '#43453F',
  ink3: '#65675F',
  line: '#DEDED7',
  rule: '#C3C3BA',
  control: '#8A8B83',
  chrome: '#F5F5F2',
  sunk: '#EDEDE8',
  nobodyGround: '#F2F1EC',
  paper: '#FFFFFF',
  marketing: '#935A00',
  sales: '#1F57A4',
  system: '#5A646E',
  kept: '#106E53',
  late: '#A8432B',
  never: '#7A0C26',
} as const;
export type Colour = (typeof COLOUR)[keyof typeof COLOUR];

/** Page sizes in points; the margins are the same on both (design §7). */
export const PAPERS = {
  A4: { width: 210 * MM, height: 297 * MM }, Letter: { width: 612, height: 792 },
  'A4 wide': { width: 297 * MM, height: 210 * MM }, 'Letter wide': { width: 792, height: 612 },
} as const;
export const MARGIN = { left: 27.5 * MM, right: 17.5 * MM, top: 20 * MM, bottom: 25 * MM } as const;
/** How far to the left of the text the section numbers hang. */
export const HANG = 12.8 * MM;
/** How far clauses stand in from their own numbers. */
export const CLAUSE_INDENT = 24;

/** Plum from the hottest tier down, with the text that can be read on each (design §2, light). */
export const TIER_COLOURS = [
  { fill: '#47195A', ink: COLOUR.paper },
  { fill: '#7C4A94', ink: COLOUR.paper },
  { fill: '#AC86C0', ink: COLOUR.ink },
  { fill: '#E3D5EA', ink: COLOUR.ink },
] as const;

/** A colour for whoever acts; only marketing and sales own one each. */
export function teamColour(team: string): Colour {
  return team === 'marketing' ? COLOUR.marketing : team === 'sales' ? COLOUR.sales : COLOUR.system;
}
