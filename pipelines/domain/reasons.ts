import { type Words, words } from './words.ts';

/** The eight groups of reasons. These codes are public names: CLI, API and database show them, and they never change. */
export const reasonGroups = {
  size_fit: group(words('Size and fit', 'Taille et coupe', 'Mărime și croială'), 'product', 'choice'),
  damaged_in_transit: group(
    words('Damaged in transit', 'Abîmé pendant le transport', 'Deteriorat la transport'),
    'logistics',
    'law',
  ),
  packing_error: group(words('Packing error', 'Erreur de préparation', 'Eroare de ambalare'), 'warehouse', 'law'),
  not_as_described: group(
    words('Not as described', 'Non conforme à la description', 'Nu corespunde descrierii'),
    'listing',
    'law',
  ),
  defective: group(words('Defective', 'Défectueux', 'Defect'), 'product', 'law'),
  changed_mind: group(words('Changed mind', 'Changement d’avis', 'S-a răzgândit'), 'customer', 'choice'),
  late_delivery: group(
    words('Late or failed delivery', 'Livraison tardive ou échouée', 'Livrare întârziată sau eșuată'),
    'logistics',
    'choice',
  ),
  other: group(words('Other or unknown', 'Autre ou inconnu', 'Altele sau necunoscut'), 'unknown', 'choice'),
} as const satisfies Record<string, ReasonGroup>;

export type GroupCode = keyof typeof reasonGroups;

/** Who answers for a return: the default table, which a shop can change. */
export const faults = ['product', 'listing', 'logistics', 'warehouse', 'customer', 'unknown'] as const;
export type Fault = (typeof faults)[number];

/** `law`: EU consumer law makes the shop bear the return postage; `choice`: the shop decides. */
export const postages = ['law', 'choice'] as const;
export type Postage = (typeof postages)[number];

export interface ReasonGroup {
  readonly label: Words;
  readonly fault: Fault;
  readonly postage: Postage;
}

function group(label: Words, fault: Fault, postage: Postage): ReasonGroup {
  return { label, fault, postage };
}

export interface Reason {
  readonly group: GroupCode;
  readonly label: Words;
  /** What the reason covers, in a sentence that a clerk who labels returns can decide by. */
  readonly means: string;
}

