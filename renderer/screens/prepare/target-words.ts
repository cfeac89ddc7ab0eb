import type { FileKind, TARGETS } from '../../../shared/contract/schemas/import.ts';

/** What a file holds, as people call it. */
export const KIND_WORDS: Readonly<Record<FileKind, string>> = {
  leads: 'Leads', events: 'Activities', owners: 'Owners', deals: 'Deals', propertyHistory: 'Property history', absences: 'Absences', calendars: 'Hours and holidays',
};

/** A file among others as people call it: its kind, and its name where several are of that kind. */
export const fileLabel = (file: { readonly kind: FileKind; readonly name: string }, files: readonly { readonly kind: FileKind }[]): string =>
  files.filter(({ kind }) => kind === file.kind).length > 1 ? `${KIND_WORDS[file.kind]}, ${file.name}` : KIND_WORDS[file.kind];

type TargetOf<K extends FileKind> = (typeof TARGETS)[K][number];

/** What a column can mean, by kind of file, as people call it. Typed against the contract, so that none can be missing. */
export const TARGET_WORDS: { readonly [K in FileKind]: Readonly<Record<TargetOf<K>, string>> } = {
  leads: {
    leadId: 'Lead id', createdAt: 'Created at', firstName: 'First name', lastName: 'Last name', fullName: 'Full name', email: 'E-mail', phone: 'Phone', company: 'Company',
    source: 'Source', rejectReason: 'Reason of a reject', outcome: 'How it ended (yes or no)', owner: 'Owner', currentState: 'Stage or status now', stageDate: 'Date of a stage', field: 'Keep as a fact', ignore: 'Leave out',
  },
  events: { eventId: 'Activity id', leadId: 'Lead id', at: 'When', type: 'Type', asset: 'Asset, such as a page', owner: 'Who', automated: 'Automated (yes or no)', number: 'Number to add up', ignore: 'Leave out' },
  owners: {
    ownerId: 'Owner id', name: 'Name', firstName: 'First name', lastName: 'Last name', email: 'E-mail', territory: 'Territory', zone: 'Time zone', workStart: 'Starts work', workEnd: 'Ends work', dayCap: 'Leads a day, at most',
    isActive: 'Active (yes or no)', inactiveFrom: 'Inactive from', ignore: 'Leave out',
  },
  deals: { dealId: 'Deal id', leadId: 'Lead id', owner: 'Owner', amount: 'Amount', currency: 'Currency', stage: 'Deal stage', createdAt: 'Created at', closedAt: 'Closed at', ignore: 'Leave out' },
  propertyHistory: { leadId: 'Lead id', property: 'Property', value: 'New value', at: 'When', source: 'Changed by', ignore: 'Leave out' },
  absences: { ownerId: 'Owner id', name: 'Name', email: 'E-mail', from: 'First day or moment away', to: 'Last day or moment away', kind: 'Kind', ignore: 'Leave out' },
  calendars: {
    ownerId: 'Owner id', name: 'Name', email: 'E-mail', team: 'Team', calendar: 'Calendar', weekday: 'Day of the week', opens: 'Starts work', closes: 'Ends work',
    monday: 'Hours on Monday', tuesday: 'Hours on Tuesday', wednesday: 'Hours on Wednesday', thursday: 'Hours on Thursday', friday: 'Hours on Friday', saturday: 'Hours on Saturday', sunday: 'Hours on Sunday',
    holiday: 'Day of a holiday', holidayName: 'Name of the holiday', ignore: 'Leave out',
  },
};

/** The meanings of one kind as choices. */
export const targetChoices = (kind: FileKind): { readonly value: string; readonly label: string }[] =>
  Object.entries(TARGET_WORDS[kind]).map(([value, label]) => ({ value, label }));

/** The field's states as people call them. */
export const STATE_WORDS: Readonly<Record<string, string>> = {
  lead: 'Lead', mql: 'MQL', sal: 'SAL, accepted by sales', sql: 'SQL', opportunity: 'Opportunity', customer: 'Customer', rejected: 'Rejected', recycled: 'Recycled', disqualified: 'Disqualified',
};

/** The kinds in the order in which people think of them. */
export const FILE_KIND_ORDER: readonly FileKind[] = ['leads', 'events', 'owners', 'deals', 'propertyHistory', 'absences', 'calendars'];

/** What a column means when its cells are a person's own. */
export const PERSONAL_TARGETS: ReadonlySet<string> = new Set(['firstName', 'lastName', 'fullName', 'name', 'owner', 'email', 'phone']);
