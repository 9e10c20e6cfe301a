import { costParts } from '../../pipelines/domain/cost-parts.ts';
import { reasonGroups, reasons } from '../../pipelines/domain/reasons.ts';
import { type UiLanguage, type Words, words } from '../../pipelines/domain/words.ts';

/** Names of the codes that are no reason and no part of the cost: bases, kinds of file, what is wrong with a return. */
const others: Readonly<Record<string, Words>> = {
  delivered: words('by delivery day', 'par jour de livraison', 'după ziua livrării'),
  ordered: words('by order day', 'par jour de commande', 'după ziua comenzii'),
  returned: words('by return day', 'par jour de retour', 'după ziua returului'),
  orders: words('Orders', 'Commandes', 'Comenzi'),
  returns: words('Returns', 'Retours', 'Retururi'),
  shipments: words('Shipments', 'Expéditions', 'Expedieri'),
  products: words('Products', 'Produits', 'Produse'),
  mixed: words('Orders and returns', 'Commandes et retours', 'Comenzi și retururi'),
  no_order: words('Order not in the data', 'Commande absente des données', 'Comanda lipsește din date'),
  no_line: words('Product not in that order', 'Produit absent de la commande', 'Produsul nu e în comandă'),
  more_than_sold: words('More than was sold', 'Plus que vendu', 'Mai mult decât s-a vândut'),
  not_delivered: words('Order line not delivered', 'Ligne non livrée', 'Linie nelivrată'),
  photo: words('Photo', 'Photo', 'Fotografie'),
  text: words('Text', 'Texte', 'Text'),
  size_guide: words('Size guide', 'Guide des tailles', 'Ghid de mărimi'),
  packaging: words('Packaging', 'Emballage', 'Ambalaj'),
  supplier: words('Supplier', 'Fournisseur', 'Furnizor'),
  carrier: words('Carrier', 'Transporteur', 'Transportator'),
  price: words('Price', 'Prix', 'Preț'),
  too_early: words('Too early', 'Trop tôt', 'Prea devreme'),
  too_little_before: words('Too little before', 'Trop peu avant', 'Prea puțin înainte'),
  nothing_similar: words('Nothing similar', 'Rien de semblable', 'Nimic similar'),
  fell: words('Fell', 'En baisse', 'A scăzut'),
  rose: words('Rose', 'En hausse', 'A crescut'),
  no_sure_effect: words('No sure effect', 'Aucun effet sûr', 'Niciun efect sigur'),
  current: words('This period', 'Cette période', 'Această perioadă'),
  previous: words('Period before', 'Période précédente', 'Perioada precedentă'),
};

const names: Readonly<Record<string, Words>> = {
  ...others,
  ...labelsOf(costParts),
  ...labelsOf(reasons),
  ...labelsOf(reasonGroups),
};

function labelsOf(list: Readonly<Record<string, { readonly label: Words }>>): Record<string, Words> {
  return Object.fromEntries(Object.entries(list).map(([code, { label }]) => [code, label]));
}

/** Names by code. */
export type CodeNames = Readonly<Record<string, Words>>;

/**
 * The name of a value of a closed list; the code itself, its underscores as spaces, where no name is known.
 * @param own names that a shop gave, which go before ours
 */
export function nameOfCode(code: string, language: UiLanguage, own: CodeNames = {}): string {
  return own[code]?.[language] ?? names[code]?.[language] ?? code.slice(code.indexOf('.') + 1).replaceAll('_', ' ');
}
