/** The fictitious client: who works there, where its leads come from, what they do. All times are UTC ms. */
export const CLIENT = { name: 'Northwind Instruments', zone: 'Europe/Berlin', currency: 'EUR' } as const;

const DAY = 86_400_000;
/** Monday 4 May 2026 and Friday 30 October 2026, 18:00 in Berlin: 26 ISO weeks. */
export const FIRST_DAY = Date.UTC(2026, 4, 3, 22);
export const DATA_END = Date.UTC(2026, 9, 30, 17);
export const DAYS = Math.ceil((DATA_END - FIRST_DAY) / DAY);

export interface SampleRep {
  readonly id: string;
  readonly name: string;
  readonly territory: string;
  readonly zone: string;
  readonly start: string;
  readonly end: string;
  readonly cap: number;
  /** Median business minutes to the first touch. */
  readonly pace: number;
  /** Turns in the client's round robin. */
  readonly turns: number;
  readonly left?: number;
}

/** One of them left in August and stayed in the rotation; one has three turns where others have one. */
export const REPS: readonly SampleRep[] = [
  { id: '501', name: 'Dana Kessler', territory: 'Central Europe', zone: 'Europe/Berlin', start: '08:00', end: '16:30', cap: 2, pace: 900, turns: 3 },
  { id: '502', name: 'Bea Nowak', territory: 'Central Europe', zone: 'Europe/Berlin', start: '08:00', end: '16:30', cap: 2, pace: 190, turns: 1 },
  { id: '503', name: 'Lena Hartmann', territory: 'Central Europe', zone: 'Europe/Zurich', start: '09:00', end: '17:00', cap: 3, pace: 330, turns: 1 },
  { id: '504', name: 'Rasheed Adeyemi', territory: 'UK and Ireland', zone: 'Europe/London', start: '09:00', end: '17:30', cap: 2, pace: 410, turns: 1 },
  { id: '505', name: 'Siobhan Quinn', territory: 'UK and Ireland', zone: 'Europe/Dublin', start: '09:00', end: '17:00', cap: 2, pace: 160, turns: 1 },
  { id: '506', name: 'Paul Osei', territory: 'UK and Ireland', zone: 'Europe/London', start: '08:00', end: '16:00', cap: 3, pace: 280, turns: 1 },
  { id: '507', name: 'Mats Sørensen', territory: 'Nordics', zone: 'Europe/Copenhagen', start: '08:00', end: '16:00', cap: 3, pace: 240, turns: 1 },
  { id: '508', name: 'Tove Iversen', territory: 'Nordics', zone: 'Europe/Stockholm', start: '09:00', end: '17:00', cap: 3, pace: 130, turns: 1 },
  { id: '509', name: 'Carlo Marchetti', territory: 'Nordics', zone: 'Europe/Helsinki', start: '09:00', end: '17:00', cap: 2, pace: 300, turns: 1, left: Date.UTC(2026, 7, 14, 15) },
];

/** Country, share of leads, territory ('' where nobody is responsible), dialling code. */
export const COUNTRIES: readonly { readonly name: string; readonly share: number; readonly territory: string; readonly dial: string }[] = [
  { name: 'Germany', share: 25, territory: 'Central Europe', dial: '+49' },
  { name: 'Austria', share: 5, territory: 'Central Europe', dial: '+43' },
  { name: 'Switzerland', share: 6, territory: 'Central Europe', dial: '+41' },
  { name: 'United Kingdom', share: 28, territory: 'UK and Ireland', dial: '+44' },
  { name: 'Ireland', share: 8, territory: 'UK and Ireland', dial: '+353' },
  { name: 'Sweden', share: 9, territory: 'Nordics', dial: '+46' },
  { name: 'Denmark', share: 6, territory: 'Nordics', dial: '+45' },
  { name: 'Norway', share: 4, territory: 'Nordics', dial: '+47' },
  { name: 'Finland', share: 3, territory: 'Nordics', dial: '+358' },
  { name: 'France', share: 3, territory: '', dial: '+33' },
  { name: 'Netherlands', share: 3, territory: '', dial: '+31' },
];

