import { describe, expect, it } from 'vitest';
import { roomScale } from '../../../renderer/app/use-appearance.ts';

describe('the room', () => {
  it('shows the same picture on a projector of fewer or more points', () => {
    expect([roomScale(1280, 720), roomScale(1920, 1080), roomScale(3840, 2160)]).toEqual([0.667, 1, 2]);
  });

  it('never scales one side out of the window, nor letters out of sight', () => {
    expect(roomScale(3440, 1440)).toBe(1.333);
    expect(roomScale(400, 300)).toBe(0.5);
  });
});
