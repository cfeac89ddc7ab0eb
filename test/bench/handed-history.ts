import { FACT, STATES } from '../../shared/engine/history/history.ts';
import type { History } from '../../shared/engine/history/history.ts';
import { DAY, HOUR, MINUTE } from '../../shared/engine/time/units.ts';
import { FROM, historyOfSize } from './history-of-size.ts';

const FACTS_EACH = 10;
const EVENT_TYPES = ['page', 'task', 'mailing', 'call'];
const [LEAD, MQL, SQL, OPPORTUNITY, CUSTOMER, REJECTED] = (['lead', 'mql', 'sql', 'opportunity', 'customer', 'rejected'] as const).map((state) => STATES.indexOf(state)) as [number, number, number, number, number, number]; // six in, six out

/** Every lead handed over once, ten facts each: two visits, two stages, an owner, a task, calls, and one of a few ends. */
export function handedHistory(leads: number): History {
  const base = historyOfSize(1);
  const size = leads * FACTS_EACH;
  const facts = { offsets: new Uint32Array(leads + 1), at: new Float64Array(size), kind: new Uint8Array(size), subject: new Uint8Array(size), value: new Uint8Array(size), owner: new Uint8Array(size), automated: new Uint8Array(size) };
  const createdAt = new Float64Array(leads);
  for (let lead = 0; lead < leads; lead += 1) {
    const spread = (lead * 7_919) % 100_003;
    let [row, at] = [lead * FACTS_EACH, (createdAt[lead] = FROM + (spread / 100_003) * 150 * DAY)];
    const put = (kind: number, subject: number, wait: number, owner = 0, automated = 0): void => {
      at += wait;
      facts.at[row] = at;
      facts.kind[row] = kind;
      facts.subject[row] = subject;
      facts.owner[row] = owner;
      facts.automated[row] = automated;
      row += 1;
    };
    const owner = 1 + (spread % base.owners.length);
    put(FACT.engagement, 0, 0);
    put(FACT.stage, LEAD, MINUTE);
    put(FACT.engagement, 0, (spread % 70) * HOUR);
    put(FACT.stage, MQL, MINUTE);
    put(FACT.owner, 0, (spread % 11) * MINUTE, owner);
    put(FACT.engagement, 1, (spread % 13) * MINUTE, owner, 1);
    put(FACT.engagement, spread % 5 === 0 ? 2 : 3, (spread % 97) * HOUR, owner, spread % 5 === 0 ? 1 : 0);
    put(FACT.engagement, 3, (spread % 23) * HOUR, owner);
    put(FACT.stage, spread % 3 === 0 ? REJECTED : SQL, (spread % 89) * HOUR, owner);
    put(FACT.stage, spread % 3 === 0 ? MQL : spread % 7 === 0 ? CUSTOMER : OPPORTUNITY, (spread % 101) * HOUR, owner);
    facts.offsets[lead + 1] = row;
  }
  return { ...base, leadIds: Array.from({ length: leads }, (_, lead) => String(lead)), createdAt, fields: [], eventTypes: EVENT_TYPES, assets: [''], facts, level: 'B', from: FROM, to: FROM + 200 * DAY, excluded: new Uint8Array(leads) };
}
