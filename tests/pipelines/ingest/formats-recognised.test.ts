import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileReport } from '../../../pipelines/domain/reports.ts';
import { delimited, type ParquetWriter, parquetWriter, parsed, type TextRows, workbook } from './make.ts';
import { files, openShop, type Shop } from './shop.ts';

const comma = { delimiter: ',', lineEnd: '\n', isQuoted: false };

/** The rows of a delimited file, and its text's encoding and delimiter as its load tells them. */
function rowsOf(name: string, encoding: string): TextRows {
  const text = iconv.decode(readFileSync(join(files, name)), encoding);
  const delimiter = name.endsWith('.txt') ? '\t' : (text.match(/[;,]/)?.[0] ?? ',');
  return parsed(text.startsWith('\n') ? text.slice(1) : text, delimiter);
}

/** The table with its columns in another order and others among them; rows that are no table's stay as they are. */
function turned(rows: TextRows, extra: boolean): TextRows {
  const width = Math.max(...rows.map((row) => row.length));
  const isHeading = (row: readonly string[]) => row.filter((cell) => cell !== '').length > width / 2;
  const top = rows.findIndex(isHeading);
  return rows.slice(top).map((row, at) => {
    if ((at > 0 && row.length < width / 2) || row[0] === 'Summe') return row;
    const cells = Array.from({ length: width }, (_, place) => row[place] ?? '').reverse();
    const mine = row.every((cell, place) => cell === rows[top]![place]) ? 'A column of mine' : 'x';
    return extra ? [cells[0]!, row.join('') === '' ? '' : mine, ...cells.slice(1)] : cells;
  });
}

const listed = readdirSync(files)
  .filter((name) => /\.(csv|txt)$/.test(name))
  .sort();

/** What a file's rows come to, whatever their order. */
function comesTo({ file: _file, load_id: _load, encoding: _encoding, warnings: _warnings, ...rest }: FileReport) {
  const { empty_row: _empty, title_row: _title, ...furniture } = rest.furniture;
  return { ...rest, furniture, rows_read: 0, rows_furniture: 0 };
}

test.each(listed)('%s is known by its headings: in another order, among others, under another name', async (name) => {
  await using shop = await openShop();
  const [as] = (await shop.load(name)).files;
  await using other = await openShop();
  // The plain format knows all its headings: with others it is any file's.
  const text = delimited(turned(rowsOf(name, as!.encoding), !as!.format.startsWith('plain-')), comma);
  const { files: reports, refused } = await other.drop('download (3)', text);
  expect(refused).toEqual([]);
  expect(comesTo(reports[0]!)).toEqual(comesTo(as!));
});

