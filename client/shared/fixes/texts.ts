import { type Words, words } from '../../../pipelines/domain/words.ts';
import { mostFixedProducts } from '../../../server/contract/fixes.ts';

/** Texts of recording a fix, wherever that is offered. */
export const texts = {
  record: words('Record a fix', 'Noter un correctif', 'Notați o remediere'),
  title: words('What was fixed?', 'Qu’est-ce qui a été corrigé ?', 'Ce s-a remediat?'),
  products: words('Products', 'Produits', 'Produse'),
  typeProduct: words(
    'Type a name, a style or a SKU',
    'Tapez un nom, un modèle ou un SKU',
    'Scrieți un nume, un model sau un SKU',
  ),
  enough: words(
    `At most ${mostFixedProducts} products.`,
    `${mostFixedProducts} produits au plus.`,
    `Cel mult ${mostFixedProducts} de produse.`,
  ),
  noProduct: words('No product of that name.', 'Aucun produit de ce nom.', 'Niciun produs cu acest nume.'),
  takeOut: (name: string): Words => words(`Take out ${name}`, `Retirer ${name}`, `Scoateți ${name}`),
  lever: words('What was changed', 'Ce qui a changé', 'Ce s-a schimbat'),
  choose: words('Choose …', 'Choisir …', 'Alegeți …'),
  since: words('For orders since', 'Pour les commandes depuis le', 'Pentru comenzi din'),
  reason: words('To move', 'Pour agir sur', 'Pentru a mișca'),
  allReturns: words('All returns', 'Tous les retours', 'Toate retururile'),
  owner: words('Owner (optional)', 'Responsable (facultatif)', 'Responsabil (opțional)'),
  note: words('Note (optional)', 'Note (facultative)', 'Notă (opțional)'),
  save: words('Record', 'Noter', 'Notați'),
  cancel: words('Cancel', 'Annuler', 'Renunțați'),
  recorded: words(
    'Recorded. Its effect shows once enough of what was sold since is mature.',
    'Noté. Son effet apparaîtra quand assez de ventes depuis seront à maturité.',
    'Notat. Efectul apare când destule vânzări de atunci ajung la maturitate.',
  ),
};
