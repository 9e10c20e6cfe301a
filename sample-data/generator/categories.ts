import type { ShippedReason } from '../../pipelines/domain/reasons.ts';

export type Setting = 'clothing' | 'shoes' | 'electronics' | 'home' | 'beauty';
type Season = 'summer' | 'winter' | 'gift' | 'even';

/** What the generator must know of a category; rates are per delivered unit, transit damage apart from the rest. */
export interface Category {
  readonly name: string;
  readonly code: string;
  readonly setting: Setting;
  readonly styles: number;
  readonly demand: number;
  readonly season: Season;
  readonly returnRate: number;
  readonly damageRate: number;
  /** Usual lowest and highest list price, in euro. */
  readonly price: readonly [number, number];
  readonly sizes: readonly string[];
  readonly nouns: readonly string[];
}

const letters = ['XS', 'S', 'M', 'L', 'XL'];
const waists = ['28', '30', '32', '34', '36'];
const soles = ['37', '38', '39', '40', '41', '42'];

export const categories: readonly Category[] = [
  wear('Dresses', 'DRS', 26, 11, 'summer', 0.345, [45, 149], letters, [
    'Wrap Dress',
    'Midi Dress',
    'Evening Dress',
    'Shirt Dress',
  ]),
  wear('Jeans', 'JNS', 16, 6, 'even', 0.265, [49, 109], waists, ['Slim Jeans', 'Straight Jeans', 'Wide Jeans']),
  wear('T-Shirts', 'TSH', 20, 7, 'summer', 0.13, [14, 35], letters, ['Cotton Tee', 'Long Sleeve Tee', 'Rib Top']),
  wear('Shirts', 'SHR', 16, 4, 'even', 0.2, [29, 79], letters, ['Linen Shirt', 'Oxford Shirt', 'Satin Blouse']),
  wear('Knitwear', 'KNT', 16, 5, 'winter', 0.205, [39, 119], letters, ['Wool Jumper', 'Cardigan', 'Roll Neck']),
  wear('Coats', 'COA', 12, 3, 'winter', 0.255, [89, 249], letters, ['Wool Coat', 'Parka', 'Rain Jacket']),
  wear('Swimwear', 'SWM', 10, 2.4, 'summer', 0.275, [25, 69], letters, ['Swimsuit', 'Bikini Set', 'Swim Shorts']),
  shoe('Sneakers', 'SNK', 16, 7, 'even', 0.205, [49, 139], ['Canvas Sneaker', 'Runner', 'Leather Trainer']),
  shoe('Boots', 'BTS', 12, 3.6, 'winter', 0.24, [79, 199], ['Ankle Boot', 'Chelsea Boot', 'Hiking Boot']),
  shoe('Sandals', 'SND', 10, 3, 'summer', 0.21, [29, 89], ['Strap Sandal', 'Slide', 'Espadrille']),
  shoe('Heels', 'HLS', 10, 2.6, 'even', 0.285, [49, 129], ['Pump', 'Slingback', 'Block Heel']),
  thing(
    'Lamps',
    'LMP',
    'home',
    14,
    3.6,
    'winter',
    0.075,
    0.032,
    [29, 149],
    ['Table Lamp', 'Floor Lamp', 'Pendant Lamp'],
  ),
  thing(
    'Cushions',
    'CSH',
    'home',
    14,
    3.4,
    'even',
    0.07,
    0.002,
    [12, 39],
    ['Velvet Cushion', 'Linen Cushion', 'Bouclé Cushion'],
  ),
  thing('Rugs', 'RUG', 'home', 12, 2, 'even', 0.125, 0.004, [39, 249], ['Jute Rug', 'Wool Rug', 'Washable Rug']),
  thing(
    'Tableware',
    'TBW',
    'home',
    16,
    4.6,
    'gift',
    0.045,
    0.045,
    [16, 79],
    ['Mug Set', 'Dinner Plate Set', 'Carafe', 'Serving Bowl'],
  ),
  thing(
    'Candles',
    'CND',
    'home',
    12,
    3.4,
    'gift',
    0.035,
    0.014,
    [9, 39],
    ['Scented Candle', 'Soy Candle', 'Reed Diffuser'],
  ),
  thing(
    'Mirrors',
    'MIR',
    'home',
    8,
    1.2,
    'even',
    0.08,
    0.06,
    [39, 179],
    ['Round Mirror', 'Wall Mirror', 'Vanity Mirror'],
  ),
  thing(
    'Headphones',
    'HDP',
    'electronics',
    12,
    4.6,
    'gift',
    0.095,
    0.008,
    [29, 199],
    ['Earbuds', 'Over-Ear Headphones', 'Sport Headphones'],
  ),
  thing(
    'Phone Cases',
    'PHC',
    'electronics',
    14,
    4,
    'even',
    0.09,
    0.003,
    [12, 39],
    ['Phone Case', 'Wallet Case', 'Clear Case'],
  ),
  thing(
    'Smart Watches',
    'SMW',
    'electronics',
    10,
    2.4,
    'gift',
    0.1,
    0.009,
    [49, 249],
    ['Smart Watch', 'Fitness Tracker'],
  ),
  thing('Cameras', 'CAM', 'electronics', 8, 1.2, 'gift', 0.095, 0.01, [79, 449], ['Action Camera', 'Instant Camera']),
  thing(
    'Kitchen Appliances',
    'KIT',
    'electronics',
    12,
    3,
    'gift',
    0.07,
    0.018,
    [29, 159],
    ['Kettle', 'Hand Blender', 'Toaster', 'Coffee Grinder'],
  ),
  thing('Skincare', 'SKN', 'beauty', 12, 4.6, 'even', 0.04, 0.012, [12, 59], ['Day Cream', 'Serum', 'Cleansing Oil']),
  thing(
    'Make-up',
    'MKP',
    'beauty',
    12,
    3.6,
    'even',
    0.055,
    0.01,
    [9, 39],
    ['Foundation', 'Lipstick', 'Mascara', 'Eyeshadow Palette'],
  ),
  thing('Fragrance', 'FRG', 'beauty', 8, 1.8, 'gift', 0.045, 0.013, [29, 99], ['Eau de Parfum', 'Body Mist']),
  thing(
    'Hair Care',
    'HAI',
    'beauty',
    10,
    2.8,
    'even',
    0.035,
    0.014,
    [8, 29],
    ['Shampoo', 'Hair Mask', 'Styling Cream'],
  ),
];

