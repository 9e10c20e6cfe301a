/** The name of a country or language in the language of `locale`; what was given where it is no code. */
export function placeName(locale: string, kind: 'country' | 'language', place: string): string {
  const isCode = kind === 'country' ? /^[A-Z]{2}$/.test(place) : /^[a-z]{2,3}$/.test(place);
  if (!isCode) return place;
  return new Intl.DisplayNames(locale, { type: kind === 'country' ? 'region' : 'language' }).of(place) ?? place;
}
