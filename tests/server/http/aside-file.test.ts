import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { asideFile, changedRows, readAsideFile } from '../../../server/http/aside-file.ts';
import { csvCell } from '../../../server/http/formats.ts';

const folder = mkdtempSync(join(tmpdir(), 'returnscope-aside-'));
afterAll(() => rmSync(folder, { recursive: true }));

const raws = [
  { sku: '=1+1', note: 'a, "b"\nc', quantity: 'one', name: '…', colour: null },
  { sku: '-5', note: 'é', quantity: 'two', name: null, 'beyond the headings': 'x' },
];
const rows = raws.map((raw, at) => ({
  load_id: 3,
  line: at + 2,
  column_name: 'quantity',
  problem: 'no whole number',
  also_wrong: null,
  raw: JSON.stringify(raw),
}));
const fileOf = (text: string) => {
  const path = join(folder, 'aside.csv');
  writeFileSync(path, text);
  return { path, name: 'aside.csv' };
};

test('a file of rows that were set aside comes back as it went, and as a spreadsheet writes it', async () => {
  const text = asideFile(rows);
  for (const written of [text, text.replaceAll(/,(?=[^ ])/g, ';').replace('\uFEFF', '')]) {
    const { loadId, rows: read } = await readAsideFile(fileOf(written));
    expect(loadId).toBe(3);
    expect(read.map(({ line }) => line)).toEqual([2, 3]);
    expect(changedRows(read, rows)).toEqual([]);
  }
});

test('all that is wrong with a row stands in the file', () => {
  const [row] = rows;
  const also_wrong = JSON.stringify({ order_date: 'not a date' });
  expect(asideFile([{ ...row!, also_wrong }])).toContain('quantity: no whole number; order_date: not a date');
});

const alarming = ['=1', '+1', '-1', '@A', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A'];

test.each([...alarming, ...alarming.map((text) => `'${text}`), ...alarming.map((text) => `''${text}`)])(
  'a cell and a heading %j are no formula in a spreadsheet, and come back',
  async (text) => {
    const row = {
      load_id: 3,
      line: 2,
      column_name: null,
      problem: 'missing',
      also_wrong: null,
      raw: JSON.stringify({ [text]: text, a: '' }),
    };
    const written = asideFile([row]);
    expect(csvCell(text).replaceAll('"', '')).toBe(`'${text}`);
    expect(written.split(csvCell(text))).toHaveLength(3);
    const { rows: read } = await readAsideFile(fileOf(written));
    expect(Object.values(read[0]!.cells)).toEqual([text.trim(), '']);
    expect(changedRows(read, [row])).toEqual([]);
  },
);

test.each(['1', "'", "'a", 'a=1', 'a\n=1', '', ' '])('a cell %j is left as it is', (text) => {
  expect(csvCell(text).replaceAll('"', '')).toBe(text);
});

test('only the cells that were changed are loaded again, of rows that are still to mend', async () => {
  const corrected = asideFile(rows).replace(',one,', ',1,').replace(',two,', ',2,');
  const { rows: read } = await readAsideFile(fileOf(corrected));
  expect(changedRows(read, [rows[0]!])).toEqual([{ line: 2, cells: { quantity: '1' } }]);
});

test.each([
  ['order_id,sku\n1,A\n', 'has no columns'],
  ['returnscope load,returnscope line,sku\n3,two,A\n', 'leave these two columns as they were'],
  ['returnscope load,returnscope line,sku\n', 'holds no rows'],
  ['returnscope load,returnscope line,sku\n3,2,A\n4,2,A\n', 'several loads'],
  [`returnscope load,returnscope line,sku\n${'3,2,A\n'.repeat(100_001)}`, 'More than 100,000 rows'],
])('a file that is none, or too much of one, is told: %.80j', async (text, told) => {
  await expect(readAsideFile(fileOf(text))).rejects.toThrow(told);
});
