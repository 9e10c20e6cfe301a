import { describe, expect, test } from 'vitest';
import { type PackFacts, packOf } from '../../../../client/pages/products/pack.ts';
import { packMarkdown } from '../../../../client/pages/products/pack-markdown.ts';
import { createFormat } from '../../../../client/shared/format.ts';

const quote = {
  return_ref: 'R1',
  order_id: 'O1',
  sku: 'LMP-1-M',
  product_name: 'Lamp Orb',
  requested_date: Date.UTC(2026, 2, 4),
  language: 'en',
  reason_text: 'Torn seam *again* <b>1|2</b>',
  reason_code: null,
  reason_group: 'defective',
  reason: 'broke_in_use',
  confidence: 0.9,
  is_conflict: false,
  found: '[{"reason":"broke_in_use","reason_group":"defective","confidence":0.9,"spans":[[0,10]]}]',
  total_quotes: 2,
  note_key: 'n1',
  correction_id: null,
  said_by: null,
  said_at: null,
} as const;
const cause = {
  fault: 'product',
  reason_group: 'defective',
  reason: 'broke_in_use',
  returned_units: 40,
  share: 0.5,
  rate: 0.2,
  rest_rate: 0.05,
  difference_points: 15,
  is_clear: true,
} as const;
const lot = (name: string | null, sold_units: number, returned_units: number, is_clearly_high = false) => ({
  ...{ level_key: name && `LMP-1 · ${name}`, name, category: 'Lamps', sold_units, returned_units, is_clearly_high },
  ...{ return_rate: returned_units / sold_units, completeness: 1, projected_rate: returned_units / sold_units },
  ...{
    fair_rate: 0.4,
    rate_low: 0.25,
    rate_high: 0.5,
    category_rate: 0.2,
    chance_above_category: 0.9,
    is_confirmed: false,
  },
  ...{ excess_units: 1, excess_cost_minor: 1, top_reason: null, top_reason_share: null, trend: [] },
});
const facts: PackFacts = {
  product: 'LMP-1',
  rates: undefined,
  head: {
    ...{ name: 'Lamp Orb', category: 'Lamps', style_id: 'LMP-1', skus: 2, supplier: 'Nord', suppliers: 1, lots: 0 },
    image_url: 'https://pictures.example/orb.jpg?w=(1)',
    ...{ seller: null, sellers: 0, list_price_minor: 4900, price_minor: 4500, delivered_units: 200 },
    ...{ returned_units: 80, kept_units: 120, return_rate: 0.4, completeness: 1, projected_rate: 0.4 },
    ...{ refund_minor: 360_000, return_cost_minor: 96_000, cost_actual_share: 0.3, cost_per_sold_minor: 480 },
    ...{ margin_minor: 210_000, margin_actual_share: 0.6 },
    ...{ first_order_date: 0, last_order_date: 0, buyers: 190, returners: 75, known_returned_units: 80 },
    ...{ top_returned_units: 8, top_share: 0.1, even_share: 0.07, returners_say: 'spread' },
  },
  causes: [
    cause,
    {
      ...cause,
      ...{ fault: 'listing', reason_group: 'not_as_described', reason: 'colour_differs' },
      ...{ returned_units: 40, difference_points: -1.5 },
    },
  ],
  weeks: [],
  variants: [],
  places: [
    {
      ...{ place_kind: 'country', place: 'FR', place_lines: 40, reason_group: 'not_as_described' },
      ...{ return_lines: 20, share: 0.5, others_share: 0.1, is_gap: true },
    },
  ],
  lots: [lot('L|1', 150, 30), lot('L2', 40, 20, true), lot(null, 10, 1)],
  quotes: [
    quote,
    {
      ...quote,
      reason_group: 'not_as_described',
      reason: 'colour_differs',
      reason_text: 'Green, not blue',
      found: '[]',
    },
  ],
  filter: { style: ['LMP-1'], country: ['FR', 'DE'], from: '2026-01-01', to: '2026-03-31' },
  completeThrough: '2026-03-31',
};
const pack = (recipient: Parameters<typeof packOf>[1], language: 'en' | 'fr' | 'ro' = 'en') =>
  packMarkdown(packOf(facts, recipient, language, createFormat(language, language)));

