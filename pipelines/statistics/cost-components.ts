import { type Words, words } from '../domain/words.ts';
import type { Assumed } from './random.ts';

/** What an amount of a component is paid for. */
export type CostUnit = 'parcel' | 'unit' | 'payment' | 'unit graded B' | 'unit graded D' | 'stock value';

export interface CostComponent {
  readonly label: Words;
  readonly about: Words;
  readonly per: CostUnit;
  /** Assumed in euro cents net of VAT, where no export and no tariff of the shop says it; null: known or nothing. */
  readonly amount: Assumed | null;
  /** Besides the amount, a share of what the customer paid. */
  readonly paid_share: number;
}

/** What a return costs, part by part: the assumptions of a European online shop, each replaced by the shop's own. */
export const costComponents = {
  outbound: component(
    words('Outbound shipping lost', 'Port aller perdu', 'Transport la livrare pierdut'),
    words(
      'What it cost to send the goods that came back; a parcel’s cost is split over its lines, less what the customer paid for shipping.',
      'Le coût d’envoi des articles revenus ; réparti sur les lignes du colis, moins les frais de port payés par le client.',
      'Costul trimiterii produselor returnate; împărțit pe liniile coletului, minus transportul plătit de client.',
    ),
    'parcel',
    assumed(420, 300, 650),
  ),
  shipping_refund: component(
    words('Shipping refunded', 'Port remboursé', 'Transport rambursat'),
    words(
      'Shipping fees paid back to the customer; in the EU a full withdrawal includes the standard delivery.',
      'Frais de port remboursés au client ; dans l’UE, une rétractation totale comprend la livraison standard.',
      'Transportul rambursat clientului; în UE retragerea completă include livrarea standard.',
    ),
    'parcel',
    null,
  ),
  label: component(
    words('Return label', 'Étiquette de retour', 'Etichetă de retur'),
    words(
      'Postage of the way back, where the shop pays it; split over the lines of the parcel.',
      'Le port du retour, quand la boutique le paie ; réparti sur les lignes du colis.',
      'Transportul de retur, când îl plătește magazinul; împărțit pe liniile coletului.',
    ),
    'parcel',
    assumed(490, 350, 750),
  ),
  handling: component(
    words('Receiving and inspecting', 'Réception et contrôle', 'Recepție și verificare'),
    words(
      'Unpack, check, book and restock.',
      'Déballer, contrôler, enregistrer, ranger.',
      'Despachetare, verificare, înregistrare, repunere în stoc.',
    ),
    'unit',
    assumed(250, 150, 600),
  ),
  repackaging: component(
    words('Repackaging', 'Reconditionnement', 'Reambalare'),
    words('New bag, box, tag or label.', 'Nouveau sachet, carton ou étiquette.', 'Pungă, cutie sau etichetă nouă.'),
    'unit',
    assumed(60, 20, 150),
  ),
  service: component(
    words('Customer service', 'Service client', 'Serviciu clienți'),
    words(
      'Time spent on messages and calls.',
      'Temps passé aux messages et appels.',
      'Timp petrecut cu mesaje și apeluri.',
    ),
    'unit',
    assumed(100, 50, 300),
  ),
  payment_fee: component(
    words('Payment fee kept', 'Frais de paiement perdus', 'Comision de plată pierdut'),
    words(
      'Fee that the payment provider keeps when the money goes back, in proportion to the refund.',
      'Commission que le prestataire garde quand l’argent est rendu, au prorata du remboursement.',
      'Comision păstrat de procesator la rambursare, proporțional cu suma.',
    ),
    'payment',
    assumed(25, 25, 25),
    0.014,
  ),
  refurbishment: component(
    words('Refurbishment', 'Remise en état', 'Recondiționare'),
    words(
      'Cleaning, ironing and mending of grade B goods.',
      'Nettoyer, repasser, réparer la catégorie B.',
      'Curățare, călcare, reparare pentru clasa B.',
    ),
    'unit graded B',
    assumed(200, 100, 600),
  ),
  disposal: component(
    words('Disposal', 'Élimination', 'Eliminare'),
    words(
      'Getting rid of what cannot be sold (grade D).',
      'Élimination de l’invendable (catégorie D).',
      'Eliminarea produselor nevandabile (clasa D).',
    ),
    'unit graded D',
    assumed(50, 50, 50),
  ),
  value_lost: component(
    words('Value lost', 'Perte de valeur', 'Valoare pierdută'),
    words(
      'Purchase cost that the goods no longer bring: by their grade, and by the weeks until they were for sale again.',
      'Coût d’achat que l’article ne rapporte plus : selon son état et les semaines avant la remise en vente.',
      'Costul de achiziție care nu se mai recuperează: după stare și după săptămânile până la revânzare.',
    ),
    'stock value',
    null,
  ),
} as const satisfies Record<string, CostComponent>;

export type CostCode = keyof typeof costComponents;
export const costCodes = Object.keys(costComponents) as CostCode[];

/** Condition of a returned good: as new, to be refurbished, to be sold off, worthless. */
export const grades = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof grades)[number];
/** How fast goods lose value in a warehouse: `seasonal` fashion and electronics, `steady` all else. */
export type Pace = 'seasonal' | 'steady';

/** Share of its value that a good of this grade keeps, before time. */
export const keptValue: Readonly<Record<Grade, Assumed>> = {
  A: assumed(1, 1, 1),
  B: assumed(0.7, 0.5, 0.85),
  C: assumed(0.25, 0, 0.5),
  D: assumed(0, 0, 0),
};

/** Share of its value that a good loses each week (Blackburn et al. 2004: 1 % a month for slow goods, up to 3 % a week). */
export const weeklyLoss: Readonly<Record<Pace, Assumed>> = {
  seasonal: assumed(0.015, 0.01, 0.03),
  steady: assumed(0.0025, 0.0025, 0.01),
};

/** Shares of the grades among goods nobody graded (Asdecker, University of Bamberg, survey of 2018, rounded). */
export const usualGrades: Readonly<Record<Grade, number>> = { A: 0.8, B: 0.13, C: 0.03, D: 0.04 };

/** Days from delivery until a good is for sale again, where the exports do not tell. */
export const usualDays = 21;

function assumed(likely: number, low: number, high: number): Assumed {
  return { likely, low, high };
}

function component(label: Words, about: Words, per: CostUnit, amount: Assumed | null, paid_share = 0): CostComponent {
  return { label, about, per, amount, paid_share };
}
