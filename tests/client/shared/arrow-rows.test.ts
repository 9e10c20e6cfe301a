import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int64,
  List,
  Schema,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswer } from '../../../client/shared/arrow-rows.ts';

test('an answer’s rows are plain values, its metadata stands beside them', async () => {
  const columns = {
    name: vectorFromArray(['a', null], new Utf8()),
    day: vectorFromArray([new Date('2026-10-31'), null], new DateDay()),
    units: vectorFromArray([7n, 8n], new Int64()),
    is_clear: vectorFromArray([true, false], new Bool()),
    trend: vectorFromArray([[0.1, null, 0.3], []], new List(new Field('item', new Float64(), true))),
  };
  const fields = Object.entries(columns).map(([name, vector]) => new Field(name, vector.type, true));
  const meta = new Map([
    ['data_version', '6'],
    ['complete_through', '2026-10-31'],
    ['currency', 'EUR'],
  ]);
  const answer = await readAnswer(tableToIPC(new Table(new Schema(fields, meta), columns as never), 'stream'));
  expect(answer).toEqual({
    rows: [
      { name: 'a', day: Date.UTC(2026, 9, 31), units: 7, is_clear: true, trend: [0.1, null, 0.3] },
      { name: null, day: null, units: 8, is_clear: false, trend: [] },
    ],
    data_version: '6',
    complete_through: '2026-10-31',
    currency: 'EUR',
  });
});

test('texts and series of many rows are what reading value by value gives', async () => {
  const text = fc.option(fc.string({ unit: 'grapheme' }));
  const series = fc.option(fc.array(fc.option(fc.double({ noNaN: true })), { maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, series), { minLength: 1 }), async (rows) => {
      const columns = {
        name: vectorFromArray(
          rows.map(([name]) => name),
          new Utf8(),
        ),
        trend: vectorFromArray(
          rows.map(([, trend]) => trend),
          new List(new Field('item', new Float64(), true)),
        ),
      };
      const bytes = tableToIPC(new Table(columns as never), 'stream');
      expect((await readAnswer(bytes)).rows).toEqual(rows.map(([name, trend]) => ({ name, trend })));
    }),
    {
      examples: [
        [
          [
            ['\uFEFFă–„🧦"', [null, 1.5]],
            [null, null],
            ['', []],
          ],
        ],
      ],
    },
  );
});
