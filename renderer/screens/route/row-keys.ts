import type { KeyboardEvent } from 'react';

/** Arrow Up and Down go from the button of one list item to that of its neighbour; Home and End to the ends. */
export function moveAlongItems(event: KeyboardEvent<HTMLElement>): void {
  const item = event.currentTarget.closest('li');
  const list = item?.parentElement;
  if (item == null || list == null || event.altKey) return;
  const items = [...list.children];
  const at = items.indexOf(item);
  const next = { ArrowDown: items[at + 1], ArrowUp: items[at - 1], Home: items[0], End: items.at(-1) }[event.key];
  const button = next?.querySelector('button');
  if (button == null) return;
  event.preventDefault();
  button.focus();
}
