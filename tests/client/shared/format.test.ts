import { describe, expect, test } from 'vitest';
import { createFormat } from '../../../client/shared/format.ts';
import type { ColumnKind } from '../../../server/contract/columns.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const english = createFormat('en-GB', 'en');
const french = createFormat('fr-FR', 'fr');
const romanian = createFormat('ro-RO', 'ro');

const kinds: ColumnKind[] = [
  'text',
  'code',
  'count',
  'ratio',
  'money',
  'days',
  'date',
  'instant',
  'number',
  'flag',
  'series',
];

describe('values are written as the reader’s locale does', () => {
  test.each(kinds)('unknown %s is a dash, never 0', (kind) => {
    expect(english.value(kind, null)).toBe('–');
  });

  test('money comes from minor units of its own currency', () => {
    expect(plain(english.value('money', 1990, 'EUR'))).toBe('€19.90');
    expect(plain(french.value('money', 1990, 'EUR'))).toBe('19,90 €');
    expect(plain(romanian.value('money', 1990, 'RON'))).toBe('19,90 RON');
    expect(plain(english.value('money', 1990, 'JPY'))).toBe('JP¥1,990');
    expect(plain(english.value('money', 123_456_789, 'EUR'))).toBe('€1,234,568');
    expect(plain(english.shortMoney(4_123_400, 'EUR'))).toBe('€41.2k');
  });

  test('rates are percent with one decimal, their differences signed points', () => {
    expect(english.value('ratio', 0.1705)).toBe('17.1%');
    expect(plain(french.value('ratio', 0.1705))).toBe('17,1 %');
    expect(english.points(0.0123)).toBe('+1.2');
    expect(english.change(-0.415)).toBe('-42%');
  });

  test('a day is the shop’s calendar day wherever the reader is', () => {
    expect(english.value('date', Date.UTC(2026, 9, 31))).toBe('31 Oct 2026');
    expect(french.value('date', Date.UTC(2026, 9, 31))).toBe('31 oct. 2026');
    expect(romanian.value('date', Date.UTC(2026, 9, 31))).toBe('31 oct. 2026');
  });

  test('codes and flags have names in each language', () => {
    expect(english.value('code', 'size_fit')).toBe('Size and fit');
    expect(french.value('code', 'too_small')).toBe('Trop petit');
    expect(romanian.value('flag', true)).toBe('Da');
    expect(english.value('code', 'stock_correction')).toBe('stock correction');
  });
});
