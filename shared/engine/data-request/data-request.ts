/** One part of the page: sentences, then a table, then small print; each may be missing. */
export interface RequestPart {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
  readonly note: string;
}

/** What the client's admin is asked for, as text; the screen and the PDF show the same. */
export interface DataRequest {
  readonly title: string;
  readonly intro: string;
  readonly parts: readonly RequestPart[];
}

/** The page for a client; `zone` is the zone proposed for times that are written without one (domain.md §2, levels A to C). */
export function dataRequest({ clientName, zone }: { readonly clientName: string; readonly zone: string }): DataRequest {
  return {
    title: `Data request for ${clientName}`,
    intro: 'The workshop plays every proposal on your own leads. It needs the files below, as CSV, each with whatever columns you have: nothing has to be renamed, cleaned or filtered first. The more of them there are, the more can be shown; the first one is enough to begin.',
    parts: [LEVELS, FILES, FROM_HUBSPOT, FROM_SALESFORCE, writing(zone), SENDING],
  };
}

const part = (title: string, sentences: readonly string[], table: RequestPart['table'] = null, note = ''): RequestPart => ({ title, sentences, table, note });

const LEVELS = part(
  'What each level allows', ['A level is what the files carry together. Each one answers everything of the one before it.'],
  {
    heads: ['Level', 'Files', 'What can be shown', 'What stays unknown'],
    rows: [
      ['A', 'Contacts or leads with dates of stages', 'How many leads reach each stage, by week, source and field; which definition would have caught which lead', 'Who answered, how fast, and who had the lead'],
      ['B', 'A, with activities and owners', 'Speed to first touch, leads never touched, scores by behaviour, load per person, routing', 'What a field said on the day of the handoff'],
      ['C', 'B, with property history', 'Every fact as it was at the moment, so that scores and rules are replayed without looking ahead', 'What would have become of leads that nobody worked'],
    ],
  },
);

const FILES = part(
  'Which files, with which columns', ['At least twelve months, with every lead that was created in them: lost, rejected and untouched ones too.'],
  {
    heads: ['File', 'Columns', 'Level'],
    rows: [
      ['Contacts or leads', 'Record id, created, lifecycle stage and lead status, one date per stage, owner, source, country, industry, number of employees, job title, and every field that a score or a rule may use', 'A'],
      ['Activities', 'Activity id, lead id, kind (call, e-mail, meeting, form, page view), time with the clock, by whom, and whether automation made it', 'B'],
      ['Owners', 'Owner id, name or initials, team, territory, time zone, working hours, active or left and when', 'B'],
      ['Absences and holidays', 'Owner id, first and last day away; the public holidays of each office', 'B'],
      ['Deals', 'Deal id, lead id, created, closed, stage, amount, currency', 'B'],
      ['Property history', 'Lead id, property, new value, time, changed by', 'C'],
    ],
  },
  'Not needed, and better left out: free text of notes, bodies of e-mails, recordings, anything on health, belief or origin, and card or bank data.',
);

const FROM_HUBSPOT = part('From HubSpot', [
  'Contacts: open CRM, Contacts, the view All contacts. Choose Export, format CSV, and all properties on the record.',
  'The dates of stages (“Became a … date”) come with all properties; they make level A.',
  'Deals and owners: export Deals in the same way with their associated contacts. For owners, open Settings, Users and teams, and export the list.',
  'Activities and property history are in no export of a view, only in the interface for programs: ask whoever looks after the portal for both as CSV. Without them the history has level A.',
]);

const FROM_SALESFORCE = part('From Salesforce', [
  'Open Setup, Data export, Export now, and tick Lead, LeadHistory, Contact, Task, Event, Opportunity, OpportunityContactRole, User. Choose UTF-8.',
  'LeadHistory holds changes only of the fields whose history is tracked, and the standard product keeps it for 18 to 24 months: say which fields are tracked.',
  'Keep the 18-character ids, converted leads with their dates, and users who have left: they explain leads that would otherwise have no owner.',
]);

const writing = (zone: string): RequestPart => part('How the files should be written', [
  'As the system writes them. Opening and saving a file in a spreadsheet changes it: “11-50” becomes a date, long ids lose digits, dates turn round.',
  `Say in which time zone times are written where the file does not; ${zone} is taken unless you say otherwise.`,
  'Write down beside the files what your own dashboard says for the same period: leads, MQLs, SQLs, opportunities and won deals by month. The totals are compared before anything is concluded.',
]);

const SENDING = part('How to send them safely', [
  'Not attached to an e-mail: in a folder of your own that only the facilitator can open, or in an encrypted archive whose password goes by telephone.',
  'Names, e-mail addresses and telephone numbers may be left out or replaced by a code, as long as the record id stays: the figures hardly change. Baton can also replace them while importing.',
  'The files are read on the facilitator’s own laptop, uploaded nowhere, and deleted by the date that you agree.',
]);
