import type { Runs } from '../../../pipelines/domain/fit.ts';
import { type Words, words } from '../../../pipelines/domain/words.ts';

/** The page's own texts. */
export const texts = {
  lead: words(
    'Which styles run small or large, how sure that is, and what to tell customers.',
    'Quels modèles taillent petit ou grand, avec quelle certitude, et que dire aux clients.',
    'Ce modele vin mici sau mari, cât de sigur este și ce le spuneți clienților.',
  ),
  styles: words(
    'Styles by what their misfit costs',
    'Modèles selon le coût du mauvais taillant',
    'Modele după costul nepotrivirii',
  ),
  none: words(
    'No style with sizes was delivered with this filter. Sizes come from the order or product export.',
    'Aucun modèle avec tailles livré avec ce filtre. Les tailles viennent de l’export des commandes ou des produits.',
    'Niciun model cu mărimi livrat cu acest filtru. Mărimile vin din exportul de comenzi sau de produse.',
  ),
  nothingSure: words(
    'No style runs small or large for certain with this filter. The list shows where to watch.',
    'Aucun modèle ne taille petit ou grand de façon sûre avec ce filtre. La liste montre où regarder.',
    'Niciun model nu vine sigur mic sau mare cu acest filtru. Lista arată unde să priviți.',
  ),
  sure: (small: string, large: string): Words =>
    words(
      `Running small: ${small}. Running large: ${large}. At most one in twenty of them is expected to be wrong.`,
      `Taillent petit : ${small}. Taillent grand : ${large}. Un sur vingt au plus devrait être une erreur.`,
      `Vin mici: ${small}. Vin mari: ${large}. Cel mult unul din douăzeci ar trebui să fie greșit.`,
    ),
  actNow: words('act now', 'à corriger', 'de corectat'),
  large: words('large', 'grand', 'mare'),
  small: words('small', 'petit', 'mic'),
  direction: (index: string, low: string, high: string, category: string): Words =>
    words(
      `${index} from ${low} to ${high}; category ${category}`,
      `${index}, de ${low} à ${high} ; catégorie ${category}`,
      `${index}, de la ${low} la ${high}; categoria ${category}`,
    ),
  off: (sizes: string, low: string, high: string, units: string): Words =>
    words(
      `The size that customers keep lies on average ${sizes} sizes from the one they sent back (+ is larger; 95%: ${low} to ${high}, ${units} units).`,
      `La taille que les clients gardent est en moyenne à ${sizes} taille de celle renvoyée (+ : plus grande ; 95 % : ${low} à ${high}, ${units} unités).`,
      `Mărimea păstrată de clienți este în medie la ${sizes} mărimi de cea returnată (+ înseamnă mai mare; 95 %: ${low} până la ${high}, ${units} unități).`,
    ),
  pairs: (larger: string, smaller: string): Words =>
    words(
      `Of orders with several sizes, ${larger} kept the larger and ${smaller} the smaller one.`,
      `Parmi les commandes de plusieurs tailles, ${larger} ont gardé la plus grande et ${smaller} la plus petite.`,
      `Din comenzile cu mai multe mărimi, ${larger} au păstrat-o pe cea mai mare și ${smaller} pe cea mai mică.`,
    ),
  brackets: (units: string, cost: string): Words =>
    words(
      `${units} units went out in orders with several sizes; what came back of them cost ${cost}.`,
      `${units} unités parties dans des commandes de plusieurs tailles ; leurs retours ont coûté ${cost}.`,
      `${units} unități au plecat în comenzi cu mai multe mărimi; ce s-a întors a costat ${cost}.`,
    ),
  guide: words('For the size guide', 'Pour le guide des tailles', 'Pentru ghidul de mărimi'),
  noAdvice: words(
    'Too little is known for advice to customers.',
    'Trop peu d’éléments pour conseiller les clients.',
    'Se știe prea puțin pentru un sfat către clienți.',
  ),
  avoidable: (units: string): Words =>
    words(
      `May save about ${units} returns in such a period (assumed: one in ten of the excess).`,
      `Peut éviter environ ${units} retours sur une telle période (hypothèse : un sur dix de l’excédent).`,
      `Poate evita circa ${units} retururi într-o astfel de perioadă (ipoteză: unul din zece din exces).`,
    ),
  copy: words('Copy', 'Copier', 'Copiază'),
  copied: words('Copied', 'Copié', 'Copiat'),
  sizes: words('Size by size', 'Taille par taille', 'Mărime cu mărime'),
  sizesAbout: words(
    'Left: sent back as too small. Right: as too large. The curve to buy by is what customers keep.',
    'À gauche : renvoyées car trop petites. À droite : trop grandes. La courbe d’achat est ce que les clients gardent.',
    'Stânga: returnate ca prea mici. Dreapta: prea mari. Curba de cumpărare este ce păstrează clienții.',
  ),
  moves: words(
    'From the size sent back to the size kept',
    'De la taille renvoyée à la taille gardée',
    'De la mărimea returnată la cea păstrată',
  ),
  noMoves: words(
    'No exchange for another size and no order with several sizes of which one was kept.',
    'Aucun échange de taille, ni commande de plusieurs tailles dont une fut gardée.',
    'Niciun schimb de mărime și nicio comandă cu mai multe mărimi din care una a fost păstrată.',
  ),
  sentBackKept: words('Sent back ↓ kept →', 'Renvoyée ↓ gardée →', 'Returnată ↓ păstrată →'),
  moved: (from: string, to: string, units: string): Words =>
    words(
      `${from} sent back, ${to} kept: ${units}`,
      `${from} renvoyée, ${to} gardée : ${units}`,
      `${from} returnată, ${to} păstrată: ${units}`,
    ),
  dossier: words('All about this product', 'Tout sur ce produit', 'Totul despre acest produs'),
} as const;

/** How a style runs. */
export const runs: Readonly<Record<Runs, Words>> = {
  small: words('Runs small', 'Taille petit', 'Croială mică'),
  large: words('Runs large', 'Taille grand', 'Croială mare'),
  true: words('True to size', 'Taille juste', 'Corespunde mărimii'),
  unsure: words('Not sure', 'Incertain', 'Nesigur'),
};

/** How a style runs, as a size guide tells customers. */
export const told: Readonly<Record<'small' | 'large', Words>> = {
  small: words('This style runs small.', 'Ce modèle taille petit.', 'Acest model vine mic.'),
  large: words('This style runs large.', 'Ce modèle taille grand.', 'Acest model vine mare.'),
};
