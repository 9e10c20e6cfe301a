/** A note cut into words: parallel lists, one entry a word. */
export interface Tokens {
  /** The word folded: lower case, no diacritics, no apostrophes, runs of a letter cut to two, at most 40 characters. */
  readonly words: string[];
  /** `hashOf` the word. */
  readonly hashes: number[];
  /** Where the word stands in the original text, in UTF-16 code units. */
  readonly starts: number[];
  readonly ends: number[];
  /** What stands before the word: nothing, a pause inside a sentence, or the end of a sentence. */
  readonly breaks: (0 | 1 | 2)[];
}

const longestWord = 40;
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Codes up to here have a folded spelling of their own: its one or two letters, 0 for what is no letter or digit. */
const foldedUpTo = 0x250;
const first = new Uint16Array(foldedUpTo);
const second = new Uint16Array(foldedUpTo);
for (let code = 0; code < foldedUpTo; code++) {
  const letter = String.fromCharCode(code).toLowerCase();
  if (!/^[\p{L}\p{N}]/u.test(letter)) continue;
  const spelled = special[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
  first[code] = spelled.charCodeAt(0);
  second[code] = spelled.length > 1 ? spelled.charCodeAt(1) : 0;
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  rsquo: '’',
  lsquo: '‘',
  nbsp: ' ',
  amp: '&',
  lt: ' ',
  gt: ' ',
  hellip: '.',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
};
/** What English hangs on a word by an apostrophe; anything else after one is a word of its own (`l'article`). */
const hung = new Set(['t', 's', 're', 've', 'll', 'm', 'd']);
/** What a sign does to the words beside it, in bits. */
const hardBreak = 1;
const softBreak = 2;
const apostrophe = 4;
/** Stands inside a word as if it were not there. */
const unseen = 8;
const signs = new Uint8Array(0x10000);
for (const sign of '.!?;|\n\r…•¡¿') signs[sign.charCodeAt(0)]! |= hardBreak;
for (const sign of ',:/()[]{}–—_') signs[sign.charCodeAt(0)]! |= softBreak;
for (const sign of "'’ʼ`´‘′") signs[sign.charCodeAt(0)]! |= apostrophe;
signs.fill(unseen, 0x300, 0x370).fill(unseen, 0x200b, 0x2010).fill(unseen, 0xad, 0xae);

/** The letters of the word that is being read. */
const letters = new Uint16Array(longestWord + 1);
/** The words met last, by their hash: a word met again is the same string, which is found by quickly. */
const met = Array<string>(1 << 15).fill('');

/** The words of a text with their places; HTML entities and tags are read through. Linear in the text, never throws. */
export function tokenise(text: string): Tokens {
  const tokens: Tokens = { words: [], hashes: [], starts: [], ends: [], breaks: [] };
  let size = 0;
  let start = 0;
  let pending: 0 | 1 | 2 = 0;
  let hanging = false;
  const { length } = text;
  for (let at = 0; at < length; ) {
    let code = text.charCodeAt(at);
    let width = 1;
    if (code === 38 || code === 60) {
      const read = markup(text, at);
      if (read) [code, width] = read;
    }
    const letter = letterOf(code);
    if (letter !== 0) {
      if (size === 0) start = at;
      size = spell(size, letter, code < foldedUpTo ? second[code]! : 0);
    } else if (signs[code] !== unseen) {
      const sign = signs[code]!;
      const inWord = size > 0;
      if (inWord) {
        push(tokens, size, start, at, pending, hanging);
        pending = 0;
        size = 0;
      }
      hanging = inWord && (sign & apostrophe) !== 0;
      if ((sign & hardBreak) !== 0 && !isDecimal(text, at)) pending = 2;
      else if (pending === 0 && ((sign & softBreak) !== 0 || isDash(text, at))) pending = isDecimal(text, at) ? 0 : 1;
    }
    at += width;
  }
  if (size > 0) push(tokens, size, start, length, pending, hanging);
  return tokens;
}

/** Adds a letter, or two, to the word that is being read; gives its new length. A third of a kind is left out. */
function spell(size: number, letter: number, next: number): number {
  if (size >= longestWord) return size;
  const isThird = letter > 57 && next === 0 && size > 1 && letters[size - 1] === letter && letters[size - 2] === letter;
  if (isThird) return size;
  letters[size] = letter;
  if (next === 0) return size + 1;
  letters[size + 1] = next;
  return size + 2;
}

/** A number for a piece of text, `from` to `to` (exclusive): FNV-1a over its UTF-16 codes. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** As `hashOf`, of the so many letters that have been read. */
function hashOfLetters(size: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < size; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193);
  return hash;
}

/** The word of so many letters that has been read. */
function wordOf(size: number, hash: number): string {
  const slot = hash & (met.length - 1);
  const last = met[slot]!;
  if (last.length === size && isSpelled(last)) return last;
  const word = String.fromCharCode(...letters.subarray(0, size));
  met[slot] = word;
  return word;
}

function isSpelled(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== letters[at]) return false;
  return true;
}

/** Adds the word of so many letters that has been read; what hangs on the one before it becomes its end. */
function push(tokens: Tokens, size: number, start: number, end: number, gap: 0 | 1 | 2, hanging: boolean): void {
  const hash = hashOfLetters(size);
  const word = wordOf(size, hash);
  const last = tokens.words.length - 1;
  if (hanging && gap === 0 && hung.has(word) && last >= 0) {
    tokens.words[last] += word;
    tokens.hashes[last] = hashOf(tokens.words[last]!);
    tokens.ends[last] = end;
    return;
  }
  tokens.words.push(word);
  tokens.hashes.push(hash);
  tokens.starts.push(start);
  tokens.ends.push(end);
  tokens.breaks.push(gap);
}

/** The first folded letter a UTF-16 code stands for, 0 when it is no letter or digit. */
function letterOf(code: number): number {
  if (code < foldedUpTo) return first[code]!;
  if (code < 0x370 || (code >= 0x2000 && code < 0x2e80) || (code >= 0x3000 && code < 0x3040)) return 0;
  if ((code >= 0xd800 && code < 0xf900) || code >= 0xfe00) return 0;
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `2.5`, `12,90`: a point or comma between digits ends nothing. */
function isDecimal(text: string, at: number): boolean {
  return at > 0 && at + 1 < text.length && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

/** A hyphen with a blank beside it is a pause; inside `t-shirt` or `n-am` it is not. */
function isDash(text: string, at: number): boolean {
  return text[at] === '-' && (text[at - 1] === ' ' || text[at + 1] === ' ' || text[at + 1] === '-');
}

/** The code an entity stands for and its length, or a line's end for a tag; nothing when it is neither. */
function markup(text: string, at: number): [code: number, width: number] | undefined {
  if (text[at] === '<') {
    const close = text.slice(at, at + 40).indexOf('>');
    return close > 1 && /[a-z/]/i.test(text[at + 1] ?? '') ? [10, close + 1] : undefined;
  }
  const name = text.slice(at + 1, at + 10).split(';', 1)[0] ?? '';
  if (text[at + 1 + name.length] !== ';') return undefined;
  const numeric = /^#(?:(\d{1,5})|x([\da-f]{1,4}))$/i.exec(name);
  const code = numeric ? Number.parseInt(numeric[1] ?? numeric[2] ?? '', numeric[1] ? 10 : 16) : undefined;
  const sign = entities[name];
  if (code === undefined && sign === undefined) return undefined;
  return [Math.min(code ?? sign?.charCodeAt(0) ?? 32, 0xffff), name.length + 2];
}
