import { useIntl } from 'react-intl';
import { minorExponent } from '../../../pipelines/domain/units.ts';
import { unknown } from '../../shared/format.ts';

/** Writes minor units without decimals, so that a column of amounts reads at one glance; unknown is “–”. */
export function useWholeMoney(currency: string | null): (minor: number | null | undefined) => string {
  const intl = useIntl();
  const style = currency ? ({ style: 'currency', currency } as const) : {};
  return (minor) =>
    minor === null || minor === undefined
      ? unknown
      : intl.formatNumber(minor / 10 ** minorExponent(currency ?? ''), { ...style, maximumFractionDigits: 0 });
}

/** Writes minor units as bare numbers with `digits` decimals, for a table that names its currency once; unknown is “–”. */
export function useBareMoney(currency: string | null, digits: number): (minor: number | null | undefined) => string {
  const intl = useIntl();
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return (minor) =>
    minor === null || minor === undefined
      ? unknown
      : intl.formatNumber(minor / 10 ** minorExponent(currency ?? ''), options);
}
