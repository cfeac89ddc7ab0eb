/** The stage that a write leaves: forward or cleared as sent, backward without a word as it was (hubspot.md §4a). */
export function writtenStage(order: readonly string[], now: string, sent: string): string {
  if (sent === '' || now === '') return sent;
  return order.indexOf(sent) >= order.indexOf(now) ? sent : now;
}
