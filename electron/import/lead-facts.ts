import { FACT, STAGES, STATES } from '../../shared/engine/history/history.ts';
import { counted, type FindingCounter } from './findings.ts';
import type { FactScratch } from './fact-table.ts';
import { free } from './growing.ts';
import type { ImportState } from './import-state.ts';

const MQL = STATES.indexOf('mql');

/** What the facts of the files tell of the leads already. */
export class Told {
  /** A bit for each state, then one for stages and one for owners; by lead, and empty while there is no fact. */
  private bits = new Uint16Array(0);
  private last = new Float64Array(0);
  private readonly leads: number;

  constructor(leads: number) {
    this.leads = leads;
  }

  take(lead: number, at: number, kind: number, subject: number): void {
    if (this.bits.length === 0) this.reserve();
    if (at > this.last[lead]!) this.last[lead] = at;
    // An outcome alone, from a status column, does not make the stage dates of the lead worthless.
    if (kind === FACT.stage) this.bits[lead]! |= subject < STAGES.length ? STAGE_BIT : 1 << subject;
    else if (kind === FACT.owner) this.bits[lead]! |= OWNER_BIT;
  }

  hasStage(lead: number): boolean {
    return ((this.bits[lead] ?? 0) & STAGE_BIT) !== 0;
  }

  hasOwner(lead: number): boolean {
    return ((this.bits[lead] ?? 0) & OWNER_BIT) !== 0;
  }

  hasOutcome(lead: number, state: number): boolean {
    return ((this.bits[lead] ?? 0) & (1 << state)) !== 0;
  }

  /** The last fact's instant; -Infinity without one. */
  latest(lead: number): number {
    return this.last[lead] ?? -Infinity;
  }

  clear(): void {
    free(this.bits);
    free(this.last);
  }

  private reserve(): void {
    this.bits = new Uint16Array(this.leads);
    this.last = new Float64Array(this.leads).fill(-Infinity);
  }
}

const STAGE_BIT = 1 << STATES.length;
const OWNER_BIT = 2 << STATES.length;

/** Makes the facts that only the leads' own columns tell, once every file was read. */
export class LeadFacts {
  private readonly state: ImportState;
  private readonly told: Told;
  private readonly leftOut: Uint8Array;
  /** By column of states: the state of each lead, 1 + its index; 0 for none. */
  private readonly currentStates: readonly Uint8Array[];
  private readonly owners: LeadOwners;
  private readonly noted: Readonly<Record<'unknown' | 'noTime' | 'noHistory' | 'outcome', FindingCounter>>;

  private readonly idOf = (lead: number): string => this.state.leads.id(lead);
  private readonly ownerOf = (lead: number): string => this.state.leads.owners.text(lead);

  /** `leftOut` by lead: 1 = a repeated record that counts nowhere, not in the findings either. */
  constructor(state: ImportState, told: Told, leftOut: Uint8Array) {
    this.state = state;
    this.leftOut = leftOut;
    this.told = told;
    const everyLead = new Uint32Array(state.leads.count);
    for (let lead = 0; lead < everyLead.length; lead++) everyLead[lead] = lead;
    this.currentStates = currentStatesOf(state, everyLead);
    this.owners = ownersOf(state, told, everyLead);
    if (this.owners.at !== everyLead) free(everyLead);
    this.noted = countersOf(state);
  }

  clear(): void {
    for (const column of [...this.currentStates, this.owners.at]) free(column);
  }

  /** The most facts that a lead can get. */
  get most(): number {
    return this.state.leads.stageDates.length + 1 + this.currentStates.length;
  }

  /** Puts a lead's facts behind those in the scratch and says how many there are now. */
  addTo(scratch: FactScratch, first: number, lead: number): number {
    const { state: { leads }, told } = this;
    let size = first;
    let mqlAt = NaN;
    let last = Math.max(told.latest(lead), nothingWhenNaN(leads.createdAt.get(lead)));
    for (let i = 0; i < leads.stageDates.length; i++) {
      const { stage, at } = leads.stageDates[i]!;
      const instant = at.get(lead);
      if (Number.isNaN(instant)) continue;
      if (stage === MQL && Number.isNaN(mqlAt)) mqlAt = instant;
      last = Math.max(last, instant);
      // Stage dates count only where no property history tells the stages more exactly.
      if (!told.hasStage(lead)) scratch.set(size++, instant, FACT.stage, stage, 0);
    }
    if (!told.hasOwner(lead)) size = this.addOwner(scratch, size, lead, Number.isNaN(mqlAt) ? leads.createdAt.get(lead) : mqlAt);
    return this.addCurrentStates(scratch, size, lead, last);
  }

