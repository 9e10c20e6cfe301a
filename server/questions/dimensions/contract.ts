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
