import { type Words, words } from './words.ts';

/** What a part of the cost of a return is called, and how it is made. */
export interface CostPart {
  readonly label: Words;
  readonly about: Words;
}

/** The parts of what a return costs, as pages, API and documentation name them. */
export const costParts = {
  outbound: part(
    words('Outbound shipping lost', 'Port aller perdu', 'Transport la livrare pierdut'),
    words(
      'What it cost to send the goods that came back; a parcel’s cost is split over its lines, less what the customer paid for shipping.',
      'Le coût d’envoi des articles revenus ; réparti sur les lignes du colis, moins les frais de port payés par le client.',
      'Costul trimiterii produselor returnate; împărțit pe liniile coletului, minus transportul plătit de client.',
    ),
  ),
  shipping_refund: part(
    words('Shipping refunded', 'Port remboursé', 'Transport rambursat'),
    words(
      'Shipping fees paid back to the customer; in the EU a full withdrawal includes the standard delivery.',
      'Frais de port remboursés au client ; dans l’UE, une rétractation totale comprend la livraison standard.',
      'Transportul rambursat clientului; în UE retragerea completă include livrarea standard.',
    ),
  ),
  label: part(
    words('Return label', 'Étiquette de retour', 'Etichetă de retur'),
    words(
      'Postage of the way back, where the shop pays it; split over the lines of the parcel.',
      'Le port du retour, quand la boutique le paie ; réparti sur les lignes du colis.',
      'Transportul de retur, când îl plătește magazinul; împărțit pe liniile coletului.',
    ),
  ),
  handling: part(
    words('Receiving and inspecting', 'Réception et contrôle', 'Recepție și verificare'),
    words(
      'Unpack, check, book and restock.',
      'Déballer, contrôler, enregistrer, ranger.',
      'Despachetare, verificare, înregistrare, repunere în stoc.',
    ),
  ),
  repackaging: part(
    words('Repackaging', 'Reconditionnement', 'Reambalare'),
    words('New bag, box, tag or label.', 'Nouveau sachet, carton ou étiquette.', 'Pungă, cutie sau etichetă nouă.'),
  ),
  service: part(
    words('Customer service', 'Service client', 'Serviciu clienți'),
    words(
      'Time spent on messages and calls.',
      'Temps passé aux messages et appels.',
      'Timp petrecut cu mesaje și apeluri.',
    ),
  ),
  payment_fee: part(
    words('Payment fee kept', 'Frais de paiement perdus', 'Comision de plată pierdut'),
    words(
      'Fee that the payment provider keeps when the money goes back, in proportion to the refund.',
      'Commission que le prestataire garde quand l’argent est rendu, au prorata du remboursement.',
      'Comision păstrat de procesator la rambursare, proporțional cu suma.',
    ),
  ),
  refurbishment: part(
    words('Refurbishment', 'Remise en état', 'Recondiționare'),
    words(
      'Cleaning, ironing and mending of grade B goods.',
      'Nettoyer, repasser, réparer la catégorie B.',
      'Curățare, călcare, reparare pentru clasa B.',
    ),
  ),
  disposal: part(
    words('Disposal', 'Élimination', 'Eliminare'),
    words(
      'Getting rid of what cannot be sold (grade D).',
      'Élimination de l’invendable (catégorie D).',
      'Eliminarea produselor nevandabile (clasa D).',
    ),
  ),
  value_lost: part(
    words('Value lost', 'Perte de valeur', 'Valoare pierdută'),
    words(
      'Purchase cost that the goods no longer bring: by their grade, and by the weeks until they were for sale again.',
      'Coût d’achat que l’article ne rapporte plus : selon son état et les semaines avant la remise en vente.',
      'Costul de achiziție care nu se mai recuperează: după stare și după săptămânile până la revânzare.',
    ),
  ),
  fee_charged: part(
    words('Fees charged', 'Frais facturés', 'Taxe încasate'),
    words(
      'What customers paid for their returns: it lowers the cost.',
      'Ce que les clients ont payé pour leurs retours : en déduction du coût.',
      'Ce au plătit clienții pentru retururi: scade costul.',
    ),
  ),
} as const satisfies Record<string, CostPart>;

export type CostPartCode = keyof typeof costParts;

function part(label: Words, about: Words): CostPart {
  return { label, about };
}
