import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholeTrail, nextEntry, readTrail, type AuditEntry } from '../../../shared/engine/agreement/audit-trail.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const deeds = ['frozen', 'signed', 'signed', 'sealed'].map((deed, i) => ({ at: 1000 + i, who: `Person ${i}`, deed, about: 'version 1' }));
const trail = deeds.reduce<AuditEntry[]>((entries, deed) => [...entries, nextEntry(deed, entries.at(-1) ?? null, sha256)], []);

describe('the audit trail', () => {
  it('binds each deed to the one before, from a start of noughts', () => {
    expect(trail.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(trail[0]?.previous).toMatch(/^0{64}$/);
    expect(trail[2]?.previous).toBe(trail[1]?.hash);
    expect(isWholeTrail(trail, sha256)).toBe(true);
    expect(isWholeTrail([], sha256)).toBe(true);
  });

  it('shows any deed that was changed, taken out or moved', () => {
    fc.assert(fc.property(fc.nat(3), fc.constantFrom('at', 'who', 'deed', 'about', 'hash', 'previous'), (place, part) => {
      const changed = trail.map((entry, i) => (i === place ? { ...entry, [part]: part === 'at' ? 5 : 'x' } : entry));
      expect(isWholeTrail(changed, sha256)).toBe(false);
    }), { numRuns: 30 });
    expect(isWholeTrail(trail.toSpliced(1, 1), sha256)).toBe(false);
    expect(isWholeTrail([...trail].reverse(), sha256)).toBe(false);
  });

  it('is read from text, and from nothing else', () => {
    expect(readTrail(JSON.stringify(trail))).toEqual(trail);
    for (const text of ['', '{}', '[1]', '[{"number":1}]', 'null']) expect(readTrail(text)).toBeNull();
  });
});
