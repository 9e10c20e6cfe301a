import { Random, Weighted } from './random.ts';

export type Language = 'en' | 'fr' | 'ro' | 'de' | 'es' | 'it';
export type CountryCode = 'RO' | 'FR' | 'DE' | 'IE' | 'NL' | 'BE' | 'IT' | 'ES' | 'AT' | 'GB';

/** A country the shop delivers to; money in euro cents. */
export interface Country {
  readonly code: CountryCode;
  readonly name: string;
  readonly share: number;
  readonly language: Language;
  readonly vatName: string;
  readonly vat: number;
  readonly labelMinor: number;
  readonly outboundMinor: number;
  readonly street: string;
  /** City, postal code, province (blank where Shopify knows none). */
  readonly cities: readonly (readonly [string, string, string])[];
  readonly givenNames: readonly string[];
  readonly familyNames: readonly string[];
}

const frenchGiven = [
  'Camille',
  'Léa',
  'Manon',
  'Chloé',
  'Inès',
  'Jules',
  'Hugo',
  'Louis',
  'Nathan',
  'Élodie',
  'Margaux',
  'Théo',
];
const frenchFamily = [
  'Valmorin',
  'Chantelac',
  'Dubrelle',
  'Fontarel',
  'Garrivet',
  'Lambrois',
  'Merlandon',
  'Pruvelle',
  'Rochemaud',
  'Tisserel',
];
const germanGiven = [
  'Lena',
  'Mia',
  'Jonas',
  'Paul',
  'Greta',
  'Sophie',
  'Felix',
  'Klara',
  'Anton',
  'Jule',
  'Moritz',
  'Ida',
];
const germanFamily = [
  'Achterfeld',
  'Bruchholz',
  'Dornwald',
  'Ellersiek',
  'Grünhagen',
  'Kaltenbrink',
  'Mühlrath',
  'Osterkamp',
  'Reuthof',
  'Wiesengrund',
];
const dutchGiven = ['Sanne', 'Daan', 'Fenna', 'Bram', 'Lotte', 'Joris', 'Noor', 'Thijs', 'Roos', 'Teun'];

