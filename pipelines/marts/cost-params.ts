import { costComponents, keptValue, usualDays, usualGrades, weeklyLoss } from '../statistics/cost-components.ts';
import type { Params } from '../warehouse/engine.ts';

/** The likely value of every assumed cost, in minor units, as parameters of `fct_returned.sql`. */
export function costParams(): Params {
  const likely = (code: keyof typeof costComponents) => costComponents[code].amount?.likely ?? 0;
  const grades = ['A', 'B', 'C', 'D'] as const;
  return {
    no_note: '',
    outbound: likely('outbound'),
    label: likely('label'),
    handling: likely('handling'),
    repackaging: likely('repackaging'),
    service: likely('service'),
    payment_fee: likely('payment_fee'),
    payment_share_of_paid: costComponents.payment_fee.paid_share,
    refurbishment: likely('refurbishment'),
    disposal: likely('disposal'),
    usual_days: usualDays,
    kept_a: keptValue.A.likely,
    kept_b: keptValue.B.likely,
    kept_c: keptValue.C.likely,
    kept_d: keptValue.D.likely,
    kept_usual: grades.reduce((sum, grade) => sum + usualGrades[grade] * keptValue[grade].likely, 0),
    share_b: usualGrades.B,
    loss_seasonal: weeklyLoss.seasonal.likely,
    loss_steady: weeklyLoss.steady.likely,
  };
}
