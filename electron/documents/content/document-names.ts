import { budgetInWords, promisedShare } from '../../../shared/format/clause-in-words.ts';
import { formatDateTime, formatDate } from '../../../shared/format/format-date.ts';
import type { ExpressionNames } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { ZoneTable } from '../../../shared/engine/time/zone-table.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import type { SlaDocument } from '../sla-document.ts';
import { speakFor, type Speak } from '../../../shared/format/texts/speak.ts';

/** Offsets of a zone around the given UTC instants; null when nobody knows the zone. */
export type ZoneReader = (zone: string, from: number, to: number) => ZoneTable | null;

/** How the document names what the configuration points to by id. */
export interface DocumentNames {
  readonly expression: ExpressionNames;
  readonly tier: (id: string) => string;
  readonly rep: (id: string) => string;
  /** From or until when somebody receives leads, such as "until 31 May 2026"; '' for somebody who always does. */
  readonly presence: (repId: string) => string;
  readonly pool: (id: string) => string;
  readonly calendar: (id: string) => string;
}

/** Names for the ids of a configuration; an id that points nowhere is printed as it is. */
export function documentNames({ tiers, routing }: Configuration, readZone: ZoneReader, say: Speak): DocumentNames {
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[]) => (id: string) =>
    list.find((item) => item.id === id)?.name || id;
  const tier = nameIn(tiers.classes);
  const territory = nameIn(routing.territories);
  return {
    expression: {
      texts: say.texts,
      value: (field, value) => {
        if (field === '@tier') return tier(String(value));
        if (field === '@territory') return territory(String(value));
        if (typeof value === 'boolean') return say.words(value ? 'yes' : 'no');
        return value === '' ? say.words('empty') : String(value);
      },
    },
    tier,
    rep: nameIn(routing.roster),
    presence: (repId) => presenceInWords(routing.roster.find(({ id }) => id === repId), readZone, say),
    pool: nameIn(routing.pools),
    calendar: nameIn(routing.calendars),
  };
}

/** From the day on which a person leaves nothing is assigned, so the day before is the last one. */
function presenceInWords(rep: Configuration['routing']['roster'][number] | undefined, readZone: ZoneReader, say: Speak): string {
  if (rep === undefined) return '';
  const day = (instant: number): string => dayInWords(instant, rep.zone, readZone);
  return [...(rep.activeFrom === undefined ? [] : [say.words('names.from', { day: day(rep.activeFrom) })]), ...(rep.activeTo === undefined ? [] : [say.words('names.until', { day: day(rep.activeTo - 1) })])].join(' ');
}

/** An instant as date and time in a zone; in UTC, and saying so, when the zone is unknown. */
export function instantInWords(instant: number, zone: string, readZone: ZoneReader): string {
  const table = readZone(zone, instant, instant);
  return table === null ? `${formatDateTime(instant, fixedZone('UTC', 0))} UTC` : formatDateTime(instant, table);
}

/** The day of an instant in a zone; in UTC when the zone is unknown. */
export function dayInWords(instant: number, zone: string, readZone: ZoneReader): string {
  return formatDate(instant, readZone(zone, instant, instant) ?? fixedZone('UTC', 0));
}

/** What sales promises for a tier, in a table cell. */
export function targetInWordsOf({ sla }: Configuration, tierId: string, say: Speak): string {
  const target = sla.targets.find((item) => item.tierId === tierId);
  if (target === undefined) return say.words('names.noPromise');
  const budget = budgetInWords(target.budgetMinutes, target.clock, say);
  return target.share === undefined ? budget : say.words('names.ofLeads', { budget, share: promisedShare(target.share) });
}

/** "version 2", or "draft" for a proposal that nobody has frozen. */
export function versionInWords(document: SlaDocument): string {
  const say = speakFor(document);
  return document.status === 'draft' ? say.words('names.draft') : say.words('names.version', { version: String(document.version) });
}

/** The name of a team as it opens a sentence or a table row. */
export const teamName = (team: string, say: Speak): string => (isTeam(team) ? say.words(`team.${team}`) : team);

const TEAMS = ['marketing', 'sales', 'revops', 'facilitator', 'observer'] as const;
const isTeam = (team: string): team is (typeof TEAMS)[number] => TEAMS.some((known) => known === team);

/** A text with the stop that closes a sentence. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** What people wrote, or a plain remark that they wrote nothing. */
export function written(text: string, nothing: string): string {
  return text.trim() === '' ? nothing : text.trim();
}