let parquet: ParquetWriter & AsyncDisposable;
const folder = mkdtempSync(join(tmpdir(), 'returnscope-parquet-'));
beforeAll(async () => {
  parquet = await parquetWriter(folder);
});
afterAll(async () => {
  await parquet[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

test.each(listed)('%s is the same as a workbook and as Parquet', async (name) => {
  await using shop = await openShop();
  const [as] = (await shop.load(name)).files;
  const rows = turned(rowsOf(name, as!.encoding), false);
  await using ofSheet = await openShop();
  const [sheet] = (await ofSheet.drop('book.xlsx', workbook(rows))).files;
  expect(comesTo(sheet!)).toEqual(comesTo(as!));
  await using ofParquet = await openShop();
  const { files: reports, refused } = await ofParquet.drop('table.parquet', await parquet(rows));
  if (refused[0]) expect(refused[0].problem.code).toBe('packed_parquet');
  else expect(comesTo(reports[0]!)).toEqual(comesTo(as!));
});

const tables = ['order_lines', 'return_lines', 'shipments', 'products', 'order_refunds'];
const content = (shop: Shop) =>
  Promise.all(
    tables.map((table) =>
      shop.rows(`SELECT CAST(t AS VARCHAR) AS row FROM (SELECT * EXCLUDE (load_id) FROM ${table}) t ORDER BY 1`),
    ),
  );

test.each(listed)('a download of %s that ends earlier and one of all of it count once', async (name) => {
  await using shop = await openShop();
  const { encoding } = (await shop.load(name)).files[0]!;
  const rows = rowsOf(name, encoding);
  await using other = await openShop();
  const earlier = rows.slice(0, rows.length - Math.floor((rows.length - 1) / 3));
  for (const part of [earlier, rows]) await other.drop('download', delimited(part, comma));
  expect(await content(other)).toEqual(await content(shop));
});

/** One sale and one refused return, as files call them in each language. */
const languages = {
  en: [
    'Order Number,Order Date,SKU,Quantity,Unit Price,Currency,Order Status|cancelled',
    'RMA Number,Order Number,SKU,Return Quantity,Return Reason,Customer Comments,Refund Amount,Return Date,Return Status|rejected',
  ],
  fr: [
    'Numéro de commande,Date de commande,Référence produit,Quantité,Prix unitaire,Devise,Statut|annulée',
    'N° retour,N° commande,Référence produit,Quantité retournée,Motif du retour,Commentaire client,Montant remboursé,Date du retour,Statut du retour|refusé',
  ],
  ro: [
    'Număr comandă,Data comenzii,Cod produs,Cantitate,Preț unitar,Monedă,Stare comandă|anulată',
    'Nr. retur,Nr. comandă,Cod produs,Cantitate returnată,Motivul returului,Observaţii,Valoare rambursată,Data cererii,Stare retur|respins',
  ],
  de: [
    'Bestell-Nr.,Bestelldatum,Artikel-Nr.,Menge,Einzelpreis,Währung,Bestellstatus|storniert',
    'Retouren-Nr.,Bestellnummer,Artikelnummer,Retourmenge,Rückgabegrund,Kundenkommentar,Erstattungsbetrag,Rücksendedatum,Retourenstatus|abgelehnt',
  ],
  es: [
    'Número de pedido,Fecha de pedido,Referencia,Cantidad,Precio unitario,Divisa,Estado|cancelado',
    'Número de devolución,Número de pedido,Referencia,Cantidad devuelta,Motivo de la devolución,Comentarios,Importe reembolsado,Fecha de devolución,Estado de la devolución|rechazado',
  ],
  it: [
    'Numero ordine,Data ordine,Codice articolo,Quantità,Prezzo unitario,Valuta,Stato ordine|annullato',
    'Numero reso,Numero ordine,Codice articolo,Quantità resa,Motivo del reso,Note cliente,Importo rimborsato,Data del reso,Stato reso|rifiutato',
  ],
  pt: [
    'Número do pedido,Data do pedido,Código do produto,Quantidade,Preço unitário,Moeda,Estado do pedido|cancelado',
    'Número da devolução,Número do pedido,Código do produto,Quantidade devolvida,Motivo da devolução,Comentário,Valor reembolsado,Data da devolução,Estado da devolução|recusado',
  ],
  nl: [
    'Ordernummer,Orderdatum,Artikelcode,Aantal,Stukprijs,Valuta,Bestelstatus|geannuleerd',
    'Retournummer,Ordernummer,Artikelcode,Aantal retour,Reden van retour,Opmerking,Terugbetaald bedrag,Retourdatum,Retourstatus|geweigerd',
  ],
  pl: [
    'Numer zamówienia,Data zamówienia,Kod produktu,Ilość,Cena jednostkowa,Waluta,Status|anulowane',
    'Numer zwrotu,Numer zamówienia,Kod produktu,Ilość zwrócona,Powód zwrotu,Komentarz,Kwota zwrotu,Data zwrotu,Status zwrotu|odrzucony',
  ],
} as const;

test.each(Object.entries(languages))('a shop’s own tables are read in %s, and it is said how', async (_, told) => {
  const [[orders, cancelled], [returns, rejected]] = told.map((text) => text.split('|')) as [string[], string[]];
  await using shop = await openShop();
  const sold = await shop.drop('a', `${orders}\nA-1,2025-03-31,00123,2,10.50,EUR,${cancelled}\n`);
  const sent = await shop.drop('b', `${returns}\nR-1,A-1,00123,1,why,words,10.50,2025-04-02,${rejected}\n`);
  expect([...sold.refused, ...sent.refused]).toEqual([]);
  expect([sold.files[0]!.format, sent.files[0]!.format]).toEqual(['generic-orders', 'generic-returns']);
  for (const [report, headings] of [
    [sold, orders],
    [sent, returns],
  ] as const)
    for (const heading of headings!.split(',')) expect(report.files[0]!.warnings[0]!.text).toContain(`${heading} → `);
  expect(
    await shop.rows(`SELECT order_id, CAST(order_date AS VARCHAR) AS ordered, sku, quantity, unit_price_minor AS price,
      line_total_minor AS total, currency, line_status FROM order_lines`),
  ).toEqual([
    {
      ...{ order_id: 'A-1', ordered: '2025-03-31', sku: '00123', quantity: 2, price: 1050, total: 2100 },
      ...{ currency: 'EUR', line_status: 'cancelled' },
    },
  ]);
  expect(
    await shop.rows(`SELECT return_id, order_id, sku, quantity, movement, reason_code, reason_text, refund_amount_minor AS refund,
      CAST(requested_date AS VARCHAR) AS requested FROM return_lines`),
  ).toEqual([
    {
      ...{ return_id: 'R-1', order_id: 'A-1', sku: '00123', quantity: 1, movement: 'not_returned' },
      ...{ reason_code: 'why', reason_text: 'words', refund: 1050, requested: '2025-04-02' },
    },
  ]);
});
