import {
  addressCues,
  farewellCues,
  goodsCues,
  ibanLengths,
  nameCues,
  nameParticles,
  noNames,
  referenceCues,
  streetEndings,
  streetFirst,
  streetLast,
  telephoneCues,
  titleCues,
  units,
  vagueStreets,
} from './mask-cues.ts';

/** What stands for each hidden character. */
export const hidden = '•';

/** A run of letters and digits, `[start, end)` in UTF-16 code units. */
interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case without accents; `''` for what is longer than any cue. */
  readonly folded: string;
  readonly digits: number;
  readonly isCapital: boolean;
}

/** Hides words `from` to `to` (exclusive) of a text. */
type Hide = (from: number, to: number) => void;

const longestCue = 24;
const mostNames = 4;
const mostAddressWords = 14;
/** Words that may stand between "order" and its number. */
const cueReach = 4;
/** Digits of a number that is long enough to name somebody or something by itself. */
const tellingDigits = 9;

/**
 * The text with e-mail and postal addresses, telephone, account and order numbers and the names that customers give
 * hidden, in the nine languages of the classifier. Each hidden UTF-16 code unit becomes one `•` and blanks stay, so that
 * places in the original are the same in the answer. Linear in the text; never throws; the text itself when there is
 * nothing to hide. It goes by shapes and cue words: a bare name in a sentence stays, and so do sizes, prices, dates and
 * article numbers.
 */
export function maskPersonal(text: string): string {
  const read = plainSigns(text);
  const spans = emailSpans(read);
  const words = wordsOf(read);
  const hide: Hide = (from, to) => {
    if (to > from) spans.push([words[from]!.start, words[to - 1]!.end]);
  };
  hideCued(read, words, hide);
  if (words.some(({ digits }) => digits > 0)) {
    hideNumbers(read, words, hide);
    hideStreets(read, words, hide);
  }
  return spans.length === 0 ? text : withHidden(text, spans);
}

function withHidden(text: string, spans: [number, number][]): string {
  spans.sort(([a], [b]) => a - b);
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), text.slice(from, end).replace(/\S/g, hidden));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

const filler = '\u200b';
const entities: Readonly<Record<string, string>> = { '&commat;': '@', '&apos;': "'", '&rsquo;': '’', '&nbsp;': ' ' };

/** The text, equally long, with HTML entities and full-width signs as the signs they stand for, filled up with nothing. */
function plainSigns(text: string): string {
  if (!/[&＠０-９([{]/.test(text)) return text;
  return text
    .replace(/[＠０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[([{]at[)\]}]/gi, (sign) => `@${filler.repeat(sign.length - 1)}`)
    .replace(/[([{]dot[)\]}]/gi, (sign) => `.${filler.repeat(sign.length - 1)}`)
    .replace(/&(?:#\d{1,5}|#x[\da-f]{1,4}|commat|apos|rsquo|nbsp);/gi, (entity) => {
      const code = entity.startsWith('&#x') ? Number.parseInt(entity.slice(3), 16) : Number(entity.slice(2, -1));
      const sign = entities[entity.toLowerCase()] ?? String.fromCharCode(code);
      return sign.length === 1 ? sign + filler.repeat(entity.length - 1) : entity;
    });
}

/** Kinds of UTF-16 code units: what is no part of a word, letters, digits, and what is read over. */
const [other, letter, digit, nothing] = [0, 1, 2, 3];
const kinds = Uint8Array.from({ length: 0x300 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/\d/.test(sign)) return digit;
  if (/[\p{L}\p{N}]/u.test(sign)) return letter;
  return code === 0xad || (code < 32 && code !== 9 && code !== 10 && code !== 13) ? nothing : other;
});

function kindOf(code: number): number {
  if (code < 0x300) return kinds[code]!;
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e)) return nothing;
  if ((code >= 0x2060 && code <= 0x2069) || code === 0xfeff) return nothing;
  if ((code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040)) return other;
  return (code >= 0xd800 && code < 0xf900) || code >= 0xff00 ? other : letter;
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let [start, end, digits] = [-1, 0, 0];
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? kindOf(text.charCodeAt(at)) : other;
    if (kind === nothing) continue;
    if (kind === other) {
      if (start >= 0) words.push(wordAt(text, start, end, digits));
      [start, digits] = [-1, 0];
      continue;
    }
    if (start < 0) start = at;
    if (kind === digit) digits++;
    end = at + 1;
  }
  return words;
}