const countries: readonly Country[] = [
  {
    code: 'RO',
    name: 'Romania',
    share: 27,
    language: 'ro',
    vatName: 'RO TVA',
    vat: 0.21,
    labelMinor: 320,
    outboundMinor: 310,
    street: 'Strada Poveștii',
    cities: [
      ['București', '010101', 'B'],
      ['Cluj-Napoca', '400001', 'CJ'],
      ['Iași', '700001', 'IS'],
      ['Timișoara', '300001', 'TM'],
      ['Brașov', '500001', 'BV'],
      ['Oradea', '410001', 'BH'],
    ],
    givenNames: [
      'Ana',
      'Ioana',
      'Mihai',
      'Andrei',
      'Elena',
      'Cătălina',
      'Răzvan',
      'Ștefania',
      'Daria',
      'Vlad',
      'Bianca',
      'Sorin',
    ],
    familyNames: [
      'Argintaru',
      'Bradescu',
      'Codreanca',
      'Dumbrăvan',
      'Florișan',
      'Lunceanu',
      'Muntelescu',
      'Plopeanu',
      'Răchitaru',
      'Vântoiu',
    ],
  },
  {
    code: 'FR',
    name: 'France',
    share: 24,
    language: 'fr',
    vatName: 'FR TVA',
    vat: 0.2,
    labelMinor: 490,
    outboundMinor: 520,
    street: 'Rue des Songes',
    cities: [
      ['Paris', '75011', ''],
      ['Lyon', '69003', ''],
      ['Nantes', '44000', ''],
      ['Toulouse', '31000', ''],
      ['Lille', '59000', ''],
      ['Saint-Étienne', '42000', ''],
    ],
    givenNames: frenchGiven,
    familyNames: frenchFamily,
  },
  {
    code: 'DE',
    name: 'Germany',
    share: 9,
    language: 'de',
    vatName: 'DE MwSt',
    vat: 0.19,
    labelMinor: 430,
    outboundMinor: 470,
    street: 'Märchenweg',
    cities: [
      ['Berlin', '10115', ''],
      ['Köln', '50667', ''],
      ['Leipzig', '04109', ''],
      ['München', '80331', ''],
    ],
    givenNames: germanGiven,
    familyNames: germanFamily,
  },
  {
    code: 'IE',
    name: 'Ireland',
    share: 10,
    language: 'en',
    vatName: 'IE VAT',
    vat: 0.23,
    labelMinor: 650,
    outboundMinor: 690,
    street: 'Storybook Lane',
    cities: [
      ['Dublin', 'D02 X285', 'D'],
      ['Cork', 'T12 W8KP', 'CO'],
      ['Galway', 'H91 A2E5', 'G'],
    ],
    givenNames: ['Aoife', 'Ciara', 'Sean', 'Niamh', 'Conor', 'Orla', 'Liam', 'Roisin', 'Emma', 'Jack'],
    familyNames: [
      'Ballinmore',
      'Carrowan',
      'Dunlavin',
      'Fernhill',
      'Glenarm',
      'Kilbracken',
      'Larkhill',
      'Moyrath',
      'Rathlow',
      'Tullymore',
    ],
  },
  {
    code: 'NL',
    name: 'Netherlands',
    share: 8,
    language: 'en',
    vatName: 'NL BTW',
    vat: 0.21,
    labelMinor: 450,
    outboundMinor: 480,
    street: 'Sprookjeslaan',
    cities: [
      ['Amsterdam', '1011 AB', ''],
      ['Utrecht', '3511 CD', ''],
      ['Eindhoven', '5611 EF', ''],
    ],
    givenNames: dutchGiven,
    familyNames: [
      'van Averdonk',
      'de Berkhof',
      'Dijkstraten',
      'van Heuvelink',
      'Koornveld',
      'Molenrade',
      'van Oosterwal',
      'Vinkenhout',
    ],
  },
  {
    code: 'BE',
    name: 'Belgium',
    share: 6,
    language: 'fr',
    vatName: 'BE TVA',
    vat: 0.21,
    labelMinor: 460,
    outboundMinor: 490,
    street: 'Rue des Contes',
    cities: [
      ['Bruxelles', '1000', ''],
      ['Liège', '4000', ''],
      ['Namur', '5000', ''],
    ],
    givenNames: frenchGiven,
    familyNames: frenchFamily,
  },
  {
    code: 'IT',
    name: 'Italy',
    share: 6,
    language: 'it',
    vatName: 'IT IVA',
    vat: 0.22,
    labelMinor: 560,
    outboundMinor: 590,
    street: 'Via delle Fiabe',
    cities: [
      ['Milano', '20121', 'MI'],
      ['Bologna', '40121', 'BO'],
      ['Roma', '00184', 'RM'],
      ['Torino', '10121', 'TO'],
    ],
    givenNames: ['Giulia', 'Marco', 'Chiara', 'Luca', 'Sara', 'Matteo', 'Elisa', 'Davide', 'Irene', 'Nicolò'],
    familyNames: [
      'Albarosa',
      'Bellaforte',
      'Campolieto',
      'Frassineti',
      'Lunardel',
      'Montesanti',
      'Pratolungo',
      'Valdarnini',
    ],
  },
  {
    code: 'ES',
    name: 'Spain',
    share: 6,
    language: 'es',
    vatName: 'ES IVA',
    vat: 0.21,
    labelMinor: 570,
    outboundMinor: 610,
    street: 'Calle de los Cuentos',
    cities: [
      ['Madrid', '28001', 'M'],
      ['Barcelona', '08001', 'B'],
      ['Málaga', '29001', 'MA'],
      ['Sevilla', '41001', 'SE'],
    ],
    givenNames: ['Lucía', 'Pablo', 'Marta', 'Sergio', 'Nuria', 'Álvaro', 'Carmen', 'Iván', 'Elena', 'Hugo'],
    familyNames: [
      'Altozano',
      'Brisamar',
      'Campoverde',
      'Fuentealba',
      'Lomadulce',
      'Montenubla',
      'Peñarrubia',
      'Valdehermoso',
    ],
  },
  {
    code: 'AT',
    name: 'Austria',
    share: 4,
    language: 'de',
    vatName: 'AT USt',
    vat: 0.2,
    labelMinor: 460,
    outboundMinor: 500,
    street: 'Fabelgasse',
    cities: [
      ['Wien', '1010', ''],
      ['Graz', '8010', ''],
      ['Linz', '4020', ''],
    ],
    givenNames: germanGiven,
    familyNames: germanFamily,
  },
];

