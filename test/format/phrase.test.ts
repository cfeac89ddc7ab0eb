import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../shared/format/texts/english.ts';
import { sayPhrase, type Phrase } from '../../shared/format/texts/phrase.ts';
import { speakFor } from '../../shared/format/texts/speak.ts';

describe('a fixed text of the documents', () => {
  it('puts values in their places, strong where the text is, and groups numbers', () => {
    expect(sayPhrase('Within **{time}**, {n} leads', { time: '1 hour', n: 1234 })).toEqual([{ text: 'Within ', voice: 'plain' }, { text: '1 hour', voice: 'strong' }, { text: ', 1,234 leads', voice: 'plain' }]);
    expect(sayPhrase('{hash}.', { hash: [{ text: 'b6', voice: 'mono' }] })).toEqual([{ text: 'b6', voice: 'mono' }, { text: '.', voice: 'plain' }]);
  });

  it('takes nothing of a value for a mark of its own', () => {
    expect(sayPhrase('{a} {b}', { a: '**loud**', b: '{a}' })).toEqual([{ text: '**loud** {a}', voice: 'plain' }]);
  });

  it('has one form for one, and throws when a value was forgotten', () => {
    const days: Phrase = { one: '{count} day', other: '{count} days' };
    expect([1, 2, 0].map((count) => sayPhrase(days, { count })[0]?.text)).toEqual(['1 day', '2 days', '0 days']);
    expect(() => sayPhrase('{who} signs')).toThrow('“{who} signs” has no value for who.');
  });

  it('closes every mark and every place that it opens', () => {
    const forms = Object.values<Phrase>(ENGLISH).flatMap((phrase) => (typeof phrase === 'string' ? [phrase] : [phrase.one, phrase.other]));
    expect(forms.filter((text) => text.split('**').length % 2 === 0 || /[{}]/.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
    expect(speakFor({}).words('count.leads', { count: 1 })).toBe('1 lead');
  });
});
