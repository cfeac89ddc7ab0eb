import type { Codes, EventAttribute, Facts, History } from '../history/history.ts';
import { FACT, STATES } from '../history/history.ts';

const LEAD = STATES.indexOf('lead');
const MQL = STATES.indexOf('mql');

/** A part of a history, in UTC ms: from an instant on, up to and including another. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * A history in which handoffs count from `from` on and nothing is known after `to`. What was known of a lead before `from`
 * stays known; only its earlier triggers no longer are any. Leads made after `to` are left out of every figure.
 */
export function historyWithin(history: History, { from, to }: Period): History {
  const known = to >= history.to ? history : knownUntil(history, to);
  return { ...known, facts: { ...known.facts, subject: withoutEarlierTriggers(known.facts, from) }, from: Math.max(from, history.from), to: known.to };
}

/** Stages in which a trigger before `from`, or the repetition of one, reads as the stage before it. */
function withoutEarlierTriggers({ offsets, kind, subject, at }: Facts, from: number): Codes {
  const own = subject.slice();
  for (let lead = 0; lead + 1 < offsets.length; lead += 1) {
    let state = -1;
    for (let row = offsets[lead]!; row < offsets[lead + 1]!; row += 1) {
      if (kind[row] !== FACT.stage) continue;
      if (subject[row] === MQL && (at[row]! < from || state === MQL)) own[row] = LEAD;
      state = subject[row]!;
    }
  }
  return own;
}

/** The facts up to and including an instant; batches can no longer be told apart in it. */
function knownUntil(history: History, to: number): History {
  const { facts } = history;
  const rows = new Uint32Array(facts.at.length);
  const offsets = new Uint32Array(facts.offsets.length);
  let count = 0;
  for (let lead = 0; lead + 1 < facts.offsets.length; lead += 1) {
    for (let row = facts.offsets[lead]!; row < facts.offsets[lead + 1]! && facts.at[row]! <= to; row += 1) rows[count++] = row;
    offsets[lead + 1] = count;
  }
  const kept = rows.subarray(0, count);
  const pick = <T extends Float64Array | Uint8Array | Codes>(column: T, into: T): T => {
    for (let place = 0; place < count; place += 1) into[place] = column[kept[place]!]!;
    return into;
  };
  const codes = (column: Codes): Codes => pick<Codes>(column, column instanceof Uint8Array ? new Uint8Array(kept.length) : column instanceof Uint16Array ? new Uint16Array(kept.length) : new Uint32Array(kept.length));
  const attributes = facts.attributes?.map(({ name, values }): EventAttribute => ({ name, values: pick(values, new Float64Array(kept.length)) }));
  return {
    ...history,
    facts: {
      offsets,
      at: pick(facts.at, new Float64Array(kept.length)),
      kind: pick(facts.kind, new Uint8Array(kept.length)),
      subject: codes(facts.subject),
      value: codes(facts.value),
      owner: codes(facts.owner),
      automated: pick(facts.automated, new Uint8Array(kept.length)),
      ...(attributes === undefined ? {} : { attributes }),
    },
    excluded: Uint8Array.from(history.excluded, (flag, lead) => (history.createdAt[lead]! > to ? 1 : flag)),
    to,
  };
}
