import * as z from 'zod/mini';
import { words } from '../../../pipelines/domain/words.ts';
import { count, nullable, text } from '../../contract/columns.ts';
import { filterDimensions } from '../../contract/dimensions.ts';
import { query } from '../../contract/query.ts';

export const dimensionValues = query({
  path: '/dimensions/values',
  about: words(
    'The values a filter can take, most delivered first.',
    'Les valeurs possibles d’un filtre, les plus livrées d’abord.',
    'Valorile posibile ale unui filtru, cele mai livrate primele.',
  ),
  params: { dimension: z.enum(filterDimensions), search: z.optional(z.string().check(z.maxLength(100))) },
  columns: {
    dimension_value: text(words('Value', 'Valeur', 'Valoare')),
    name: nullable(text(words('Name', 'Nom', 'Nume'))),
    delivered_units: count(words('Delivered units', 'Unités livrées', 'Unități livrate')),
  },
});

export const dimensionCurrencies = query({
  path: '/dimensions/currencies',
  about: words(
    'The currencies of the data, most used first; money of one is never added to that of another.',
    'Les devises des données, la plus utilisée d’abord ; on n’additionne jamais deux devises.',
    'Valutele din date, cea mai folosită prima; sumele în valute diferite nu se adună niciodată.',
  ),
  columns: {
    currency_code: text(words('Currency', 'Devise', 'Valută')),
    order_lines: count(words('Order lines', 'Lignes de commande', 'Linii de comandă')),
  },
});
