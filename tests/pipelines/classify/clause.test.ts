import { describe, expect, test } from 'vitest';
import { pooled, pooledShare } from '../../../pipelines/classify/clause.ts';
import { classCount, classes, type ModelClass } from '../../../pipelines/classify/model.ts';

const oddsOf = (told: Partial<Record<ModelClass, number>>) =>
  Float32Array.from(classes, (name) => told[name] ?? (name === 'nothing' ? 0 : -4));

describe('clauses taken together', () => {
  const verdict = oddsOf({ unreadable: 4 });
  const fault = oddsOf({ broke_in_use: 3 });
  const pool = pooled([{ odds: verdict }, { odds: fault }]);
  const of = (name: ModelClass) => pool[classes.indexOf(name)];

  test('name the reason that one of them gives, whatever the verdict beside it', () => {
    expect(of('unreadable')).toBe(0);
    expect(of('broke_in_use')).toBeGreaterThan(3);
    expect(of('nothing')).toBe(0);
  });

  test('tell what each adds, as learning needs it', () => {
    const step = 0.01;
    for (let c = 0; c < classCount; c++) {
      if (classes[c] === 'nothing') continue;
      const raised = fault.map((odds, at) => (at === c ? odds + step : odds));
      const slope = (pooled([{ odds: verdict }, { odds: raised }])[c]! - pool[c]!) / step;
      expect(pooledShare(fault, pool, 2, c)).toBeCloseTo(slope, 1);
    }
  });
});
