import type { Locator } from 'playwright-core';

/** Chooses from a list that opens on a click and is searched by typing. */
export async function pick(scope: Locator, label: string, option: string | RegExp): Promise<void> {
  const page = scope.page();
  await scope.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('listbox', { name: label }).getByRole('option', { name: option }).first().click();
}

/** Chooses from a plain list. */
export const choose = async (scope: Locator, label: string, option: string): Promise<void> => void (await scope.getByLabel(label, { exact: true }).selectOption({ label: option }));

/** Writes into a field and leaves it, as a person does; fields keep what was typed when they are left. */
export async function write(scope: Locator, label: string, text: string): Promise<void> {
  const field = scope.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.blur();
}

/** Presses a button by its exact name. */
export const press = (scope: Locator, name: string | RegExp): Promise<void> => scope.getByRole('button', { name, exact: true }).click();

/** Chooses one of the few that stand side by side. */
export const segment = (scope: Locator, group: string, name: string): Promise<void> => scope.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true }).click();

/** The texts of a list or row once it is there. */
export async function textsOf(items: Locator): Promise<string[]> {
  await items.first().waitFor();
  return items.allInnerTexts();
}

/** Waits until an element says what is expected; what it says may come a moment after the element. */
export const says = (element: Locator, text: RegExp): Promise<void> => element.filter({ hasText: text }).waitFor();
