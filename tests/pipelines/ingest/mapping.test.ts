import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../../pipelines/domain/errors.ts';
import { fieldWords, mappedFields } from '../../../pipelines/domain/mapping-fields.ts';
import type { MappingProposal } from '../../../pipelines/domain/reports.ts';
import { synonyms } from '../../../pipelines/ingest/formats/synonyms.ts';
import { ingest } from '../../../pipelines/ingest/ingest.ts';
import { rememberMapping } from '../../../pipelines/ingest/mapping.ts';
import { previewMapping } from '../../../pipelines/ingest/propose.ts';
import { type Engine, rowsOf } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-mapping-'));
const options = { spool: folder, customerSalt: 'test' };
let engine: Engine;
beforeAll(async () => {
  engine = await openWarehouse('duckdb::memory:', { readable: [folder] });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

function fileOf(name: string, text: string): { path: string; name: string } {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { path, name };
}

const strange = `Our ref of order;Sold day;Thing;How many of it;Paid each (EUR);Mail
A-1;05/11/2025;00123;2;19,90;ana@example.org
A-2;26/11/2025;12E5;1;1.204,50;bob@example.org
`;
const columns = {
  order_id: 'Our ref of order',
  order_date: 'Sold day',
  sku: 'Thing',
  quantity: 'How many of it',
  unit_price: 'Paid each (EUR)',
  customer: 'Mail',
};

async function asked(name: string, text: string): Promise<MappingProposal> {
  const { refused } = await ingest(engine, [fileOf(name, text)], options);
  expect(refused[0]?.mapping).toBeTruthy();
  return refused[0]!.mapping!;
}

describe('a file that no format fits', () => {
  test.each([
    ['orders without an order number', 'Ref;Artikel;Menge;Datum\n4711;Tasse;2;05.11.2025\n4712;Teller;1;26.11.2025\n'],
    ['sales by a heading we do not know', 'Artikelnr;Artikel;Verkauft am\n4711;Tasse;05.11.2025\n'],
    ['sold units', 'SKU,Product,Brand,Units sold\nA,Mug,Sun,2\n'],
  ])('is not taken for a list of products: %s', async (what, text) => {
    const { kind } = await asked(`${what}.csv`, text);
    expect(kind).not.toBe('products');
  });

  test('is asked about, with what its columns seem to be', async () => {
    const mapping = await asked('strange.csv', strange);
    expect(mapping.kind).toBe('orders');
    const guessed = new Map(mapping.columns.map(({ column, heading }) => [column, heading]));
    expect(guessed.get('order_id')).toBe('Our ref of order');
    for (const { heading, confidence } of mapping.columns) {
      expect(heading === null ? confidence === 0 : confidence > 0 && confidence < 1).toBe(true);
    }
    expect(mapping.missing).toContain('sku');
    expect(mapping.preview.raw[0]).toEqual(['A-1', '05/11/2025', '00123', '2', '19,90', 'ana@example.org']);
    expect(rowsOf(await engine.query('SELECT load_id FROM loads'))).toEqual([]);
  });

  test.each([
    ['words', 'paid in cash'],
    ['nothing', ''],
  ])('is guessed by its cells too: days are where days stand, and not in a column of %s', async (_, comment) => {
    const text = `Our ref;Sold day;Thing;Paid each;Comment\nS-1;05/11/2025;00123;19,90;${comment}\nS-2;26/11/2025;12E5;1.204,50;\n`;
    const mapping = await asked('comment.csv', text);
    const { columns: guessed } = await previewMapping(engine, fileOf('comment.csv', text), 'orders');
    for (const columns of [mapping.columns, guessed]) {
      const day = columns.find(({ column }) => column === 'order_date');
      expect(day).toEqual({ column: 'order_date', heading: 'Sold day', confidence: 0.4 });
    }
    expect(mapping.kind).toBe('orders');
    expect(mapping.preview.read[0]).toMatchObject({ order_date: '2025-11-05' });
  });

  test('is not guessed by a heading against all its cells: words are no amount, an empty column only one by its name', async () => {
    const guess = async (heading: string, cell: string) => {
      const text = `Order reference;When;Thing;${heading}\nA;2025-11-05;x;${cell}\n`;
      const { columns: guessed } = await previewMapping(engine, fileOf('one.csv', text), 'orders');
      return guessed.find(({ column }) => column === 'unit_price')!.heading;
    };
    expect(await guess('Unit price', '5.00')).toBe('Unit price');
    expect(await guess('Unit price', 'high')).toBe(null);
    expect(await guess('Unit price', '')).toBe('Unit price');
    expect(await guess('Price group of it', '5.00')).toBe('Price group of it');
    expect(await guess('Price group of it', '')).toBe(null);
  });

  test('shows its first rows as they would be read', async () => {
    const file = fileOf('strange.csv', strange);
    const { preview, missing } = await previewMapping(engine, file, 'orders', columns);
    expect(missing).toEqual([]);
    expect(preview.read).toEqual([
      {
        ...{ order_id: 'A-1', order_date: '2025-11-05', sku: '00123', quantity: '2', unit_price: '19.90' },
        customer: 'ana@example.org',
      },
      {
        ...{ order_id: 'A-2', order_date: '2025-11-26', sku: '12E5', quantity: '1', unit_price: '1204.50' },
        customer: 'bob@example.org',
      },
    ]);
  });

  test('says what cannot be: a column that neither we nor the file have, one that must be there', async () => {
    const file = fileOf('strange.csv', strange);
    const wrong = [{ columns: { ...columns, shoe: 'Thing' } }, { columns: { ...columns, sku: 'Stuff' } }];
    for (const { columns } of wrong)
      await expect(previewMapping(engine, file, 'orders', columns)).rejects.toThrow(InputError);
    await expect(
      rememberMapping(engine, file, { kind: 'orders', columns: { order_id: 'Our ref of order' } }),
    ).rejects.toThrow('order_date, sku');
  });

  test('loads once its columns are told, and its like without being asked, in any order of columns', async () => {
    await rememberMapping(engine, fileOf('strange.csv', strange), { kind: 'orders', columns });
    const turned = strange
      .split('\n')
      .map((line) => line.split(';').reverse().join(';'))
      .join('\n')
      .replaceAll('A-', 'B-');
    const files = [fileOf('strange.csv', strange), fileOf('turned.csv', turned)];
    const report = await ingest(engine, files, options);
    expect(report.refused).toEqual([]);
    expect(report.totals).toMatchObject({ rows_read: 4, rows_loaded: 4, order_lines: 4 });
    expect(report.files[0]!.warnings).toContainEqual(expect.objectContaining({ code: 'read_as_chosen' }));
    const rows = await engine.query(
      `SELECT order_id, CAST(order_date AS VARCHAR) AS order_date, sku, quantity, unit_price_minor, customer_key
       FROM order_lines ORDER BY order_id`,
    );
    const found = rowsOf<{ customer_key: string }>(rows);
    expect(found[0]).toMatchObject({ order_id: 'A-1', order_date: '2025-11-05', sku: '00123', unit_price_minor: 1990 });
    expect(found[3]).toMatchObject({
      order_id: 'B-2',
      order_date: '2025-11-26',
      sku: '12E5',
      unit_price_minor: 120450,
    });
    expect(found.every(({ customer_key }) => /^[0-9a-f]{16}$/.test(customer_key))).toBe(true);
  });

  test('sets aside what cannot be read under its own headings', async () => {
    const bad = `${strange}A-3;soon;77;1;5,00;x@example.org\n`.replaceAll('A-', 'C-');
    const { totals } = await ingest(engine, [fileOf('bad.csv', bad)], options);
    expect(totals).toMatchObject({ rows_read: 3, rows_loaded: 2, rows_set_aside: 1 });
    const [row] = rowsOf(await engine.query('SELECT line, column_name, value, problem FROM set_aside'));
    expect(row).toEqual({ line: 4, column_name: 'Sold day', value: 'soon', problem: 'not a date' });
  });
});

test('returns are told from orders by what only returns have', async () => {
  const mapping = await asked(
    'returns.csv',
    'Order ref no;Item sent back;Why was it returned;Sent back on the day\nA-1;00123;too small;2025-11-20\n',
  );
  expect(mapping.kind).toBe('returns');
});

test('a table that is no export at all is still asked about; text without columns is not', async () => {
  expect((await asked('stock.csv', 'Shelf,Height\nA,2.5\n')).missing.length).toBeGreaterThan(0);
  const { refused } = await ingest(engine, [fileOf('diary.txt', 'Dear diary\ntoday it rained\n')], options);
  expect(refused[0]).toMatchObject({ mapping: null });
});

test.each(Object.entries(mappedFields))('every field of %s has a name and synonyms', (_, { needed, other }) => {
  for (const field of [...needed, ...other]) {
    expect(fieldWords[field].fr).toBeTruthy();
    expect(synonyms[field].length).toBeGreaterThan(0);
  }
});