function wordAt(text: string, start: number, end: number, digits: number): Word {
  const raw = end - start > 2 * longestCue ? '' : text.slice(start, end);
  const lower = raw.toLowerCase();
  return { start, end, digits, folded: folded(lower), isCapital: isUpper(text[start]!) };
}

function isUpper(sign: string): boolean {
  return sign !== sign.toLowerCase();
}

/** Without accents and without what is read over. */
function folded(word: string): string {
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) < 128) continue;
    const plain = word.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '');
    return plain.replace(/ł/g, 'l').replace(/đ/g, 'd');
  }
  return word;
}

function between(text: string, words: readonly Word[], at: number): string {
  const gap = text.slice(words[at]!.end, Math.min(words[at + 1]?.start ?? text.length, words[at]!.end + 8));
  return gap.replaceAll(filler, '');
}

// E-mail

/** Addresses around each `@`. No character is looked at more than twice: a part ends at the `@` beside it. */
function emailSpans(text: string): [number, number][] {
  const spans: [number, number][] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const left = isBlank(text[at - 1]) ? at - 1 : at;
    let start = left;
    while (start > 0 && isInAddress(text, start - 1, '._%+-')) start--;
    let right = at + 1;
    while (kindOf(text.charCodeAt(right)) === nothing) right++;
    if (isBlank(text[right])) right++;
    let end = right;
    while (end < text.length && isInAddress(text, end, '.-')) end++;
    while (end > right && (text[end - 1] === '.' || text[end - 1] === '-')) end--;
    if (start < left && isHost(text.slice(right, Math.min(end, right + 300)), left < at || isBlank(text[right - 1])))
      spans.push([start, end]);
  }
  return spans;
}

function isBlank(sign: string | undefined): boolean {
  return sign === ' ' || sign === '\u00a0';
}

function isInAddress(text: string, at: number, signs: string): boolean {
  return kindOf(text.charCodeAt(at)) !== other || signs.includes(text[at]!);
}

/** Apart from the `@`, only a name with a dot in it is a host's. */
function isHost(host: string, isApart: boolean): boolean {
  const last = host.slice(host.lastIndexOf('.') + 1);
  return host.includes('.') ? /^\P{N}{2,}$/u.test(last) : !isApart && /^\p{L}\P{N}\P{N}/u.test(host);
}

// Names and addresses after a cue

type Cue = { readonly words: readonly string[]; readonly kind: 'name' | 'title' | 'farewell' | 'address' };

const cues = new Map<string, Cue[]>();
for (const [kind, phrases] of [
  ['name', nameCues],
  ['title', titleCues],
  ['farewell', farewellCues],
  ['address', addressCues],
] as const)
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    cues.set(words[0]!, [...(cues.get(words[0]!) ?? []), { words, kind }]);
  }
for (const found of cues.values()) found.sort((a, b) => b.words.length - a.words.length);

function hideCued(text: string, words: readonly Word[], hide: Hide): void {
  for (let at = 0; at < words.length; at++) {
    const found = cues.get(words[at]!.folded)?.find((cue) => isPhraseAt(text, words, at, cue.words));
    if (!found) continue;
    const next = at + found.words.length;
    if (next >= words.length) return;
    if (found.kind === 'address') hideAddress(text, words, next, found.words.length === 1, hide);
    else hideName(text, words, next, found.kind, hide);
    at = next - 1;
  }
}

