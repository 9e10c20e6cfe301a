import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { detectEncoding, utf8Pieces } from '../../../pipelines/ingest/encoding.ts';
import { openShop } from './shop.ts';

/** Words of each language that have letters of its own, and the encodings that have all of them. */
const languages = {
  ro: {
    words: ['mărimea', 'aşteptat', 'ţesătura', 'înapoi', 'când', 'şi', 'fără', 'poşta', 'bucăţi', 'însă', 'cămaşă'],
    encodings: ['win1250', 'iso-8859-2'],
  },
  pl: {
    words: [
      'źle',
      'uszyte',
      'żółta',
      'łódź',
      'proszę',
      'są',
      'mały',
      'rozmiar',
      'się',
      'ciąży',
      'śliczna',
      'pięć',
      'być',
    ],
    encodings: ['win1250', 'iso-8859-2'],
  },
  fr: {
    words: ['déçu', 'qualité', 'abîmé', 'très', 'arrivée', 'où', 'même', 'reçu', 'côté', 'là', 'prêt', 'naïf', 'goût'],
    encodings: ['win1252', 'iso-8859-15'],
  },
  de: {
    words: ['groß', 'für', 'schöne', 'Grüße', 'Köln', 'Ärger', 'zurück', 'Größe', 'Öffnung', 'heiß', 'müde'],
    encodings: ['win1252', 'win1250', 'iso-8859-2', 'iso-8859-15'],
  },
} as const;
const unicode = ['utf8', 'utf16le', 'utf16be'] as const;

const ascii = ['the', 'order', '12', 'SKU-1', 'a', '?', '(ok)'];
const written = fc.constantFrom(...Object.values(languages)).chain(({ words, encodings }) =>
  fc.record({
    // A text of a few words tells its language; one word with one letter may be any.
    words: fc.array(fc.constantFrom(...words, ...ascii), { maxLength: 60 }).map((more) => [...more, ...words]),
    encoding: fc.constantFrom(...encodings, ...unicode),
    addBOM: fc.boolean(),
    cuts: fc.array(fc.nat(400), { maxLength: 4 }),
  }),
);

async function textOf(bytes: Buffer, cuts: readonly number[]): Promise<string> {
  const isUtf8 = iconv.encode(iconv.decode(bytes, 'utf8', { stripBOM: false }), 'utf8').equals(bytes);
  const ends = [...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
  async function* pieces() {
    for (const [index, end] of ends.entries()) yield bytes.subarray(ends[index - 1] ?? 0, end);
  }
  const encoding = detectEncoding(bytes, isUtf8);
  const parts: Buffer[] = [];
  for await (const part of utf8Pieces(pieces(), encoding!, isUtf8)) parts.push(part);
  return Buffer.concat(parts).toString();
}

test('text of four languages comes back equal from each encoding that has its letters', async () => {
  await fc.assert(
    fc.asyncProperty(written, async ({ words, encoding, addBOM, cuts }) => {
      const text = words.join(' ');
      expect(await textOf(iconv.encode(text, encoding, { addBOM }), cuts)).toBe(text);
    }),
    { numRuns: 1500 },
  );
});

test.each([
  ['win1252', 'Camiseta nº 5, 1 ½ año, ¿qué tal?', 'windows-1252'],
  ['win1252', 'L’arrivée … 12 € – “déçu”', 'windows-1252'],
  ['iso-8859-15', 'un cœur à 12 €, déçu', 'iso-8859-15'],
  ['iso-8859-2', 'są źle uszyte, łódź', 'iso-8859-2'],
  ['win1250', 'są źle uszyte, łódź', 'windows-1250'],
  ['win1250', 'příliš žluťoučký kůň úpěl ďábelské ódy', 'windows-1250'],
  ['iso-8859-2', 'příliš žluťoučký kůň úpěl ďábelské ódy', 'iso-8859-2'],
  ['win1250', 'nem jó a mérete, túl szűk, őszintén', 'windows-1250'],
  ['win1252', 'não é o tamanho, devolução', 'windows-1252'],
  ['shiftjis', 'サイズが小さいので返品します', 'shift_jis'],
])('%s: “%s” is taken for %s, and its report says so', async (encoding, note, name) => {
  await using shop = await openShop();
  const file = `return_id;order_id;sku;quantity;requested_date;reason_text\nR1;1;A;1;2025-01-01;${note}\n`;
  const { files } = await shop.drop('returns.csv', iconv.encode(file, encoding));
  expect(files[0]!.encoding).toBe(name);
  expect(await shop.rows('SELECT reason_text FROM return_lines')).toEqual([{ reason_text: note }]);
});

test('headings are read in their encoding as cells are', async () => {
  await using shop = await openShop();
  const text = 'Order ID;Order date;SKU;Quantity;Price in €;Total in €\n';
  const { files, refused } = await shop.drop(
    'orders.csv',
    iconv.encode(`${text}x;2025-01-01;é–;many;5,00;5,00\n`, 'win1252'),
  );
  expect({ refused, aside: files[0]?.rows_set_aside }).toEqual({ refused: [], aside: 1 });
  const [row] = await shop.rows<{ raw: string }>('SELECT raw FROM set_aside');
  expect(Object.keys(JSON.parse(row!.raw))).toContain('Total in €');
});
