import { describe, expect, test } from 'vitest';
import { type NoticeCode, notice, noticeWords, plainNotice, storedNotices } from '../../../pipelines/domain/notices.ts';
import { refusals } from '../../../pipelines/domain/refusals.ts';
import { remarks } from '../../../pipelines/domain/remarks.ts';
import { wishRefusals } from '../../../pipelines/domain/wish-refusals.ts';

const codes = [...Object.keys(remarks), ...Object.keys(refusals), ...Object.keys(wishRefusals)] as NoticeCode[];
const sheet = { name: 'Orders', isHidden: false };

/** Values of every kind that a sentence is made of. */
const values = {
  ...{ rows: 12_345, columns: 12_345, megabytes: 12_345, most: 12_345, sheets: 12_345, line: 12_345 },
  ...{ heading: 'Placed on', headings: ['Placed on'], example: 'Placed on', padded: '0042', column: 'sku', id: 'sku' },
  ...{ order: 'dmy', kind: 'orders', file: 'a.csv', files: ['a.csv'], load: 7, cause: 'some cause', row: ['7', '8'] },
  ...{ missing: ['sku'], fields: ['sku'], field: 'sku', place: 'folder', path: '/data', read: sheet, others: [sheet] },
  ...{ reason: 'too_small', other: 'hygiene', code: 'too_tight', into: 'too_small', phrase: 'zip', length: 12_345 },
  ...{ correction: 7, fix: 7, entry: 7, version: 3, based_on: 2, model: '4f0c', level: 'style', index: 1 },
  ...{ from: '2026-02-01', to: '2026-01-01', told: 'Parameter sku is missing.', currency: 'EUR' },
};
/** Codes whose `columns` are names: ours → theirs, or those of a file. */
const named = {
  read_by_headings: { columns: { order_date: 'Placed on' } },
  read_as_chosen: { columns: { order_date: 'Placed on' } },
  no_aside_file: { columns: ['Placed on'] },
};

describe.each(codes)('%s', (code) => {
  const of = { ...values, ...named[code as keyof typeof named] };
  const told = (notice as (code: NoticeCode, values: object) => ReturnType<typeof notice>)(code, of);

  test('is a sentence of its own in each language, and in English the one that is stored', () => {
    const { en, fr, ro } = noticeWords(told, (value) => value.toLocaleString('en'));
    expect(en).toBe(told.text);
    expect(new Set([en, fr, ro]).size).toBe(3);
    for (const sentence of [en, fr, ro]) {
      expect(sentence).toMatch(/\S {0,1}\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|object Object| {2}/);
    }
  });

  test('goes through JSON, and writes its numbers as its reader does', () => {
    const again = JSON.parse(JSON.stringify(told)) as typeof told;
    const english = noticeWords(told, (value) => value.toLocaleString('en')).en;
    const { en, fr, ro } = noticeWords(again, (value) => `<${value}>`);
    expect(en.replaceAll(/<(\d+)>/g, (_, digits) => Number(digits).toLocaleString('en'))).toBe(english);
    const numbers = (sentence: string) => sentence.match(/<\d+>/g)?.length ?? 0;
    expect([numbers(fr), numbers(ro)]).toEqual([numbers(en), numbers(en)]);
  });
});

test('columns of ours are called as pages call them', () => {
  const told = notice('read_by_headings', { kind: 'returns', columns: { order_id: 'Ref', returned: 'Back' } });
  expect(noticeWords(told, String)).toEqual({
    en: 'Read by its headings as returns: Ref → Order number, Back → Returned or not.',
    fr: 'Lu d’après ses en-têtes comme retours : Ref → Numéro de commande, Back → Retourné ou non.',
    ro: 'Citit după antete ca retururi: Ref → Număr de comandă, Back → Returnat sau nu.',
  });
});

test('what an earlier version stored as a sentence, and what a later one may know, stays as it was told', () => {
  const later = { text: 'It is from Mars.', code: 'martian' as NoticeCode, values: {} };
  const [old, new_] = storedNotices(['Postage was left out.', later]);
  expect(old).toEqual(plainNotice('Postage was left out.'));
  for (const [one, text] of [
    [old!, 'Postage was left out.'],
    [new_!, 'It is from Mars.'],
  ] as const)
    expect(noticeWords(one, String)).toEqual({ en: text, fr: text, ro: text });
});
