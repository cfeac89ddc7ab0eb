import type { Configuration } from '../model/configuration.ts';
import type { PushOperation } from './push-operation.ts';
import { contextSteps, recycleSteps, requiredFieldSteps, responseSteps } from './steps-for-promise.ts';
import { conversionDashboardSteps, slaDashboardSteps } from './steps-for-reports.ts';
import { absenceSteps, calendarSteps, routingSteps, routingTermSteps, territorySteps } from './steps-for-routing.ts';
import { definitionSteps, scoringSteps, tierSteps } from './steps-for-scoring.ts';

/** Everything that has no interface, or that this version leaves to a person, in the order to do it (hubspot.md §12). */
export function stepsByHand(configuration: Configuration, scoring: PushOperation = scoringSteps(configuration), isTierCalculated = false): PushOperation[] {
  return [
    scoring,
    isTierCalculated ? null : tierSteps(configuration),
    definitionSteps(configuration),
    territorySteps(configuration),
    routingSteps(configuration),
    routingTermSteps(configuration),
    calendarSteps(configuration),
    responseSteps(configuration),
    recycleSteps(configuration),
    ...atLast(configuration),
  ].filter((operation) => operation !== null);
}

/** The same beside workflows that a push makes: what each of them cannot say stands in `unfinished`. */
export function stepsBesideWorkflows(configuration: Configuration, unfinished: readonly PushOperation[], scoring: PushOperation = scoringSteps(configuration)): PushOperation[] {
  return [scoring, ...unfinished, territorySteps(configuration), routingTermSteps(configuration), calendarSteps(configuration), ...atLast(configuration)].filter((operation) => operation !== null);
}

const atLast = (configuration: Configuration): (PushOperation | null)[] => [contextSteps(configuration), requiredFieldSteps(configuration), absenceSteps(configuration), slaDashboardSteps(configuration), conversionDashboardSteps(configuration)];
