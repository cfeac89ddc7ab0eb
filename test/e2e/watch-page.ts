import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Everything that a spec must not see, collected while it runs. */
export interface PageWatch {
  /** Console errors, uncaught errors and requests to another host so far. */
  readonly problems: readonly string[];
  /** Violations of level serious or critical on what is shown now, each with the first element. */
  axe(): Promise<string[]>;
}

/** Starts watching a page; `ownOrigin` is the only one that it may ask. */
export function watchPage(page: Page, ownOrigin: () => string): PageWatch {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== ownOrigin()) problems.push(`request to ${request.url()}`);
  });
  return {
    problems,
    async axe() {
      const { violations } = await new AxeBuilder({ page }).analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, impact, nodes }) => `${impact ?? ''} ${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160) ?? ''} ${nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''}`);
    },
  };
}
