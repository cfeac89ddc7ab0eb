import assert from 'node:assert/strict';
import { pick, press, says, segment, write } from '../pages/form.ts';
import { workshopPage } from '../pages/workshop-page.ts';
import type { DayStep } from './day-step.ts';

export const PROPOSE_STEPS: readonly DayStep[] = [
  {
    name: 'an MQL and a hand-raise are defined and agreed by both teams',
    async run({ app: { page }, facts }) {
      const { screen, goTo, finding } = workshopPage(page);
      await goTo('Define');
      await press(screen, /^Hand-raise/);
      const raise = screen.getByRole('group', { name: 'Hand-raise', exact: true });
      await write(raise, 'Wording', 'A lead that asks to talk to somebody.');
      await press(raise, 'Activity');
      await pick(raise, 'Type of activity', new RegExp(facts.handRaise));
      await press(screen, /^MQL/);
      const mql = screen.getByRole('group', { name: 'MQL', exact: true });
      await write(mql, 'Wording', 'Fits, and shows that it wants something.');
      for (const team of ['Marketing', 'Sales']) await mql.getByRole('checkbox', { name: team, exact: true }).click();
      await finding.getByText(/^One/).waitFor();
    },
  },
  {
    name: 'leads are scored by fit and engagement, and the threshold is set',
    async run({ app: { page }, facts }) {
      const { screen, goTo, finding, strip } = workshopPage(page);
      await goTo('Score');
      const model = screen.getByRole('complementary', { name: 'Scoring model' });
      await model.getByRole('button', { name: 'Group', exact: true }).first().click();
      await press(model, 'Rule');
      await press(model, 'Fact');
      await pick(model, 'Fact', new RegExp(`^${facts.goodField}`));
      const fact = model.getByRole('combobox', { name: 'Fact', exact: true });
      await fact.fill(facts.goodField.slice(0, 3));
      await page.getByRole('listbox', { name: 'Fact' }).getByRole('option', { name: new RegExp(`^${facts.goodField}`) }).first().click();
      assert.equal(await fact.inputValue(), facts.goodField, 'choosing the same fact again leaves its name, not what was typed');
      await model.getByLabel(`Comparison of ${facts.goodField}`).selectOption('isKnown');
      await model.getByRole('textbox', { name: /^Points of/ }).fill('10');
      await model.getByRole('button', { name: 'Group', exact: true }).last().click();
      await press(model, 'Activity');
      await pick(model, 'Type of activity', new RegExp(facts.engagement));
      await write(model, 'MQL from', '15');
      await strip('MQLs a week').getByRole('button', { name: /proposed: [1-9]/ }).waitFor();
      await strip('MQLs a week').getByRole('button', { name: 'MQLs a week, actual: Observed' }).waitFor();
      await strip('MQLs a week').getByRole('button', { name: 'MQLs a week, proposed: Deterministic' }).waitFor();
      await says(finding, /At 15 points/);
    },
  },
  {
    name: 'a rule routes leads to the people of a pool, and one lead says why',
    async run({ app: { page } }) {
      const { screen, goTo, dialog, finding } = workshopPage(page);
      await goTo('Route');
      await press(screen, 'Take roster from the imported owners');
      await press(dialog, /^Take \d+ owners$/);
      await press(screen, /^Rule/);
      await finding.getByText(/^One rule/).waitFor();
      await screen.getByRole('complementary', { name: /^Rule/ }).getByRole('button', { name: 'Close the rule' }).click();
      await screen.getByRole('complementary', { name: 'Why this person' }).getByRole('heading', { name: /^Why this owner/ }).waitFor();
    },
  },
  {
    name: 'both sides promise, and every clause is tested on the history',
    async run({ app: { page }, facts }) {
      const { screen, goTo, strip } = workshopPage(page);
      await goTo('Promise');
      await segment(screen, 'Part of the promise', 'Clauses');
      const clock = screen.getByRole('region', { name: 'How the clock runs' });
      await pick(clock, 'Add to Touches that count', new RegExp(facts.touch));
      await write(clock, 'Who owns the moment between trigger and first touch', 'Maren Beck');
      await write(clock, 'In force from', '2026-12-01');
      await write(clock, 'Reviewed on', '2027-03-01');
      await press(screen.getByRole('region', { name: 'Marketing promises' }), /^Clause/);
      await page.getByRole('menuitem', { name: 'How many leads a week' }).click();
      const owner = screen.getByRole('region', { name: 'Sales promises' }).getByRole('combobox', { name: /^Owner of clause/ }).first();
      await owner.fill('Tom Sand');
      await owner.press('Enter');
      await strip('Inside the SLA').getByRole('button', { name: /judged by the proposed SLA: \d/ }).waitFor();
    },
  },
  {
    name: 'a clause that fails on the history is relaxed, the playbook is written, and both stand on the pages',
    async run({ app: { page } }) {
      const { screen } = workshopPage(page);
      const attempts = screen.getByRole('region', { name: 'Sales promises' }).getByRole('listitem', { name: /: Attempts$/ });
      await attempts.getByRole('img', { name: 'Not kept at target', exact: true }).waitFor();
      await write(attempts, 'Attempts', '1');
      await write(attempts, 'Share of leads with the attempts, percent', '20');
      await attempts.getByRole('img', { name: 'Kept at target', exact: true }).waitFor();
      await segment(screen, 'Part of the promise', 'Playbook');
      await write(screen, 'First hour', 'Read the card, call, leave a message');
      await segment(screen, 'Part of the promise', 'Page');
      await screen.getByText('At least 20 % of the leads get one attempt').waitFor();
      await segment(screen, 'Show', 'Pages');
      await screen.getByRole('img', { name: /^Page 1 of \d+$/ }).waitFor();
    },
  },
];
