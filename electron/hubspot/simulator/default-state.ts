import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { RehearsalState, StoredGroup, StoredOption, StoredOwner, StoredProperty } from './rehearsal-state.ts';

const options = (...pairs: readonly (readonly [value: string, label: string])[]): StoredOption[] =>
  pairs.map(([value, label], displayOrder) => ({ value, label, displayOrder, hidden: false }));

/** When the imagined portal was opened: 2 January 2024. */
const OPENED_AT = 1_704_153_600_000;

type Own = Partial<StoredProperty> & Pick<StoredProperty, 'name' | 'label' | 'type' | 'fieldType'>;

const property = (own: Own): StoredProperty => ({
  description: '',
  groupName: 'contactinformation',
  options: [],
  displayOrder: -1,
  hidden: false,
  formField: false,
  hasUniqueValue: false,
  calculated: false,
  hubspotDefined: true,
  readOnlyDefinition: true,
  readOnlyOptions: false,
  createdAt: OPENED_AT,
  updatedAt: OPENED_AT,
  archivedAt: null,
  ...own,
});

const text = (name: string, label: string): StoredProperty => property({ name, label, type: 'string', fieldType: 'text', formField: true });

/** A portal as a small business leaves it: what every portal has, and a few things that somebody once added. */
export function defaultRehearsalState(): RehearsalState {
  return {
    format: 1,
    portal: {
      portalId: 99_000_001,
      portalName: 'Rehearsal portal',
      accountType: 'DEVELOPER_TEST',
      timeZone: 'UTC',
      companyCurrency: 'EUR',
      uiDomain: 'app.hubspot.com',
      dataHostingLocation: 'eu1',
      createdAt: OPENED_AT,
    },
    nextListId: 14,
    nextWorkflowId: 5001,
    workflows: [],
    nextScoreId: 301,
    scores: [],
    owners: [],
    validations: [],
    closed: {},
    objects: {
      contacts: { groups: contactGroups(), properties: contactProperties() },
      companies: { groups: [group('companyinformation', 'Company information', 0)], properties: [text('name', 'Company name'), text('domain', 'Company domain name')] },
    },
    lists: [
      {
        listId: '12', listVersion: 1, name: 'Newsletter readers', objectTypeId: '0-1', processingType: 'MANUAL',
        filterBranch: null, createdAt: OPENED_AT, updatedAt: OPENED_AT, filtersUpdatedAt: OPENED_AT, deletedAt: null,
      },
    ],
  };
}

/** The agreed people as users of a rehearsed portal, so that routing finds them. */
export const rehearsedOwners = ({ routing }: Pick<Configuration, 'routing'>): StoredOwner[] =>
  routing.roster.map((rep, i) => ({ ownerId: rep.extId === '' ? rep.id : rep.extId, userId: String(2001 + i), email: '', firstName: rep.name, lastName: '', archived: false }));

const group = (name: string, label: string, displayOrder: number): StoredGroup => ({ name, label, displayOrder, archived: false });

const contactGroups = (): StoredGroup[] => [
  group('contactinformation', 'Contact information', 0),
  group('sales_properties', 'Sales properties', 1),
  group('contact_activity', 'Contact activity', 2),
];

function contactProperties(): StoredProperty[] {
  return [
    text('firstname', 'First name'),
    text('lastname', 'Last name'),
    property({ name: 'email', label: 'Email', type: 'string', fieldType: 'text', formField: true, hasUniqueValue: true }),
    text('phone', 'Phone number'),
    text('company', 'Company name'),
    text('jobtitle', 'Job title'),
    text('country', 'Country/Region'),
    property({ name: 'createdate', label: 'Create date', type: 'datetime', fieldType: 'date', groupName: 'contact_activity', calculated: true }),
    property({ name: 'hubspot_owner_id', label: 'Contact owner', type: 'enumeration', fieldType: 'select', groupName: 'sales_properties', readOnlyOptions: true }),
    property({
      name: 'lifecyclestage', label: 'Lifecycle stage', type: 'enumeration', fieldType: 'radio', readOnlyOptions: true,
      options: options(
        ['subscriber', 'Subscriber'], ['lead', 'Lead'], ['marketingqualifiedlead', 'Marketing qualified lead'],
        ['salesqualifiedlead', 'Sales qualified lead'], ['opportunity', 'Opportunity'], ['customer', 'Customer'],
        ['evangelist', 'Evangelist'], ['other', 'Other'],
      ),
    }),
    property({
      name: 'hs_lead_status', label: 'Lead status', type: 'enumeration', fieldType: 'radio', groupName: 'sales_properties', readOnlyDefinition: false,
      options: options(
        ['NEW', 'New'], ['OPEN', 'Open'], ['IN_PROGRESS', 'In progress'], ['OPEN_DEAL', 'Open deal'], ['UNQUALIFIED', 'Unqualified'],
        ['ATTEMPTED_TO_CONTACT', 'Attempted to contact'], ['CONNECTED', 'Connected'], ['BAD_TIMING', 'Bad timing'],
      ),
    }),
    property({ name: 'hs_sa_first_engagement_date', label: 'Date of first engagement', type: 'datetime', fieldType: 'date', groupName: 'sales_properties', calculated: true }),
    property({ name: 'lead_grade', label: 'Lead grade', type: 'string', fieldType: 'text', hubspotDefined: false, readOnlyDefinition: false }),
  ];
}
