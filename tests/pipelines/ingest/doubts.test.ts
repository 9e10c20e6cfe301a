import { expect, test } from 'vitest';
import { isoCountries } from '../../../pipelines/ingest/formats/countries.ts';
import { openShop } from './shop.ts';

test('what hardly can be true is loaded and told', async () => {
  await using shop = await openShop();
  const { files } = await shop.drop(
    'orders.csv',
    `order_id,order_date,sku,quantity,country,shipped_date,delivered_date
1,2026-01-01,A,1,ZZ,2026-01-05,2026-01-03
2,2026-01-01,A,1,de,2026-01-05,2026-01-05
3,2026-01-01,A,1,Frankreich,2026-01-05,
4,2026-01-01,A,1,Atlantis,,2026-01-05
`,
  );
  expect(files).toMatchObject([{ rows_loaded: 4, rows_set_aside: 0 }]);
  expect(files[0]!.warnings.filter(({ code }) => /^(unknown|delivered)_/.test(code ?? ''))).toMatchObject([
    { code: 'delivered_before_shipped', values: { rows: 1, example: '1' } },
    { code: 'unknown_countries', values: { rows: 2, example: 'Atlantis' } },
  ]);
  const shipped = await shop.drop(
    'shipments.csv',
    'order_id,carrier,shipped_date,delivered_date\n7,DHL,2026-02-03,2026-02-01\n',
  );
  expect(shipped.files[0]!.warnings).toMatchObject([{ code: 'delivered_before_shipped', values: { example: '7' } }]);
});

test('every country that has a name is known by its code', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (const code of isoCountries) expect([code, names.of(code)]).toEqual([code, expect.stringMatching(/\w{3}/)]);
  expect(new Set(isoCountries).size).toBe(250);
});
