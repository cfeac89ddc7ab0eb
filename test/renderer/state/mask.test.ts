import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskName, maskReps, maskValue } from '../../../renderer/state/mask.ts';

describe('masking', () => {
  it('leaves the first letter of a first name and of a last name', () => {
    expect(maskName('Vera Kessler')).toBe('V••• K.');
    expect(maskName('  anna  maria  berg ')).toBe('A••• B.');
  });

  it('masks a single name without inventing a second one', () => {
    expect(maskName('Cher')).toBe('C•••');
    expect(maskName('')).toBe('');
  });

  it('masks e-mails at both ends', () => {
    expect(maskEmail('vera@example.org')).toBe('v•••@e•••');
    expect(maskValue('vera@example.org')).toBe('v•••@e•••');
    expect(maskValue('Vera Kessler')).not.toContain('Kessler');
  });

  it('calls reps by their number in a sentence, the longer name first', () => {
    const reps = ['Bea No', 'Bea Nowak'];
    expect(maskReps('Bea Nowak was absent, so Bea No got it.', reps)).toBe('Rep 2 was absent, so Rep 1 got it.');
  });

  it('never shows more than two letters of a name of two words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,12}$/), fc.stringMatching(/^[a-z]{2,12}$/), (first, last) => {
        const masked = maskName(`${first} ${last}`);
        expect(masked.replaceAll('•', '').replace('.', '').trim().split(' ').map((part) => part.length)).toEqual([1, 1]);
      }),
      { numRuns: 50 },
    );
  });
});
