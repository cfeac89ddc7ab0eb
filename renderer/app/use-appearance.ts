import { useEffect, useRef } from 'react';
import { useHost } from '../host/host-context.tsx';
import { useUi } from '../state/ui-store.ts';
import { useCall } from '../state/use-call.ts';
import { useShortcut } from '../state/use-shortcut.ts';

/** The room is drawn for 1920 × 1080; a projector of fewer or more points shows the same picture at the same size on the wall. */
export const roomScale = (width: number, height: number): number => Math.max(0.5, Math.round(Math.min(width / 1920, height / 1080) * 1000) / 1000);

/** Ties light, dark and room mode to the root element and to the settings of this laptop. */
export function useAppearance(): void {
  const host = useHost();
  const { theme, isRoom, isMasked, set } = useUi();
  const settings = useCall('app.getSettings', {}).data;
  const isRead = useRef(false);
  useEffect(() => {
    if (settings === undefined || isRead.current) return;
    isRead.current = true;
    const isDark = settings.appearance === 'dark' || (settings.appearance === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
    set({ theme: isDark ? 'dark' : 'light', isRoom: settings.roomMode });
  }, [settings, set]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['room'] = String(isRoom);
    if (isRead.current) void host.call('app.saveSettings', { appearance: theme, roomMode: isRoom });
  }, [host, theme, isRoom]);
  useEffect(() => {
    const scale = (): void => void (document.documentElement.style.zoom = isRoom ? String(roomScale(window.innerWidth, window.innerHeight)) : '');
    scale();
    window.addEventListener('resize', scale);
    return () => window.removeEventListener('resize', scale);
  }, [isRoom]);
  useShortcut('d', () => set({ theme: theme === 'dark' ? 'light' : 'dark' }));
  useShortcut('r', () => set({ isRoom: !isRoom }));
  useShortcut('m', () => set({ isMasked: !isMasked }));
}
