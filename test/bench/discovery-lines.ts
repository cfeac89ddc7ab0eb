import { discoverHandoff } from '../../shared/engine/discovery/discover-handoff.ts';
import { plainTraces } from '../../shared/engine/discovery/plain-discovery.ts';
import type { TraceRules } from '../../shared/engine/discovery/trace-handoffs.ts';
import { findHandoffs } from '../../shared/engine/replay/find-handoffs.ts';
import { createBusinessCalendar } from '../../shared/engine/time/business-calendar.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { fixedZone } from '../../shared/engine/time/zone-table.ts';
import { officeHours } from '../fixtures/a-proposal.ts';
import { asked, msText, ratioText, type BenchLine } from './bench-line.ts';
import { measureCpu } from './cpu-time.ts';
import { handedHistory } from './handed-history.ts';

const RULES: TraceRules = { touches: [{ type: 'call', automated: false }], automatedTouches: [{ type: 'mailing' }], actions: { events: [{ type: 'task' }], countsOwner: true, windowMinutes: 5 } };
const SIZES = [[100_000, 400], [1_000_000, 3_000]] as const;
/** As many leads as the plain form is shown. */
const PLAIN_LEADS = 20_000;

/** The actual handoff discovered from every lead handed over, finding the handoffs included; beside the plain form. All in CPU time. */
export function discoveryLines(): Promise<BenchLine[]> {
  const lines = SIZES.map(([leads, limit]): BenchLine => {
    const time = discover(leads);
    return { what: `Discovery, in CPU time: ${leads.toLocaleString('en')} leads handed over, ${(leads * 10).toLocaleString('en')} facts`, ...msText(time), ...asked(time.median, limit), check: time.check };
  });
  const own = discover(PLAIN_LEADS);
  const history = handedHistory(PLAIN_LEADS);
  const plain = measureCpu(() => plainTraces(history, RULES), (traces) => String(traces.length));
  return Promise.resolve([...lines, { what: `  ${PLAIN_LEADS.toLocaleString('en')} leads`, ...msText(own), ratio: '× 1' }, { what: '  its plain definition, traces alone', ...msText(plain), ratio: ratioText(plain.median, own.median) }]);
}

function discover(leads: number): ReturnType<typeof measureCpu> {
  const history = handedHistory(leads);
  const calendar = createBusinessCalendar(officeHours(), fixedZone('UTC', 0), history.from - 30 * DAY, history.to + 100 * DAY);
  return measureCpu(() => discoverHandoff({ history, rules: RULES, handoffs: findHandoffs(history, RULES), calendarOf: () => calendar }), (found) => JSON.stringify([found.variants, found.edges]));
}