/** Source, share of leads, what it adds to intent, how many documents a lead of it takes. One of them converts badly. */
export const SOURCES: readonly { readonly name: string; readonly share: number; readonly intent: number; readonly documents: number }[] = [
  { name: 'Organic search', share: 27, intent: 0.02, documents: 0.5 },
  { name: 'Paid search', share: 19, intent: 0, documents: 0.45 },
  { name: 'Webinar', share: 13, intent: 0.04, documents: 0.4 },
  { name: 'Trade fair', share: 9, intent: 0.1, documents: 0.25 },
  { name: 'Referral', share: 7, intent: 0.2, documents: 0.2 },
  { name: 'Direct', share: 10, intent: 0.05, documents: 0.25 },
  { name: 'Content syndication', share: 15, intent: -0.42, documents: 2.1 },
];
export const BAD_SOURCE = 'Content syndication';

export const INDUSTRIES = ['Chemicals', 'Food and beverage', 'Pharmaceuticals', 'Water and wastewater', 'Machinery', 'Software', 'Education', 'Retail'] as const;
export const PROCESS_INDUSTRIES: readonly string[] = INDUSTRIES.slice(0, 4);
export const PRODUCTS = ['Flow meters', 'Pressure sensors', 'Calibration', 'Level switches'] as const;
export const GOOD_TITLES = ['Quality manager', 'Process engineer', 'Plant engineer', 'Head of engineering', 'Maintenance lead'] as const;
export const OTHER_TITLES = ['Procurement', 'Operations manager', 'Consultant', 'Lab technician', 'Sales manager', 'Student'] as const;

export const FIRST_NAMES = ['Anna', 'Ben', 'Clara', 'David', 'Elin', 'Frank', 'Greta', 'Henrik', 'Ines', 'Jonas', 'Katrin', 'Liam', 'Maeve', 'Nils', 'Oona', 'Peter', 'Rosa', 'Stefan', 'Tilda', 'Viktor', 'Wanda', 'Yusuf', 'Zoë', 'Priya'] as const;
export const LAST_NAMES = ['Albrecht', 'Baker', 'Christensen', 'Dahl', 'Eriksson', 'Fischer', 'Graf', 'Hughes', 'Ibsen', 'Jansen', 'Keller', 'Lindqvist', 'Müller', 'Nyman', "O'Brien", 'Petersen', 'Quist', 'Roth', 'Schulz', 'Taylor', 'Ullmann', 'Virtanen', 'Weber', 'Zimmer'] as const;
export const COMPANY_WORDS = ['Alster', 'Borealis', 'Castor', 'Delta', 'Elbe', 'Fjord', 'Granit', 'Hansa', 'Isar', 'Kronen', 'Lumen', 'Merian', 'Nordlys', 'Orion', 'Polar', 'Quarz', 'Rhein', 'Severn', 'Thames', 'Vega'] as const;
export const COMPANY_KINDS = ['Chemie', 'Foods', 'Pharma', 'Water', 'Process', 'Systems', 'Works', 'Labs'] as const;

/** The client's own words for what people do. */
export const EVENT = {
  page: 'Page viewed', form: 'Form submitted', document: 'Document downloaded', webinar: 'Webinar attended',
  open: 'Email opened', click: 'Email clicked', call: 'Call logged', mail: 'Email by rep', meeting: 'Meeting booked',
  sequence: 'Sequence email sent', task: 'Task created',
} as const;
export const PAGES = { home: 'Home', blog: 'Blog', product: 'Product page', pricing: 'Pricing', careers: 'Careers' } as const;
export const HAND_RAISES = ['Demo request', 'Contact sales', 'Price request'] as const;
export const NEWSLETTER = 'Newsletter';
export const DOCUMENTS = ['Beginner’s guide', 'White paper', 'Spec sheet', 'Case study'] as const;

/** Points of the client's old scoring, which never fade; the workflow fires at 35 although 40 was written down. */
export const OLD_POINTS: Readonly<Record<string, number>> = { [EVENT.page]: 4, [EVENT.document]: 12, [EVENT.webinar]: 12, [EVENT.click]: 4, [EVENT.open]: 1, [EVENT.form]: 5 };
export const OLD_PRICING_POINTS = 10;
export const FIRES_AT = 35;
export const WRITTEN_THRESHOLD = 40;
/** What sales says it does today: a first touch within a working day of eight hours. */
export const TODAYS_PROMISE_MINUTES = 480;

export const REJECT_REASONS = ['Bad fit', 'Bad timing', 'No budget', 'Wrong contact data', 'Student or competitor', 'Unreachable'] as const;
/** Values of the lead status, as the client writes them. */
export const STATUS = { open: 'Open', working: 'In progress', rejected: 'Rejected by sales', recycled: 'Back to nurture' } as const;
