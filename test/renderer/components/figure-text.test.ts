import { describe, expect, it } from 'vitest';
import { bytesText, coefficientText, countText, dayText, decimalText, minutesText, momentText, plural, pointsText, shareFigure, shareText } from '../../../renderer/components/figure-text.ts';

describe('figures as text', () => {
  it('groups thousands and prints a dash for what is not known', () => {
    expect(countText(20_140)).toBe('20,140');
    expect(countText(null)).toBe('–');
  });

  it('prints shares whole, and small ones with a decimal', () => {
    expect(shareText(0.384)).toBe('38\u2009%');
    expect(shareFigure(0.0284)).toBe('2.8');
    expect(shareFigure(0.9961)).toBe('99.6');
  });

  it('never rounds something to nothing or to everything', () => {
    expect(shareFigure(0)).toBe('0');
    expect(shareFigure(1)).toBe('100');
    expect(shareFigure(0.0001)).toBe('under 0.1');
    expect(shareFigure(0.99999)).toBe('over 99.9');
  });

  it('says minutes as people do', () => {
    expect(minutesText(45)).toBe('45 min');
    expect(minutesText(190)).toBe('3 h 10');
    expect(minutesText(60 * 52)).toBe('2 d 4 h');
  });

  it('prints coefficients without a leading nought, points with their sign', () => {
    expect(coefficientText(0.06)).toBe('.06');
    expect(coefficientText(-0.18)).toBe('-.18');
    expect(pointsText(-40)).toBe('−40');
    expect(pointsText(15)).toBe('+15');
    expect(decimalText(47)).toBe('47');
    expect(decimalText(12.5)).toBe('12.5');
  });

  it('prints days and times in the zone of the client', () => {
    const instant = Date.UTC(2026, 10, 26, 23, 30);
    expect(dayText(instant, 'Europe/Berlin')).toBe('Fri 27 Nov 2026');
    expect(momentText(instant, 'UTC')).toBe('26 Nov 2026, 23:30');
  });

  it('counts things with their noun', () => {
    expect(plural(1, 'lead')).toBe('1 lead');
    expect(plural(2000, 'person', 'people')).toBe('2,000 people');
    expect(bytesText(3_400_000)).toBe('3.4 MB');
  });
});
