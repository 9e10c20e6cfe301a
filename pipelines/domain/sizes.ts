/** Where a size stands: sizes of one scale are ordered by their rank, those of two scales cannot be compared. */
export interface SizePlace {
  readonly scale: string;
  readonly rank: number;
}

const oneSize =
  /^(one[ -]?size( fits all)?|o\/?s|tu|uni|unic[aăo]|universal[ăa]?|unique|standard|taille unique|tama[nñ]o [uú]nico|talla [uú]nica|taglia unica|tamanho [uú]nico|m[aă]rime (unic|universal)[aă]|einheitsgr(ö|oe)(ß|ss)e|one maat|rozmiar uniwersalny)$/;
const region =
  /^(eur?|fr|it|uk|us|de|ro|int|jp|size|taille|m[aă]rimea?|gr(?:ö|oe)(?:ß|ss)e|talla|taglia|tamanho|maat|rozmiar)[.:]?\s*(?=[\dw])/;
const build = /\s*[-/(]?\s*(tall|petite|long|lung|short|scurt|kurz|lang|court|regular|plus)\)?$/;
const letterWords: Readonly<Record<string, string>> = { small: 's', medium: 'm', large: 'l' };
const months =
  /^(\d{1,2})(?:\s*(?:-|–|to|\/)\s*(\d{1,2}))?\s*(?:m|mo|mths?|months?|mois|monate?|luni|meses|mesi|mies\w*|maanden)\.?$/;
const years =
  /^(\d{1,2})(?:\s*(?:-|–|to|\/)\s*(\d{1,2}))?\s*(?:t|y|yrs?|years?|ans?|jahre?|ani|a[nñ]os?|anni|anos?|jaar|lat)\.?$/;
const newborn = /^(nb|newborn|naissance|nou[ -]n[aă]scut|neugeboren\w*)$/;
const waist = /^w?(\d{2})\s*[/x -]\s*l?(\d{2})$/;
const bra = /^(\d{2,3})\s*([a-k]{1,2})$/;
const fractions: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '1/2': 1 / 2,
  '⅓': 1 / 3,
  '1/3': 1 / 3,
  '⅔': 2 / 3,
  '2/3': 2 / 3,
};
const measure = /^(\d{1,4}(?:\.\d+)?)\s*(½|⅓|⅔|[12]\/[23](?=$|\s))?\s*(cm|mm|m|ml|l|g|kg|in|inch|"|″)?$/;
const pair = /^(\d{1,3}(?:\.\d+)?)\s*(?:-|–|\/)\s*(\d{1,3}(?:\.\d+)?)$/;

/**
 * Reads a size as shops write it: `XS` to `6XL`, `S/M`, `38 1/2`, `UK 10`, `W32/L34`, `75B`, `6-12 m`, `4 ans`, `104 cm`, one size.
 * @returns null for what is no size of a known scale
 */
export function sizePlace(text: string): SizePlace | null {
  const whole = text
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/(\d),(\d)/, '$1.$2');
  if (whole.length === 0 || whole.length > 40) return null;
  if (oneSize.test(whole)) return { scale: 'one', rank: 0 };
  const aged = ageOf(whole);
  if (aged !== null) return { scale: 'age', rank: aged };
  const cut = build.exec(whole);
  const built = cut ? ` ${cut[1]}` : '';
  const plain = cut ? whole.slice(0, cut.index) : whole;
  const letters = letterRank(plain);
  if (letters !== null) return { scale: `letter${built}`, rank: letters };
  const of = region.exec(plain);
  const where = of && of[1]!.length <= 3 ? ` ${of[1]!.slice(0, 2)}` : '';
  const number = numberPlace(of ? plain.slice(of[0].length) : plain);
  return number && { scale: number.scale + where + built, rank: number.rank };
}

function ageOf(text: string): number | null {
  if (newborn.test(text)) return -1;
  const inMonths = months.exec(text);
  if (inMonths) return Number(inMonths[1]);
  const inYears = years.exec(text);
  return inYears ? 12 * Number(inYears[1]) : null;
}

/** Steps from M: XS is -2, 3XL is 4, S/M is between its two. */
function letterRank(text: string): number | null {
  const ranks = text.split(/\s*[/–]\s*|-(?=\d?x*[sml]$)/).map(oneLetterRank);
  if (ranks.length > 2 || ranks.includes(null)) return null;
  return ranks.reduce<number>((sum, rank) => sum + rank!, 0) / ranks.length;
}

function oneLetterRank(text: string): number | null {
  const short = text
    .replace(/^(?:extra|x)[ -]?(?=small|large)/, 'x')
    .replace(/small|medium|large/, (word) => letterWords[word]!);
  const [, digits, exes = '', letter] = /^(\d)?(x{0,6})([sml])$/.exec(short) ?? [];
  if (letter === undefined) return null;
  if (letter === 'm') return exes === '' && !digits ? 0 : null;
  return (letter === 's' ? -1 : 1) * (1 + (digits ? Number(digits) : exes.length));
}

function numberPlace(text: string): SizePlace | null {
  const cup = bra.exec(text);
  if (cup) return { scale: 'cup', rank: Number(cup[1]) * 20 + cup[2]!.charCodeAt(0) - 97 + cup[2]!.length - 1 };
  const [, one, fraction, unit = ''] = measure.exec(text) ?? [];
  if (one !== undefined)
    return { scale: unit === '' ? 'number' : unit, rank: Number(one) + (fraction ? fractions[fraction]! : 0) };
  const jeans = waist.exec(text);
  if (jeans && (/[wl]/.test(text) || !areNeighbours(jeans)))
    return { scale: 'waist', rank: Number(jeans[1]) * 100 + Number(jeans[2]) };
  const both = pair.exec(text);
  return both && { scale: 'number', rank: (Number(both[1]) + Number(both[2])) / 2 };
}

/** Whether `36/38` is two sizes in one rather than a waist and a length. */
function areNeighbours([, one, other]: RegExpExecArray): boolean {
  const step = Number(other) - Number(one);
  return step === 1 || step === 2;
}

const collator = new Intl.Collator('en', { numeric: true });
const scales = ['one', 'age', 'letter', 'number', 'waist', 'cup'];

/** Orders sizes as people expect: by rank within a scale, scale after scale, then all else as it reads; unknown last. */
export function compareSizes(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [left, right] = [sizePlace(a), sizePlace(b)];
  if (left && right && left.scale === right.scale) return left.rank - right.rank || collator.compare(a, b);
  return scaleOrder(left) - scaleOrder(right) || collator.compare(a, b);
}

function scaleOrder(place: SizePlace | null): number {
  if (!place) return scales.length + 1;
  const index = scales.indexOf(place.scale.split(' ')[0]!);
  return index < 0 ? scales.length : index;
}