/** The taxonomy: every finer reason, its group, its name and its meaning. */
export const reasons = {
  too_small: reason(
    'size_fit',
    words('Too small', 'Trop petit', 'Prea mic'),
    'Smaller than the customer needs, though it is the size ordered.',
  ),
  too_large: reason(
    'size_fit',
    words('Too large', 'Trop grand', 'Prea mare'),
    'Larger than the customer needs, though it is the size ordered.',
  ),
  fit_shape: reason(
    'size_fit',
    words('Cut, length or width', 'Coupe, longueur ou largeur', 'Croială, lungime sau lățime'),
    'The cut, the length or the width does not suit the body or the place.',
  ),
  incompatible: reason(
    'size_fit',
    words('Does not fit the device or place', 'Incompatible', 'Incompatibil'),
    'Does not fit the phone, car, bottle or body part it was bought for.',
  ),
  box_and_item: reason(
    'damaged_in_transit',
    words('Box and item damaged', 'Colis et article abîmés', 'Colet și produs deteriorate'),
    'Both the parcel and the item arrived damaged or opened.',
  ),
  item_in_sound_box: reason(
    'damaged_in_transit',
    words('Item damaged, box sound', 'Article abîmé, colis intact', 'Produs deteriorat, colet intact'),
    'The parcel looked sound, the item inside was damaged.',
  ),
  poor_packaging: reason(
    'damaged_in_transit',
    words('Poor packaging', 'Emballage insuffisant', 'Ambalaj insuficient'),
    'Damaged because the packaging did not protect it.',
  ),
  leaking: reason(
    'damaged_in_transit',
    words('Leaking or spilt', 'Fuite', 'Scurgeri'),
    'Liquid or powder leaked or spilt on the way.',
  ),
  damage_unclear: reason(
    'damaged_in_transit',
    words('Damaged, cause unclear', 'Abîmé, cause inconnue', 'Deteriorat, cauză neclară'),
    'Arrived broken, bent, scratched or torn; the words do not say how.',
  ),
  wrong_item: reason(
    'packing_error',
    words('Wrong item', 'Mauvais article', 'Produs greșit'),
    'Another product than the one ordered was sent.',
  ),
  wrong_variant: reason(
    'packing_error',
    words('Wrong size or colour sent', 'Mauvaise taille ou couleur envoyée', 'Mărime sau culoare greșită trimisă'),
    'The right product in another size, colour or model than ordered was sent.',
  ),
  missing_part: reason(
    'packing_error',
    words('Part missing', 'Pièce manquante', 'Piesă lipsă'),
    'A part, accessory or item of the order was not in the parcel.',
  ),
  wrong_quantity: reason(
    'packing_error',
    words('Wrong quantity', 'Mauvaise quantité', 'Cantitate greșită'),
    'Fewer or more pieces than ordered.',
  ),
  extra_item: reason(
    'packing_error',
    words('Item not ordered', 'Article non commandé', 'Produs necomandat'),
    'Something that was not ordered came along.',
  ),
  colour_differs: reason(
    'not_as_described',
    words('Colour differs', 'Couleur différente', 'Culoare diferită'),
    'The colour is not the one of the photo or the description.',
  ),
  material_differs: reason(
    'not_as_described',
    words('Material differs', 'Matière différente', 'Material diferit'),
    'The material is not the one described.',
  ),
  measure_differs: reason(
    'not_as_described',
    words('Measure differs', 'Dimensions différentes', 'Dimensiuni diferite'),
    'A stated measure, weight, capacity or amount is wrong.',
  ),
  feature_missing: reason(
    'not_as_described',
    words('Feature missing', 'Fonction absente', 'Funcție lipsă'),
    'Something the description promised is not there.',
  ),
  not_genuine: reason(
    'not_as_described',
    words('Not genuine or used', 'Contrefait ou d’occasion', 'Neoriginal sau folosit'),
    'Counterfeit, or used or opened and sold as new.',
  ),
  unlike_photo: reason(
    'not_as_described',
    words('Unlike the photo', 'Différent de la photo', 'Diferit de fotografie'),
    'Looks other than the photo or the description led to expect.',
  ),
  does_not_work: reason(
    'defective',
    words('Does not work', 'Ne fonctionne pas', 'Nu funcționează'),
    'Dead on arrival, or does not do what it is for.',
  ),
  broke_in_use: reason(
    'defective',
    words('Broke in use', 'Cassé à l’usage', 'S-a stricat în folosință'),
    'Broke, tore, faded or failed while being used, however soon.',
  ),
  poor_quality: reason(
    'defective',
    words('Poor quality', 'Mauvaise qualité', 'Calitate slabă'),
    'Badly made, flimsy, flawed or uncomfortable.',
  ),
  hygiene: reason(
    'defective',
    words('Smell, stain or dirt', 'Odeur, tache ou saleté', 'Miros, pată sau murdărie'),
    'Smells, is stained or dirty, or has insects.',
  ),
  no_longer_wanted: reason(
    'changed_mind',
    words('No longer wanted', 'Plus souhaité', 'Nu mai este dorit'),
    'The customer does not want or need it any more.',
  ),
  ordered_by_mistake: reason(
    'changed_mind',
    words('Ordered by mistake', 'Commandé par erreur', 'Comandat din greșeală'),
    'The customer ordered the wrong thing, size or number.',
  ),
  cheaper_elsewhere: reason(
    'changed_mind',
    words('Cheaper elsewhere', 'Moins cher ailleurs', 'Mai ieftin în altă parte'),
    'Found at a better price.',
  ),
  not_to_taste: reason(
    'changed_mind',
    words('Not to taste', 'Ne plaît pas', 'Nu este pe gust'),
    'The customer does not like it; nothing is wrong with it.',
  ),
  gift_unwanted: reason(
    'changed_mind',
    words('Unwanted gift', 'Cadeau non désiré', 'Cadou nedorit'),
    'A gift that the recipient does not want or has already.',
  ),
  extra_size_ordered: reason(
    'changed_mind',
    words('Several sizes ordered to choose', 'Plusieurs tailles pour choisir', 'Mai multe mărimi la alegere'),
    'Ordered in several sizes or colours to keep one.',
  ),
  arrived_late: reason('late_delivery', words('Arrived late', 'Arrivé en retard', 'A sosit târziu'), 'Came too late.'),
  never_arrived: reason(
    'late_delivery',
    words('Never arrived', 'Jamais arrivé', 'Nu a sosit'),
    'The order did not arrive.',
  ),
  refused_or_undelivered: reason(
    'late_delivery',
    words('Refused or undelivered', 'Refusé ou non livré', 'Refuzat sau nelivrat'),
    'Refused at the door or sent back by the carrier.',
  ),
  no_reason_given: reason(
    'other',
    words('No reason given', 'Aucun motif', 'Fără motiv'),
    'Blank, or words that say nothing.',
  ),
  service_complaint: reason(
    'other',
    words('Service complaint', 'Réclamation sur le service', 'Reclamație despre servicii'),
    'About the shop’s or the carrier’s service, not the goods.',
  ),
  unreadable: reason(
    'other',
    words('Cannot be judged', 'Illisible', 'Nu se poate judeca'),
    'Words that no reason can be read from.',
  ),
} as const satisfies Record<string, Reason>;

/** A reason that ships with the product. */
export type ShippedReason = keyof typeof reasons;

/** A finer reason of a shop's own: its group, a point, its name in small letters (`defective.zip_breaks`). */
export type OwnReason = `${GroupCode}.${string}`;

export type ReasonCode = ShippedReason | OwnReason;

function reason(group: GroupCode, label: Words, means: string): Reason {
  return { group, label, means };
}

/** What a note may show besides its reasons: no reason in itself, but it matters elsewhere. */
export const marks = {
  signs_of_use: words('Signs of use', 'Traces d’utilisation', 'Urme de folosire'),
  hygiene_sealed: words('Sealed good opened', 'Scellé hygiénique ouvert', 'Sigiliu de igienă desfăcut'),
  threatens_review: words('Threatens a bad review', 'Menace d’un avis négatif', 'Amenință cu o recenzie negativă'),
  praise: words('Praise', 'Compliment', 'Laudă'),
} as const;

export type MarkCode = keyof typeof marks;

/** Whether a reason ships with the product; the others are a shop's own. */
export function isShipped(code: string): code is ShippedReason {
  return Object.hasOwn(reasons, code);
}

/** The group of a finer reason. */
export function groupOf(code: ReasonCode): GroupCode {
  return isShipped(code) ? reasons[code].group : (code.split('.', 1)[0] as GroupCode);
}

export const groupCodes = Object.keys(reasonGroups) as GroupCode[];
export const reasonCodes = Object.keys(reasons) as ShippedReason[];