function wear(
  name: string,
  code: string,
  styles: number,
  demand: number,
  season: Season,
  returnRate: number,
  price: readonly [number, number],
  sizes: readonly string[],
  nouns: readonly string[],
): Category {
  return {
    name,
    code,
    setting: 'clothing',
    styles,
    demand,
    season,
    returnRate,
    damageRate: 0.0012,
    price,
    sizes,
    nouns,
  };
}

function shoe(
  name: string,
  code: string,
  styles: number,
  demand: number,
  season: Season,
  returnRate: number,
  price: readonly [number, number],
  nouns: readonly string[],
): Category {
  return {
    name,
    code,
    setting: 'shoes',
    styles,
    demand,
    season,
    returnRate,
    damageRate: 0.002,
    price,
    sizes: soles,
    nouns,
  };
}

function thing(
  name: string,
  code: string,
  setting: Setting,
  styles: number,
  demand: number,
  season: Season,
  returnRate: number,
  damageRate: number,
  price: readonly [number, number],
  nouns: readonly string[],
): Category {
  return { name, code, setting, styles, demand, season, returnRate, damageRate, price, sizes: [], nouns };
}

/** How strongly a month of the year asks for goods of a season. */
export function seasonDemand(season: Season, month: number): number {
  if (season === 'summer') return [0.4, 0.5, 0.9, 1.3, 1.7, 1.8, 1.6, 1.2, 0.8, 0.5, 0.5, 0.6][month - 1]!;
  if (season === 'winter') return [1.3, 1.1, 0.8, 0.5, 0.3, 0.3, 0.4, 0.7, 1.3, 1.8, 1.8, 1.6][month - 1]!;
  if (season === 'gift') return [0.8, 0.9, 0.9, 0.9, 1, 0.9, 0.9, 0.9, 0.9, 1, 1.4, 1.9][month - 1]!;
  return 1;
}

type Mix = Readonly<Partial<Record<ShippedReason, number>>>;

const wearMix: Mix = {
  too_small: 23,
  too_large: 16,
  fit_shape: 14,
  not_to_taste: 10,
  no_longer_wanted: 7,
  colour_differs: 5,
  material_differs: 3.5,
  unlike_photo: 3,
  measure_differs: 1.5,
  poor_quality: 4.5,
  broke_in_use: 1.6,
  hygiene: 1.2,
  wrong_variant: 1.6,
  wrong_item: 0.9,
  wrong_quantity: 0.3,
  extra_item: 0.2,
  missing_part: 0.4,
  not_genuine: 0.3,
  ordered_by_mistake: 2.5,
  cheaper_elsewhere: 1.3,
  gift_unwanted: 1,
  extra_size_ordered: 1,
  arrived_late: 1.8,
  refused_or_undelivered: 0.7,
  no_reason_given: 1.2,
  service_complaint: 0.5,
  unreadable: 0.3,
};

