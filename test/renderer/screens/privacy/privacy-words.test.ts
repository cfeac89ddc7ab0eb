import { describe, expect, it } from 'vitest';
import { passphraseNeed } from '../../../../renderer/state/passphrase-need.ts';
import { deleteByInstant, passphraseProblem, pastDateSentence, privacyNote } from '../../../../renderer/screens/privacy/privacy-words.ts';

const DAY = Date.UTC(2027, 2, 12, 22, 59);
const plain = { protection: 'none', deleteBy: null, isPastDeleteBy: false } as const;

describe('a new passphrase', () => {
  it('is no problem while nothing is written, and when both agree', () => {
    expect(passphraseProblem('', '')).toBeNull();
    expect(passphraseProblem('four plain words', 'four plain words')).toBeNull();
  });
  it('says that it is too short, then that the two differ', () => {
    expect(passphraseProblem('short', 'short')).toContain('at least 10 characters');
    expect(passphraseProblem('four plain words', 'four plain word')).toContain('not the same');
  });
});

describe('the day by which a workshop should be gone', () => {
  it('lasts to its end in the zone of the client', () => {
    expect(deleteByInstant('2027-03-12', 'Europe/Berlin')).toBe(DAY);
  });
  it('waits while a year is being typed', () => {
    expect(deleteByInstant('', 'UTC')).toBeNull();
    expect(deleteByInstant('0202-03-12', 'UTC')).toBeNull();
  });
  it('stands in the list beside the protection', () => {
    expect(privacyNote(plain, 'UTC')).toBe('');
    expect(privacyNote({ protection: 'locked', deleteBy: DAY, isPastDeleteBy: false }, 'UTC')).toBe('has a passphrase, delete by Fri 12 Mar 2027');
    expect(privacyNote({ protection: 'leftOpen', deleteBy: DAY, isPastDeleteBy: true }, 'UTC')).toBe('left open without protection, was to be deleted by Fri 12 Mar 2027');
  });
  it('reminds by name once it has passed', () => {
    const past = { protection: 'none', deleteBy: DAY, isPastDeleteBy: true } as const;
    expect(pastDateSentence([{ clientName: 'Anvil', ...plain }])).toBeNull();
    expect(pastDateSentence([{ clientName: 'Anvil', ...past }])).toBe('The workshop of Anvil is past the day by which it should be deleted.');
    expect(pastDateSentence([{ clientName: 'Anvil', ...past }, { clientName: 'Bell', ...past }, { clientName: 'Cog', ...past }])).toBe('The workshops of Anvil, Bell and Cog are past the day by which they should be deleted.');
  });
});

describe('what a refusal asks for', () => {
  it('is a passphrase only where the host says so', () => {
    expect(passphraseNeed({ code: 'refused', message: 'No.' })).toBeNull();
    expect(passphraseNeed({ code: 'refused', message: 'Enter it.', details: { needsPassphrase: true, wasLeftOpen: true } })).toEqual({ sentence: 'Enter it.', isWrong: false, wasLeftOpen: true });
    expect(passphraseNeed({ code: 'refused', message: 'Wrong.', details: { needsPassphrase: true, isWrongPassphrase: true } })?.isWrong).toBe(true);
  });
});