describe('a pack', () => {
  test('gives the supplier the figures, the causes and the words, the proof in bold and nothing of it as markup', () => {
    const text = pack('supplier');
    expect(text).toContain('# Returns for the supplier: Lamp Orb\n');
    expect(text).toContain('| Delivered units | 200 |');
    expect(text).toContain('| The product | Defective | 40 | 20.0% | 5.0% | +15.0 |');
    expect(text).toContain(
      '> **Torn seam** \\*again\\* &lt;b&gt;1\\|2&lt;/b&gt;\n>\n> Broke in use · LMP-1-M · Mar 4, 2026',
    );
    expect(text, 'what returns cost us is not the supplier’s').not.toMatch(/€|Refunded|Cost of returns/);
    expect(text).toContain('\n![Lamp Orb](<https://pictures.example/orb.jpg?w=(1)>)\n');
  });

  test('tells the supplier of each lot, the clearly high ones first; nothing where no lot is known, and nobody else', () => {
    expect(pack('supplier')).toContain(
      [
        '## Rate by lot',
        '',
        '| Lot | Delivered | Returned units | Fair rate | 95% interval | Clearly high |',
        '| --- | --- | --- | --- | --- | --- |',
        '| L2 | 40 | 20 | 40.0% | 25.0% – 50.0% | Yes |',
        '| L\\|1 | 150 | 30 | 40.0% | 25.0% – 50.0% | No |',
        '| Not told | 10 | 1 | 40.0% | 25.0% – 50.0% | No |',
      ].join('\n'),
    );
    expect(pack('supplier', 'fr')).toContain('## Taux par lot');
    expect(pack('supplier', 'ro')).toContain('## Rata pe lot');
    expect(pack('size_guide')).not.toContain('Rate by lot');
    const unknown = { ...facts, lots: [lot(null, 200, 80)] };
    expect(packMarkdown(packOf(unknown, 'supplier', 'en', createFormat('en', 'en')))).not.toContain('Rate by lot');
  });

  test('says which days, by which of their days, and which part of the sales it covers', () => {
    expect(pack('supplier')).toContain(
      [
        '| What this covers |  |',
        '| --- | --- |',
        '| Period | Jan 1, 2026 – Mar 31, 2026 |',
        '| Units count | by delivery day |',
        '| Data complete through | Mar 31, 2026 |',
        '| Country | France, Germany |',
      ].join('\n'),
    );
    const whole = { ...facts, filter: { style: ['LMP-1'], basis: 'returned' as const } };
    const text = packMarkdown(packOf(whole, 'supplier', 'ro', createFormat('ro', 'ro')));
    expect(text).toContain('| Perioadă | Toată perioada |\n| Unitățile se socotesc | după ziua returului |');
    expect(text).toContain('| Vânzări | toate piețele și canalele |');
  });

  test('begins with what most come back for', () => {
    const many = facts.causes.map((one) =>
      one.reason_group === 'not_as_described' ? { ...one, returned_units: 90 } : one,
    );
    const text = packMarkdown(packOf({ ...facts, causes: many }, 'supplier', 'en', createFormat('en', 'en')));
    expect(text.indexOf('The description | Not as')).toBeLessThan(text.indexOf('The product | Defective'));
    expect(text.indexOf('Green, not blue')).toBeLessThan(text.indexOf('Torn seam'));
  });

  test('gives the photo team what differs from the photo, and where, and no money', () => {
    const text = pack('photo');
    expect(text).toContain('Green, not blue');
    expect(text).not.toContain('Torn seam');
    expect(text).toContain('France: Not as described is 50% of the returns there, 10% elsewhere.');
    expect(text).not.toContain('€');
  });

  test('is written in the language of who reads it, and says so where nobody wrote', () => {
    expect(pack('photo', 'fr')).toMatch(/^# Retours pour photo et texte[\s\S]*France\s: Non conforme à la description/);
    expect(pack('size_guide', 'ro')).toContain('Niciun client nu a scris nimic despre el.');
  });
});
