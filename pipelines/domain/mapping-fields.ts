import type { MappedKind } from './reports.ts';
import { type Words, words } from './words.ts';

/** What a column of an export can mean: the names that a mapping gives columns, and what pages call them. */
export const fieldWords = {
  order_id: words('Order number', 'Numéro de commande', 'Număr de comandă'),
  order_line_id: words('Order line number', 'Numéro de ligne', 'Număr de linie'),
  order_date: words('Ordered on', 'Commandé le', 'Comandat la'),
  sku: words('Article number (SKU)', 'Référence (SKU)', 'Cod produs (SKU)'),
  product_name: words('Product name', 'Nom du produit', 'Nume produs'),
  style_id: words('Style or model', 'Modèle', 'Model'),
  category: words('Category', 'Catégorie', 'Categorie'),
  size: words('Size', 'Taille', 'Mărime'),
  colour: words('Colour', 'Couleur', 'Culoare'),
  supplier: words('Supplier', 'Fournisseur', 'Furnizor'),
  quantity: words('Units', 'Unités', 'Unități'),
  unit_price: words('Price paid per unit', 'Prix payé par unité', 'Preț plătit pe unitate'),
  line_total: words('Paid for the line', 'Payé pour la ligne', 'Plătit pe linie'),
  list_price: words('List price', 'Prix catalogue', 'Preț de listă'),
  image_url: words('Web address of a picture', 'Adresse web d’une image', 'Adresa web a unei imagini'),
  discount_share: words('Discount (%)', 'Remise (%)', 'Reducere (%)'),
  currency: words('Currency', 'Devise', 'Monedă'),
  shipping_paid: words('Shipping paid by customer', 'Port payé par le client', 'Transport plătit de client'),
  unit_cost: words('Unit cost', 'Coût unitaire', 'Cost unitar'),
  outbound_shipping_cost: words('Cost of shipping out', 'Coût d’expédition', 'Cost de expediere'),
  customer: words('Customer', 'Client', 'Client'),
  country: words('Country', 'Pays', 'Țară'),
  language: words('Language', 'Langue', 'Limbă'),
  channel: words('Channel', 'Canal', 'Canal'),
  seller: words('Seller', 'Vendeur', 'Vânzător'),
  payment_method: words('Payment method', 'Mode de paiement', 'Metodă de plată'),
  discount_code: words('Discount code', 'Code de réduction', 'Cod de reducere'),
  warehouse: words('Warehouse', 'Entrepôt', 'Depozit'),
  carrier: words('Carrier', 'Transporteur', 'Curier'),
  packaging: words('Packaging', 'Emballage', 'Ambalaj'),
  lot: words('Lot (batch)', 'Lot', 'Lot'),
  packer: words('Packed by', 'Préparé par', 'Ambalat de'),
  shipped_date: words('Shipped on', 'Expédié le', 'Expediat la'),
  delivered_date: words('Delivered on', 'Livré le', 'Livrat la'),
  line_status: words('Status of the line', 'État de la ligne', 'Starea liniei'),
  return_id: words('Return number', 'Numéro de retour', 'Număr de retur'),
  return_quantity: words('Units returned', 'Unités retournées', 'Unități returnate'),
  requested_date: words('Return asked for on', 'Retour demandé le', 'Retur cerut la'),
  received_date: words('Received on', 'Reçu le', 'Primit la'),
  refunded_date: words('Refunded on', 'Remboursé le', 'Rambursat la'),
  return_status: words('Status of the return', 'État du retour', 'Starea returului'),
  reason_code: words('Reason code', 'Code du motif', 'Cod motiv'),
  reason: words('Reason', 'Motif', 'Motiv'),
  sub_reason: words('Finer reason', 'Sous-motif', 'Submotiv'),
  comment: words('Customer’s words', 'Mots du client', 'Cuvintele clientului'),
  agent_note: words('Agent’s note', 'Note de l’agent', 'Nota agentului'),
  inspection_note: words('Inspection note', 'Note de contrôle', 'Nota de verificare'),
  resolution: words('Resolution', 'Résolution', 'Rezolvare'),
  exchange_sku: words('Exchanged for (SKU)', 'Échangé contre (SKU)', 'Schimbat cu (SKU)'),
  refund_amount: words('Refunded', 'Remboursé', 'Rambursat'),
  refund_shipping_amount: words('Shipping refunded', 'Port remboursé', 'Transport rambursat'),
  fee_charged: words('Fee charged', 'Frais retenus', 'Taxă reținută'),
  label_cost: words('Cost of the return label', 'Coût de l’étiquette retour', 'Cost etichetă retur'),
  paid_by: words('Label paid by', 'Étiquette payée par', 'Etichetă plătită de'),
  return_method: words('Way of return', 'Mode de retour', 'Metodă de retur'),
  return_carrier: words('Return carrier', 'Transporteur du retour', 'Curier retur'),
  condition_grade: words('Condition', 'État du produit', 'Starea produsului'),
  disposition: words('Disposition', 'Destination', 'Destinație'),
} as const satisfies Record<string, Words>;

export type MappedField = keyof typeof fieldWords;

const product = ['product_name', 'style_id', 'category', 'size', 'colour', 'supplier'] as const;
const shipping = [
  ...(['warehouse', 'carrier', 'packaging', 'packer', 'shipped_date', 'delivered_date'] as const),
  ...(['lot', 'outbound_shipping_cost', 'line_status'] as const),
];

/** The fields that a file of each kind can have; the first ones must be there. */
export const mappedFields: Readonly<
  Record<MappedKind, { needed: readonly MappedField[]; other: readonly MappedField[] }>
> = {
  orders: {
    needed: ['order_id', 'order_date', 'sku'],
    other: [
      ...(['quantity', 'unit_price', 'line_total', 'currency', 'order_line_id', 'customer', 'country'] as const),
      ...product,
      ...(['list_price', 'discount_share', 'unit_cost', 'shipping_paid', 'language', 'channel', 'seller'] as const),
      ...(['payment_method', 'discount_code'] as const),
      ...shipping,
    ],
  },
  returns: {
    needed: ['order_id'],
    other: [
      ...(['return_id', 'sku', 'return_quantity', 'requested_date', 'received_date', 'refunded_date'] as const),
      ...(['reason', 'reason_code', 'sub_reason', 'comment', 'refund_amount', 'currency', 'resolution'] as const),
      ...(['return_status', 'order_line_id', 'exchange_sku', 'refund_shipping_amount', 'fee_charged'] as const),
      ...(['label_cost', 'paid_by', 'return_method', 'return_carrier', 'condition_grade', 'disposition'] as const),
      ...(['agent_note', 'inspection_note'] as const),
    ],
  },
  shipments: { needed: ['order_id'], other: ['sku', ...shipping, 'currency'] },
  products: { needed: ['sku'], other: [...product, 'unit_cost', 'list_price', 'currency', 'image_url'] },
};
