import { type Words, words } from '../../pipelines/domain/words.ts';

export interface Dimension {
  readonly label: Words;
  /** Its column in `sold` and `returned`. */
  readonly column: string;
  /** Whether the filter bar offers it. */
  readonly isFilter: boolean;
  /** Only returns have it: as a filter it narrows the returns and leaves what was sold. */
  readonly isOfReturn?: boolean;
  /** Too many values to list: the filter bar searches. */
  readonly isLarge?: boolean;
}

/** What figures can be broken down and filtered by. */
export const dimensions = {
  category: filter(words('Category', 'Catégorie', 'Categorie'), 'category'),
  style: { ...filter(words('Style', 'Modèle', 'Model'), 'style_id'), isLarge: true },
  sku: { ...filter(words('SKU', 'SKU', 'SKU'), 'sku'), isLarge: true },
  supplier: filter(words('Supplier', 'Fournisseur', 'Furnizor'), 'supplier'),
  country: filter(words('Country', 'Pays', 'Țară'), 'country'),
  channel: filter(words('Channel', 'Canal', 'Canal'), 'channel'),
  seller: filter(words('Seller', 'Vendeur', 'Vânzător'), 'seller'),
  carrier: filter(words('Carrier', 'Transporteur', 'Curier'), 'carrier'),
  warehouse: filter(words('Warehouse', 'Entrepôt', 'Depozit'), 'warehouse'),
  packaging: filter(words('Packaging', 'Emballage', 'Ambalaj'), 'packaging'),
  lot: { ...filter(words('Lot', 'Lot', 'Lot'), 'lot'), isLarge: true },
  reason: { ...filter(words('Reason', 'Motif', 'Motiv'), 'reason_group'), isOfReturn: true },
  size: only(words('Size', 'Taille', 'Mărime'), 'size'),
  colour: only(words('Colour', 'Couleur', 'Culoare'), 'colour'),
  price_band: only(words('Price band', 'Tranche de prix', 'Interval de preț'), 'price_band'),
  discount_depth: only(words('Discount depth', 'Niveau de remise', 'Nivel de reducere'), 'discount_depth'),
} as const satisfies Record<string, Dimension>;

export type DimensionCode = keyof typeof dimensions;

function filter(label: Words, column: string): Dimension {
  return { label, column, isFilter: true };
}

function only(label: Words, column: string): Dimension {
  return { label, column, isFilter: false };
}

export const dimensionCodes = Object.keys(dimensions) as DimensionCode[];

/** The dimensions of the filter bar: names of query parameters, in the order they are offered. */
export const filterDimensions = [
  'category',
  'style',
  'sku',
  'supplier',
  'country',
  'channel',
  'seller',
  'carrier',
  'warehouse',
  'packaging',
  'lot',
  'reason',
] as const satisfies readonly DimensionCode[];
export type FilterDimension = (typeof filterDimensions)[number];

/** Levels at which products can be rated. */
export const productLevels = [
  'sku',
  'style',
  'category',
  'supplier',
  'seller',
  'lot',
  'size',
  'colour',
  'price_band',
  'channel',
  'country',
  'discount_depth',
] as const satisfies readonly DimensionCode[];