function isPhraseAt(text: string, words: readonly Word[], at: number, phrase: readonly string[]): boolean {
  return phrase.every(
    (word, index) =>
      words[at + index]?.folded === word &&
      (index === 0 || /^[ \t\u00a0'’`´-]{0,2}$/.test(between(text, words, at + index - 1))),
  );
}

/** The name that begins at a word: written in capitals, or one or two words where the whole note has none. */
function hideName(text: string, words: readonly Word[], from: number, cue: Cue['kind'], hide: Hide): void {
  const [before, first] = [words[from - 1]!, words[from]!];
  const gap = between(text, words, from - 1);
  const isAbbreviated = before.end - before.start <= 4;
  if (!gapBefore[cue].test(gap) || (cue === 'title' && gap.startsWith('.') && !isAbbreviated)) return;
  if (first.digits > 0 || noNames.has(first.folded)) return;
  const isPlain = !first.isCapital || (isShouted(text, first) && isShouted(text, before));
  if (cue !== 'name' && isPlain) return;
  let to = from + 1;
  for (let at = to; at < words.length && at < from + mostNames; at++) {
    const word = words[at]!;
    if (!/^(?:[ \t\u00a0'’-]{1,2}|\. ?)$/.test(between(text, words, at - 1)) || word.digits > 0) break;
    if (nameParticles.has(word.folded) && !isPlain) continue;
    const isHung = /^['’]$/.test(between(text, words, at));
    if (noNames.has(word.folded) && !isHung) break;
    const isPart = isPlain
      ? at === from + 1 && endsAName(text, words, at)
      : word.isCapital && !isEndOfSentence(text, words, at - 1);
    if (!isPart) break;
    to = at + 1;
  }
  if (cue !== 'farewell' || to === words.length || !/^[ \t]+$/.test(between(text, words, to - 1))) hide(from, to);
}

const gapBefore = {
  name: /^[\s:"'“„«-]{1,4}$/,
  title: /^(?: |\. ?)$/,
  farewell: /^[\s.,:;!–-]{1,4}$/,
  address: /^$/,
} as const;

/** An initial's dot ends nothing: "J. Smith". */
function isEndOfSentence(text: string, words: readonly Word[], at: number): boolean {
  return between(text, words, at).startsWith('.') && words[at]!.end - words[at]!.start > 2;
}

/** Whether a word in small letters after a first name is the last of the name: it ends a sentence, or a small word follows. */
function endsAName(text: string, words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return !next || !/^[ \t]+$/.test(between(text, words, at)) || noNames.has(next.folded);
}

function isShouted(text: string, { start, end }: Word): boolean {
  const raw = text.slice(start, Math.min(end, start + longestCue));
  return raw.length > 1 && raw === raw.toUpperCase();
}

/** What follows "my address is" up to the end of the sentence, when there is a number near its beginning. */
function hideAddress(text: string, words: readonly Word[], from: number, needsColon: boolean, hide: Hide): void {
  const gap = between(text, words, from - 1);
  if (needsColon ? !/^\s?:/.test(gap) : !/^[\s:,-]{1,4}$/.test(gap)) return;
  let to = from;
  let isNumbered = false;
  while (to < words.length && to < from + mostAddressWords) {
    const { digits, folded: word } = words[to]!;
    if (isNumbered && noNames.has(word) && !nameParticles.has(word)) break;
    isNumbered ||= digits > 0;
    to++;
    const next = between(text, words, to - 1);
    const isShort = abbreviations.has(words[to - 1]!.folded);
    if (/[!?;\n\r]/.test(next) || (next.startsWith('.') && !isShort) || conjunctions.has(words[to]?.folded ?? ''))
      break;
  }
  const numbered = words.slice(from, Math.min(to, from + 5)).findIndex((word) => word.digits > 0);
  if (numbered >= 0 && !isMeasured(text, words, from + numbered)) hide(from, to);
}

const abbreviations = new Set('str ul al pl os bd bl sc et ap nr no n av avda sra st rd ave lok'.split(' '));
const conjunctions = new Set('and but et mais si dar und aber y pero ed ma e mas en maar ale'.split(' '));

// Numbers

function hideNumbers(text: string, words: readonly Word[], hide: Hide): void {
  /** The words up to which a number is an order's (`cue` being the word that says so), a telephone's, one of goods. */
  let [cued, cue, called, goods] = [-1, -1, -1, -1];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    if (referenceCues.has(word.folded)) [cued, cue, goods] = [at + cueReach, at, -1];
    else if (telephoneCues.has(word.folded)) [called, goods] = [at + cueReach, -1];
    else if (goodsCues.has(word.folded)) [cued, called, goods] = [-1, -1, at + cueReach];
    else if (word.digits > 0) {
      const dated = dateAt(text, words, at);
      const cues = {
        distance: at <= cued ? at - cue : 0,
        isCalled: at <= Math.max(cued, called),
        isGoods: at <= goods,
      };
      const to = dated > at ? at : numberEnd(text, words, at, cues);
      if (to > at) {
        hide(at, to);
        if (at <= cued) cued = Math.max(cued, to + 1);
      }
      at = Math.max(dated, to, at + 1);
      continue;
    } else if (word.folded.length === 2 && ibanLengths[word.folded]) {
      const to = ibanEnd(text, words, at);
      hide(at, to);
      at = Math.max(at + 1, to);
      continue;
    }
    at++;
  }
}

/** What words before a number say of it; `distance`: words since an order's cue, 0 without one. */
interface NumberCues {
  readonly distance: number;
  readonly isCalled: boolean;
  readonly isGoods: boolean;
}

/** The end of the number to hide at a word; the word itself when it is to stay. */
function numberEnd(text: string, words: readonly Word[], at: number, cues: NumberCues): number {
  const iban = ibanEnd(text, words, at);
  if (iban > at || cues.isGoods) return iban;
  const telephone = telephoneEnd(text, words, at, cues.isCalled);
  if (telephone > at) return telephone;
  const word = words[at]!;
  if (isTellingAlone(text, word) && !isMeasured(text, words, at)) return at + 1;
  const isHashed = text[word.start - 1] === '#' && text[word.start - 2] !== '&' && word.digits >= 3;
  if (cues.distance === 0 && !isHashed) return at;
  return referenceEnd(text, words, at, isHashed ? 1 : cues.distance, isHashed);
}

/** A long number that is no article's: without the check digit of one. */
function isTellingAlone(text: string, { start, end, digits }: Word): boolean {
  if (digits < tellingDigits) return false;
  return digits < 12 || digits > 14 || !isArticleNumber(text.slice(start, end));
}

function isArticleNumber(number: string): boolean {
  if (!/^\d{12,14}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, sign, index) => total + Number(sign) * (index % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
}

/** The end of an order's or a parcel's number; its parts may be joined by signs. */
function referenceEnd(text: string, words: readonly Word[], at: number, distance: number, isHashed: boolean): number {
  let to = at + 1;
  while (to < words.length && to < at + 8 && /^[-/_.]$/.test(between(text, words, to - 1))) to++;
  const parts = words.slice(at, to);
  const longest = Math.max(...parts.map(({ digits }) => digits));
  const all = parts.reduce((sum, { digits }) => sum + digits, 0);
  const hasLetters = parts.some(({ start, end, digits }) => end - start > digits);
  const isLong = isHashed ? longest >= 3 : longest >= 4 || (longest >= 3 && all >= 5 && hasLetters);
  if (!isLong || /^\d+x\d+$/.test(words[at]!.folded)) return at;
  const isYear = to === at + 1 && /^(?:19|20)\d\d$/.test(words[at]!.folded);
  return (isYear && distance > 1) || isMeasured(text, words, to - 1) || isPriced(text, words[at]!) ? at : to;
}

/** Whether a number counts or measures something: "1500 lei", "90 %", "€ 40". */
function isMeasured(text: string, words: readonly Word[], at: number): boolean {
  const gap = between(text, words, at);
  if (/^[ \u00a0]?[€$£%°"″,.]\d?/.test(gap) && !/^[,."] ?$/.test(gap) && !/^[,.]\s/.test(gap)) return true;
  if (/^[,.]$/.test(gap) && (words[at + 1]?.digits ?? 0) > 0) return true;
  return gap.length < 2 && units.has(words[at + 1]?.folded ?? '');
}

function isPriced(text: string, { start }: Word): boolean {
  return /[€$£]\s?$/.test(text.slice(Math.max(0, start - 2), start));
}

/** The end of a date at a word, `12.05.2026` or `2026-05-12`; the word itself when there is none. */
function dateAt(text: string, words: readonly Word[], at: number): number {
  const [first, second, third] = [words[at]!, words[at + 1], words[at + 2]];
  if (!second || !third || !isNumber(first) || !isNumber(second) || !isNumber(third)) return at;
  const sign = between(text, words, at);
  if (!/^[./-]$/.test(sign) || between(text, words, at + 1) !== sign) return at;
  if (between(text, words, at + 2) === sign && (words[at + 3]?.digits ?? 0) > 0) return at;
  const lengths = [first.digits, second.digits, third.digits];
  const middle = Number(second.folded);
  const isLast = lengths[0]! <= 2 && lengths[1]! <= 2 && (lengths[2] === 4 || lengths[2] === 2);
  return (isLast && middle <= 31) || (lengths[0] === 4 && middle <= 12 && lengths[2]! <= 2) ? at + 3 : at;
}

function isNumber({ start, end, digits, folded }: Word): boolean {
  return digits > 0 && (digits === end - start || /^\d+$/.test(folded));
}

const mostGroups = 8;
/** Groups of digits as telephone, card and marketplace order numbers are written where no 0 or + leads them. */
const grouped = /^(?:3-3-4|3-4-3|3-6|3-7|3-2-2-2|2-3-2-2|2-7|4-4-4-4|3-7-7|2-4-4-4-4-4-4)$/;

/** The end of a telephone number or the like that begins at a word: the longest that fits. */
function telephoneEnd(text: string, words: readonly Word[], at: number, isCued: boolean): number {
  if (!isNumber(words[at]!)) return at;
  const lead = text.slice(Math.max(0, words[at]!.start - 3), words[at]!.start);
  const hasPlus = /\+\s?\(?$/.test(lead);
  if (words[at]!.digits === 1 && !hasPlus) return at;
  let to = at + 1;
  while (to < words.length && to < at + mostGroups && isNumber(words[to]!) && isJoint(between(text, words, to - 1)))
    to++;
  for (; to > at; to--) {
    const groups = words.slice(at, to).map(({ start, end }) => text.slice(start, end).replace(/\D/g, ''));
    if (isTelephone(groups, hasPlus, isCued) && !isMeasured(text, words, to - 1)) return to;
  }
  return at;
}

function isJoint(gap: string): boolean {
  return gap.length <= 3 && /^[ .\-/()\u00a0\u2011–]+$/.test(gap) && gap !== '. ';
}

function isTelephone(groups: readonly string[], hasPlus: boolean, isCued: boolean): boolean {
  const all = groups.join('');
  const first = groups[0]!;
  if (hasPlus || (/^00[1-9]/.test(all) && first.length > 1)) return all.length >= 8 && all.length <= 17;
  if (first.length > 1 && /^0[1-9]/.test(first) && all.length >= 9 && all.length <= 12) return true;
  const shape = groups.map((group) => group.length).join('-');
  if (grouped.test(shape)) return true;
  if (shape === '3-3-3') return first >= '500';
  return isCued && all.length >= 7 && all.length <= 12 && groups.some(({ length }) => length >= 3);
}

/** The end of the IBAN that begins at a word; the word itself when there is none. */
function ibanEnd(text: string, words: readonly Word[], at: number): number {
  const country = words[at]!.folded.slice(0, 2);
  const length = ibanLengths[country];
  if (!length) return at;
  if (words[at]!.folded.length === 2 && !/^\d\d/.test(words[at + 1]?.folded ?? '')) return at;
  let [signs, digits] = [0, 0];
  for (let to = at; to < words.length && signs < length; to++) {
    if (to > at && !/^[ .\u00a0-]$/.test(between(text, words, to - 1))) return at;
    const word = words[to]!;
    signs += word.end - word.start;
    digits += word.digits;
    if (to === at && signs > 2 && !/^[a-z]{2}\d\d/.test(word.folded)) return at;
    if (signs === length) return digits >= length / 2 ? to + 1 : at;
  }
  return at;
}

// Streets

function hideStreets(text: string, words: readonly Word[], hide: Hide): void {
  let done = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (at < done || word.folded === '') continue;
    const [from, to] = streetBefore(text, words, at) ??
      streetAfter(text, words, at) ??
      streetInOne(text, words, at) ?? [at, at];
    if (to === from) continue;
    done = withTown(text, words, to);
    hide(Math.max(from, 0), done);
  }
}

type Stretch = [from: number, to: number];

/** "12 bis rue de la Paix", "Calle Mayor 5", "Str. Florilor nr. 10". */
function streetBefore(text: string, words: readonly Word[], at: number): Stretch | undefined {
  const { folded: street, isCapital } = words[at]!;
  if (!streetFirst.has(street)) return undefined;
  const isVague = vagueStreets.has(street) || street.length <= 2;
  const back = ['bis', 'ter', 'b', 'a'].includes(words[at - 1]?.folded ?? '') ? 2 : 1;
  const before = words[at - back];
  const isAfterNumber = isHouse(before) && /^,? $/.test(between(text, words, at - back));
  let to = at + 1;
  let names = 0;
  for (; to < words.length && to < at + 7; to++) {
    const word = words[to]!;
    if (!/^[ .,'’°º\u00a0-]{1,3}$/.test(between(text, words, to - 1))) break;
    if (isHouse(word)) {
      const isNamed = names > 0 && (!isVague || isCapital || between(text, words, at).startsWith('.'));
      if (isNamed && endsAfterHouse(text, words, to)) return [isAfterNumber ? at - back : at, to + 1];
      if (names > 0) break;
      continue;
    }
    if (word.digits > 0) break;
    const isSmall =
      nameParticles.has(word.folded) || ['nr', 'no', 'n', 'num', 'd', 'des', 'lui', 'lunga'].includes(word.folded);
    if (!isSmall && !word.isCapital && (isVague || names > 1 || noNames.has(word.folded))) break;
    if (!isSmall) names++;
    if (isAfterNumber && /^[,.;]/.test(between(text, words, to))) {
      to++;
      break;
    }
  }
  if (!isAfterNumber || names === 0) return undefined;
  return isVague && !words[at + 1]!.isCapital && !nameParticles.has(words[at + 1]!.folded)
    ? undefined
    : [at - back, to];
}

/** "12 Baker Street". */
function streetAfter(text: string, words: readonly Word[], at: number): Stretch | undefined {
  const { folded: street } = words[at]!;
  if (!streetLast.has(street)) return undefined;
  const isVague = vagueStreets.has(street) || street.length <= 3;
  for (let from = at - 1; from >= 0 && from >= at - 4; from--) {
    if (!/^[ ,'’\u00a0-]{1,2}$/.test(between(text, words, from))) return undefined;
    const word = words[from]!;
    if (isHouse(word)) return from < at - 1 ? [from, at + 1] : undefined;
    if (word.digits > 0 || (isVague && (!word.isCapital || !words[at]!.isCapital)) || noNames.has(word.folded))
      return undefined;
  }
  return undefined;
}

/** "Hauptstraße 5", "Keizersgracht 12a". */
function streetInOne(text: string, words: readonly Word[], at: number): Stretch | undefined {
  const { folded: street, isCapital } = words[at]!;
  const ending = streetEndings.find((one) => street.endsWith(one) && street.length > one.length + 2);
  if (!ending || !isHouse(words[at + 1]) || !/^\.? ?$/.test(between(text, words, at))) return undefined;
  return isCapital && endsAfterHouse(text, words, at + 1) ? [at, at + 2] : undefined;
}

/** A house number: `5`, `12a`, `5/7` by its first part. */
function isHouse(word: Word | undefined): boolean {
  return word !== undefined && word.digits > 0 && /^\d{1,4}[a-z]?$/.test(word.folded);
}

/** "via DHL 2 days" is no street: after a house's number comes a sign, a postcode, a town or nothing. */
function endsAfterHouse(text: string, words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (isMeasured(text, words, at)) return false;
  return (
    !next || !/^\s+$/.test(between(text, words, at)) || next.digits > 3 || next.isCapital || noNames.has(next.folded)
  );
}

const houseParts = new Set(
  'bl bloc sc scara et etaj ap apt apartament m lok flat piso porta puerta int bus'.split(' '),
);

/** The end of a street with its flat, postcode and town. */
function withTown(text: string, words: readonly Word[], from: number): number {
  let to = from;
  let isCoded = false;
  for (; to < words.length && to < from + 10; to++) {
    const word = words[to]!;
    const gap = between(text, words, to - 1);
    if (!/^[ ,./\n\u00a0-]{1,3}$/.test(gap)) break;
    const isPart = houseParts.has(word.folded) || (houseParts.has(words[to - 1]!.folded) && to > from);
    const isPostcode = word.digits >= 2 && !isMeasured(text, words, to) && (gap !== ' ' || word.digits >= 4 || isCoded);
    const isHouseTail = gap === '/' && isHouse(word);
    const isTown =
      word.isCapital && !noNames.has(word.folded) && (gap.startsWith(',') || isCoded) && !gap.startsWith('.');
    if (!isPart && !isPostcode && !isHouseTail && !isTown) break;
    if (isPostcode) isCoded = true;
  }
  return to;
}
