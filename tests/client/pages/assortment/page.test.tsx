import { screen } from '@testing-library/react';
import { tableFromArrays, Utf8, vectorFromArray } from 'apache-arrow';
import { expect, test } from 'vitest';
import { Discounts } from '../../../../client/pages/assortment/discounts.tsx';
import { NewProducts } from '../../../../client/pages/assortment/new-products.tsx';
import { answerWith, arrow, drawAt } from '../../stage.tsx';

const texts = (...values: (string | null)[]) => vectorFromArray(values, new Utf8()) as never;

test('a new product that started badly is said to, one of few units is not judged; both open their dossier', async () => {
  answerWith(() =>
    arrow(
      tableFromArrays({
        style_id: texts('lamp-9', 'lamp-10'),
        name: texts('Lamp Orb', null),
        category: texts('lamps', 'lamps'),
        first_date: Float64Array.of(Date.UTC(2026, 9, 1), Date.UTC(2026, 9, 20)),
        delivered_units: Float64Array.of(300, 4),
        returned_units: Float64Array.of(90, 2),
        completeness: Float64Array.of(0.8, 0.4),
        fair_rate: Float64Array.of(0.35, 0.12),
        rate_low: Float64Array.of(0.3, 0.04),
        rate_high: Float64Array.of(0.4, 0.3),
        usual_rate: Float64Array.of(0.1, 0.1),
        compared_styles: Float64Array.of(20, 20),
        verdict: texts('higher', 'too_few'),
      }),
    ),
  );
  drawAt('/assortment', <NewProducts filter={{}} />);
  expect(await screen.findByText('Higher')).toBeTruthy();
  expect(screen.getByText('Too few to tell')).toBeTruthy();
  const link = screen.getByRole('link', { name: 'Lamp Orb' });
  expect(link.getAttribute('href')).toBe('/products?level=style&product=lamp-9');
  expect(screen.getByRole('link', { name: 'lamp-10' })).toBeTruthy();
});

test('a discount is held against full price in percent, with its own name where the list price is unknown', async () => {
  answerWith(() =>
    arrow(
      tableFromArrays({
        discount_depth: texts('00 %', '25–50 %', null),
        delivered_units: Float64Array.of(900, 500, 20),
        returned_units: Float64Array.of(90, 100, 2),
        completeness: Float64Array.of(1, 1, 1),
        projected_rate: Float64Array.of(0.1, 0.2, 0.1),
        adjusted_rate: Float64Array.of(0.12, 0.15, 0.1),
        adjusted_low: Float64Array.of(0.1, 0.13, 0.02),
        adjusted_high: Float64Array.of(0.14, 0.17, 0.3),
        against_full_price: [1, 1.25, null],
      }),
    ),
  );
  drawAt('/assortment', <Discounts filter={{}} />);
  expect(await screen.findByText('Full price')).toBeTruthy();
  expect(screen.getByText('+25%')).toBeTruthy();
  expect(screen.getByText('List price unknown')).toBeTruthy();
});
