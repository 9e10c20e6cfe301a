import { useIntl } from 'react-intl';

/** The name of a country or language in the reader's language; what was given where it is no code. */
export function usePlaceName(): (kind: 'country' | 'language', place: string) => string {
  const intl = useIntl();
  return (kind, place) => {
    const isCode = kind === 'country' ? /^[A-Z]{2}$/.test(place) : /^[a-z]{2,3}$/.test(place);
    return (isCode && intl.formatDisplayName(place, { type: kind === 'country' ? 'region' : 'language' })) || place;
  };
}
