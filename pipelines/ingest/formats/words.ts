import { notice } from '../../domain/notices.ts';
import { countryCodes } from './countries.ts';
import { type Column, type Columns, coded, constant, isOneOf, listed, sql } from './format.ts';

/** Spellings of what can become of an order line. */
const lineStates = {
  cancelled: listed(`
    canceled, voided, void, failed, annulé, annulée, storniert, anulat, anulata, anulată, cancelado, annullato,
    geannuleerd, anulowane, failed, declined, expired, payment error, erreur de paiement, échouée, fehlgeschlagen,
    eșuată, fallido, fallito, mislukt, nieudane, malsucedido`),
  processing: listed(`
    pending, unshipped, unfulfilled, open, on hold, on-hold, awaiting shipment, in procesare, en cours, in
    bearbeitung, paid, payment pending, partial, holded, payment review, pending payment, payment accepted,
    remote payment accepted, processing in progress, awaiting bank wire payment, paiement accepté, en cours de
    préparation, en attente de virement bancaire, awaiting fulfillment, awaiting payment, awaiting pickup,
    partially shipped, new, noua, nouă, inregistrata, en attente, in wartestellung, în așteptare, procesando, in
    lavorazione, in behandeling, w trakcie realizacji, processando, draft, checkout-draft`),
  shipped: listed(`
    fulfilled, dispatched, in transit, sent, expédié, expediat, in curs de livrare, expediata, versandt, verschickt,
    enviado, spedito, verzonden, wysłane`),
  delivered: listed(`
    completed, complete, finalizata, finalizată, livré, livrat, livrata, zugestellt, geliefert, entregado,
    consegnato, bezorgd, terminée, abgeschlossen, completado, completato, afgerond, zrealizowane, concluído, entregue, dostarczone, returned, returnata, refunded, partially refunded`),
  lost: listed('lost in transit, perdu, pierdut, verloren'),
};

/** Spellings of how far a return has come. */
const returnStates = {
  requested: listed(`
    pending, open, approved, authorized, authorised, submitted, shipped, waiting, review, in transit`),
  received: listed('return received, delivered, inspected, arrived'),
  refunded: listed('completed, complete, closed, done, processed, finished, finalizat, terminé, abgeschlossen'),
  rejected: listed(`
    denied, declined, refused, refusé, abgelehnt, respins, rechazado, rifiutato, geweigerd, recusado, odrzucony,
    undeliverable`),
  cancelled: listed('canceled, expired, annulé, storniert, anulat, anulata, anulată, withdrawn'),
};

/** What became of an order line: one of the tables' words, unknown when the spelling is. */
export const lineStatus = (...headings: string[]): Column =>
  sql(
    (cells) => {
      const cell = cells.text(...headings);
      const bare = coded(`regexp_replace(split_part(${cell}, ' - ', 1), '^wc-', '')`, lineStates);
      return `CASE WHEN ${isOneOf(cell, Object.keys(lineStates))} THEN ${cell} ELSE ${bare} END`;
    },
    ...headings,
  );

/** How far a return has come; a spelling that is not known is kept. */
export const returnStatus = (...headings: string[]): Column =>
  sql(
    (cells) => {
      const cell = cells.text(...headings);
      return `coalesce(${coded(cell, returnStates)}, lower(${cell}))`;
    },
    ...headings,
  );

/** A country as ISO 3166 alpha-2 where its name or code is known, else as written. */
export const country = (...headings: string[]): Column =>
  sql(
    (cells) => {
      const cell = cells.text(...headings);
      return `CASE WHEN length(${cell}) = 2 THEN upper(${cell}) ELSE coalesce(${coded(cell, countryCodes)}, ${cell}) END`;
    },
    ...headings,
  );

/** A customer as a pseudonym: the first 16 hex digits of a salted hash, so that no name or e-mail enters the tables. */
export const customer = (...headings: string[]): Column =>
  sql((cells) => `left(sha256($salt || lower(${cells.text(...headings)})), 16)`, ...headings);

/** An ISO 4217 code, in capitals. */
export const currency = (...headings: string[]): Column => sql((cells) => cells.currency(...headings), ...headings);

/** The currency that an amount itself tells, by its sign or code: for exports that have no column for it. */
export const currencyOf = (...headings: string[]): Column =>
  sql(
    ({ text }) => {
      const amount = text(...headings);
      const cases = Object.entries(signs).map(
        ([sign, code]) => `WHEN regexp_matches(${amount}, '${sign}') THEN '${code}'`,
      );
      return `CASE ${cases.join(' ')} ELSE nullif(regexp_extract(${amount}, '[A-Z]{3}'), '') END`;
    },
    ...headings,
  );

const signs = {
  'AU \\$': 'AUD',
  'C \\$': 'CAD',
  'US \\$|^-?\\$': 'USD',
  '£': 'GBP',
  '€': 'EUR',
  zł: 'PLN',
  '(?i)\\blei\\b': 'RON',
  Kč: 'CZK',
  '¥': 'JPY',
};

/** What an export that names no articles says of each order: that it is one. */
export const wholeOrder: Columns = { sku: constant('(whole order)'), quantity: sql(() => '1') };

/** What to tell about such an export. */
export const wholeOrderNote = notice('whole_orders');
