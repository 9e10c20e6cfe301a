import { type Words, words } from '../../../pipelines/domain/words.ts';

/** The page's own texts. */
export const texts = {
  lead: words(
    'What was done about returns, and whether it worked: against similar products that were left alone.',
    'Ce qui a été fait contre les retours, et si cela a marché : face à des produits semblables non touchés.',
    'Ce s-a făcut împotriva retururilor și dacă a mers: față de produse similare neatinse.',
  ),
  list: words('Fixes and what they did', 'Correctifs et leurs effets', 'Remedieri și efectele lor'),
  none: words(
    'No fix recorded yet. Record one when a photo, a text, a size guide, the packaging, a supplier, a carrier or a price was changed; its effect is judged here.',
    'Aucun correctif noté. Notez-en un quand une photo, un texte, un guide des tailles, l’emballage, un fournisseur, un transporteur ou un prix a changé ; son effet sera jugé ici.',
    'Nicio remediere notată. Notați una când s-a schimbat o fotografie, un text, un ghid de mărimi, ambalajul, un furnizor, un transportator sau un preț; efectul se judecă aici.',
  ),
  allReturns: words('All returns', 'Tous les retours', 'Toate retururile'),
  more: (count: number): Words =>
    words(`${count} products`, `${count} produits`, `${count} ${count < 20 ? 'produse' : 'de produse'}`),
  tooEarly: (mature: string): Words =>
    words(`Too early (${mature} mature)`, `Trop tôt (${mature} à maturité)`, `Prea devreme (${mature} la maturitate)`),
  tooLittleBefore: words(
    'Too little sold before to compare',
    'Trop peu vendu avant pour comparer',
    'Prea puțin vândut înainte pentru comparație',
  ),
  nothingSimilar: words(
    'No similar products to compare with',
    'Aucun produit semblable à comparer',
    'Niciun produs similar pentru comparație',
  ),
  sure: (points: string, low: string, high: string): Words =>
    words(
      `${points} points against similar products (${low} … ${high})`,
      `${points} points face aux produits semblables (${low} … ${high})`,
      `${points} puncte față de produse similare (${low} … ${high})`,
    ),
  unsure: (low: string, high: string): Words =>
    words(
      `No sure effect: between ${low} and ${high} points`,
      `Aucun effet sûr : entre ${low} et ${high} points`,
      `Niciun efect sigur: între ${low} și ${high} puncte`,
    ),
  compared: (before: string, after: string, own: string, points: string, products: number): Words =>
    words(
      `Rate ${before} before, ${after} after. Without the fix a change of ${own} points was likely. As the rate of ${products} similar products, left alone, changed, another ${points} points were likely.`,
      `Taux de ${before} avant, ${after} après. Sans le correctif, un changement de ${own} points était probable. D’après l’évolution du taux de ${products} produits semblables, non touchés, ${points} points de plus étaient probables.`,
      `Rata: ${before} înainte, ${after} după. Fără remediere era probabilă o schimbare de ${own} puncte. După cum s-a schimbat rata la ${products} ${products < 20 ? 'produse' : 'de produse'} similare, neatinse, mai erau probabile ${points} puncte.`,
    ),
  soFar: (before: string, units: string): Words =>
    words(
      `${before} before; ${units} units delivered since`,
      `${before} avant ; ${units} unités livrées depuis`,
      `${before} înainte; ${units} unități livrate de atunci`,
    ),
  overlaps: (count: number): Words =>
    words(
      count === 1
        ? 'Another fix of these styles falls into the same year: their effects cannot be told apart.'
        : `${count} other fixes of these styles fall into the same year: their effects cannot be told apart.`,
      count === 1
        ? 'Un autre correctif de ces modèles tombe dans la même année : leurs effets sont indissociables.'
        : `${count} autres correctifs de ces modèles tombent dans la même année : leurs effets sont indissociables.`,
      count === 1
        ? 'Altă remediere a acestor modele cade în același an: efectele nu se pot despărți.'
        : `Alte ${count} remedieri ale acestor modele cad în același an: efectele nu se pot despărți.`,
    ),
  owner: (name: string): Words => words(`Owner: ${name}`, `Responsable : ${name}`, `Responsabil: ${name}`),
  recordedBy: (who: string, when: string): Words =>
    words(`Recorded by ${who}, ${when}`, `Noté par ${who}, ${when}`, `Notat de ${who}, ${when}`),
  undo: words('Undo', 'Annuler', 'Anulați'),
  undoTitle: words('Take this fix back?', 'Retirer ce correctif ?', 'Retrageți această remediere?'),
  undoLead: (what: string): Words =>
    words(
      `${what}. It leaves the list and the charts; that it was recorded, and by whom, stays in the data.`,
      `${what}. Il quitte la liste et les graphiques ; qu’il fut noté, et par qui, reste dans les données.`,
      `${what}. Iese din listă și din grafice; faptul că a fost notată, și de cine, rămâne în date.`,
    ),
  undoYes: words('Take it back', 'Retirer', 'Retrageți'),
  keep: words('Keep it', 'Garder', 'Păstrați'),
  undone: words('Taken back.', 'Retiré.', 'Retras.'),
};
