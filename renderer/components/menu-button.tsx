import type { JSX, ReactNode } from 'react';
import { Menu } from '@mantine/core';
import { KeyHint } from './key-hint.tsx';

export type MenuEntry =
  | { readonly kind: 'action'; readonly label: string; readonly keys?: string; readonly isOn?: boolean; readonly isDisabled?: boolean; readonly onChoose: () => void }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'line' };

/** A menu under its own opener; `opener` must be one focusable element. */
export function MenuButton({ opener, entries, position = 'bottom-start', width = 220 }: {
  readonly opener: ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end';
  readonly width?: number;
}): JSX.Element {
  return (
    <Menu withInitialFocusPlaceholder={false} position={position} width={width} shadow="none" transitionProps={{ duration: 0 }} withinPortal>
      <Menu.Target>{opener}</Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry, index) => {
          if (entry.kind === 'line') return <Menu.Divider key={index} />;
          if (entry.kind === 'heading') return <Menu.Label key={index}>{entry.label}</Menu.Label>;
          return (
            <Menu.Item key={index} disabled={entry.isDisabled === true} onClick={entry.onChoose} rightSection={entry.keys === undefined ? undefined : <KeyHint keys={entry.keys} />} data-on={entry.isOn === true || undefined}>
              {entry.label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