/** What Amazon is to the shop: the marketplaces it sells on. */
export interface Marketplace {
  readonly channel: string;
  readonly share: number;
  readonly country: CountryCode;
  readonly language: Language;
  readonly currency: 'EUR' | 'GBP';
  readonly orderPrefix: string;
  readonly vat: number;
  readonly centre: string;
  /** City and postal code. */
  readonly cities: readonly (readonly [string, string])[];
}

export const marketplaces: readonly Marketplace[] = [
  {
    channel: 'Amazon.de',
    share: 45,
    country: 'DE',
    language: 'de',
    currency: 'EUR',
    orderPrefix: '303',
    vat: 0.19,
    centre: 'LEJ1',
    cities: [
      ['BERLIN', '10115'],
      ['HAMBURG', '20095'],
      ['KÖLN', '50667'],
    ],
  },
  {
    channel: 'Amazon.fr',
    share: 25,
    country: 'FR',
    language: 'fr',
    currency: 'EUR',
    orderPrefix: '408',
    vat: 0.2,
    centre: 'LIL1',
    cities: [
      ['PARIS', '75011'],
      ['LYON', '69003'],
      ['NANTES', '44000'],
    ],
  },
  {
    channel: 'Amazon.it',
    share: 14,
    country: 'IT',
    language: 'it',
    currency: 'EUR',
    orderPrefix: '405',
    vat: 0.22,
    centre: 'MXP5',
    cities: [
      ['MILANO', '20121'],
      ['ROMA', '00184'],
    ],
  },
  {
    channel: 'Amazon.es',
    share: 12,
    country: 'ES',
    language: 'es',
    currency: 'EUR',
    orderPrefix: '404',
    vat: 0.21,
    centre: 'MAD4',
    cities: [
      ['MADRID', '28001'],
      ['BARCELONA', '08001'],
    ],
  },
  {
    channel: 'Amazon.co.uk',
    share: 4,
    country: 'GB',
    language: 'en',
    currency: 'GBP',
    orderPrefix: '203',
    vat: 0.2,
    centre: 'BHX2',
    cities: [
      ['LEEDS', 'LS1 1UR'],
      ['BRISTOL', 'BS1 4DJ'],
    ],
  },
];

/** A shopper: everything follows from the number, so that a million of them need no memory. */
export interface Shopper {
  readonly number: number;
  readonly country: Country;
  readonly language: Language;
  readonly name: string;
  readonly email: string;
  readonly address: string;
  readonly city: readonly [string, string, string];
  /** The body's size from 0 (smallest) to 1. */
  readonly size: number;
  /** How readily this person sends things back, 1 on average. */
  readonly readiness: number;
  readonly isBracketer: boolean;
  readonly acceptsMarketing: boolean;
}

const drawnCountry = new Weighted(countries, (country) => country.share);

/** The shopper of a number under a seed. */
export function shopper(seed: number, number: number): Shopper {
  const random = new Random(seed, 1_000_003 + number);
  const country = drawnCountry.draw(random);
  const given = random.pick(country.givenNames);
  const family = random.pick(country.familyNames);
  return {
    number,
    country,
    language: random.chance(0.06) ? 'en' : country.language,
    name: `${given} ${family}`,
    email: `${plainLetters(given)}.${plainLetters(family)}${number}@example.com`,
    address: `${country.street} ${random.between(1, 180)}`,
    city: random.pick(country.cities),
    size: Math.min(0.999, Math.max(0, 0.5 + 0.24 * random.normal())),
    readiness: Math.min(3, random.around(0.9, 0.45)),
    isBracketer: random.chance(0.027),
    acceptsMarketing: random.chance(0.4),
  };
}

const plain = new Map<string, string>();

/** A name as an address spells it: `Ștefania` → `stefania`. */
function plainLetters(name: string): string {
  const known = plain.get(name);
  if (known !== undefined) return known;
  const letters = name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  plain.set(name, letters);
  return letters;
}