const reasonMixes: Readonly<Record<Setting, Mix>> = {
  clothing: wearMix,
  shoes: {
    ...wearMix,
    too_small: 26,
    too_large: 15,
    fit_shape: 15,
    material_differs: 2,
    poor_quality: 7,
    broke_in_use: 3,
  },
  electronics: {
    does_not_work: 24,
    broke_in_use: 8,
    poor_quality: 8,
    incompatible: 3,
    feature_missing: 6,
    not_genuine: 2.5,
    measure_differs: 2,
    unlike_photo: 2,
    colour_differs: 1,
    missing_part: 5,
    wrong_item: 2.5,
    wrong_variant: 2.5,
    wrong_quantity: 0.5,
    extra_item: 0.3,
    no_longer_wanted: 8,
    ordered_by_mistake: 4,
    cheaper_elsewhere: 4,
    not_to_taste: 3,
    gift_unwanted: 2.5,
    arrived_late: 2,
    refused_or_undelivered: 1,
    hygiene: 0.6,
    no_reason_given: 1.2,
    service_complaint: 0.6,
    unreadable: 0.3,
  },
  home: {
    colour_differs: 13,
    unlike_photo: 10,
    measure_differs: 8,
    material_differs: 6,
    not_to_taste: 14,
    no_longer_wanted: 9,
    too_small: 4,
    too_large: 4,
    poor_quality: 9,
    broke_in_use: 2.5,
    hygiene: 2.5,
    missing_part: 4,
    wrong_item: 2,
    wrong_variant: 2,
    wrong_quantity: 1,
    extra_item: 0.3,
    ordered_by_mistake: 3,
    cheaper_elsewhere: 2,
    gift_unwanted: 2,
    arrived_late: 2,
    refused_or_undelivered: 1,
    feature_missing: 1,
    no_reason_given: 1.2,
    service_complaint: 0.5,
    unreadable: 0.3,
  },
  beauty: {
    colour_differs: 12,
    not_to_taste: 18,
    hygiene: 7,
    poor_quality: 11,
    not_genuine: 6,
    unlike_photo: 4,
    measure_differs: 5,
    material_differs: 2,
    does_not_work: 8,
    no_longer_wanted: 7,
    missing_part: 2,
    wrong_item: 4,
    wrong_variant: 5,
    wrong_quantity: 1.5,
    extra_item: 0.5,
    ordered_by_mistake: 4,
    cheaper_elsewhere: 3,
    gift_unwanted: 4,
    arrived_late: 3,
    refused_or_undelivered: 1,
    no_reason_given: 1.5,
    service_complaint: 0.6,
    unreadable: 0.3,
  },
};

/** Where a category's returns differ from its setting's. */
const ownMixes: Readonly<Record<string, Mix>> = {
  Lamps: { does_not_work: 9, fit_shape: 3 },
  Mirrors: { fit_shape: 4 },
  Rugs: { fit_shape: 5, too_small: 8 },
  Headphones: { fit_shape: 6, poor_quality: 12 },
  'Phone Cases': { does_not_work: 0, incompatible: 34, broke_in_use: 14, feature_missing: 4, missing_part: 0 },
};

/** Of a hundred returns of a category, transit damage aside, how many have which true reason. */
export function reasonMixOf({ name, setting }: Category): Mix {
  return { ...reasonMixes[setting], ...ownMixes[name] };
}

/** Of a hundred units damaged on the way, how many by which reason. */
export const damageMixes: Readonly<Record<Setting, Mix>> = {
  clothing: { box_and_item: 50, damage_unclear: 50 },
  shoes: { box_and_item: 50, damage_unclear: 50 },
  electronics: { box_and_item: 30, item_in_sound_box: 25, poor_packaging: 20, damage_unclear: 25 },
  home: { box_and_item: 30, item_in_sound_box: 30, poor_packaging: 22, damage_unclear: 18 },
  beauty: { leaking: 60, box_and_item: 15, poor_packaging: 12, damage_unclear: 13 },
};