  private addOwner(scratch: FactScratch, size: number, lead: number, at: number): number {
    const entry = this.owners.at[lead]!;
    const code = this.owners.codes[entry]!;
    if (code === 0) return size;
    if (this.owners.unknown[entry] === 1) this.note('unknown', lead, this.ownerOf);
    if (Number.isNaN(at)) {
      this.note('noTime', lead, this.idOf);
      return size;
    }
    this.note('noHistory', lead, this.idOf);
    scratch.set(size, at, FACT.owner, 0, code);
    return size + 1;
  }

  private note(finding: keyof LeadFacts['noted'], lead: number, exampleOf: (lead: number) => string): void {
    if (this.leftOut[lead] !== 1) this.noted[finding].add(lead, exampleOf);
  }

  /** An outcome that only the current status tells is put at the lead's last known moment; a stage without a date is not. */
  private addCurrentStates(scratch: FactScratch, first: number, lead: number, last: number): number {
    let size = first;
    for (const states of this.currentStates) {
      const current = states[lead]! - 1;
      if (current < STAGES.length || this.told.hasOutcome(lead, current) || last === -Infinity) continue;
      this.note('outcome', lead, this.idOf);
      scratch.set(size++, last, FACT.stage, current, 0);
    }
    return size;
  }
}

/** The owners that the leads' own columns name, by the entry of their text. */
interface LeadOwners {
  readonly at: Uint32Array;
  readonly codes: Uint32Array;
  readonly unknown: Uint8Array;
}

/** Asks the owners for every text that a lead without an owner fact has; other texts must not make an owner. */
function ownersOf({ leads, owners }: ImportState, told: Told, everyLead: Uint32Array): LeadOwners {
  const { addresses, at } = leads.owners.entries(everyLead);
  const wanted = new Uint8Array(addresses.length);
  for (let lead = 0; lead < leads.count; lead++) if (!told.hasOwner(lead)) wanted[at[lead]!] = 1;
  const found = { at, codes: new Uint32Array(addresses.length), unknown: new Uint8Array(addresses.length) };
  wanted.forEach((flag, entry) => {
    if (flag === 0 || addresses[entry] === 0) return;
    const { code, isUnknown } = owners.codeOf(leads.owners.arena.text(addresses[entry]!));
    found.codes[entry] = code;
    found.unknown[entry] = isUnknown ? 1 : 0;
  });
  return found;
}

const nothingWhenNaN = (at: number): number => (Number.isNaN(at) ? -Infinity : at);

/** The states that the columns of current states name; each different text is looked up once. */
function currentStatesOf({ leads, stateOf }: ImportState, everyLead: Uint32Array): Uint8Array[] {
  const files = [...leads.columnsOf];
  const most = Math.max(0, ...files.map(([, { states }]) => states.length));
  return Array.from({ length: most }, (_, nth) => {
    const current = new Uint8Array(leads.count);
    for (const [file, { states }] of files) {
      const column = states[nth];
      if (column === undefined) continue;
      const { addresses, at } = column.entries(everyLead);
      const known = Uint8Array.from(addresses, (address) => {
        const state = stateOf.get(column.arena.text(address).trim());
        return state === undefined ? 0 : STATES.indexOf(state) + 1;
      });
      for (let lead = 0; lead < current.length; lead++) if (leads.file.get(lead) === file) current[lead] = known[at[lead]!]!;
      if (at !== everyLead) free(at);
    }
    return current;
  });
}

function countersOf({ findings }: ImportState): Record<'unknown' | 'noTime' | 'noHistory' | 'outcome', FindingCounter> {
  return {
    unknown: findings.counter('unknownOwners', 'leads', {
      sentence: (count) => `${counted(count, 'lead', 'leads')} had an owner who is in no owners' file.`,
      effect: 'Kept as an owner without territory and hours. Add the owner to the owners file, or set the person up in the roster.',
    }),
    noTime: findings.counter('ownersWithoutTime', 'leads', {
      sentence: (count) => `${counted(count, 'lead', 'leads')} had an owner but no date at all.`,
      effect: 'The owner was left out, because nothing says when the lead was assigned.',
    }),
    noHistory: findings.counter('ownersWithoutHistory', 'leads', {
      sentence: (count) => `${counted(count, 'lead', 'leads')} had an owner but no history of owners.`,
      effect: 'Taken as assigned when the lead became an MQL, or when it was created where there is no such date.',
    }),
    outcome: findings.counter('outcomesWithoutTime', 'leads', {
      sentence: (count) => `${counted(count, 'lead was', 'leads were')} rejected, recycled or disqualified without a date.`,
      effect: 'Put at the last moment that is known of the lead.',
    }),
  };
}
