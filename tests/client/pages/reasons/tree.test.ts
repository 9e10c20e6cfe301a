import { describe, expect, test } from 'vitest';
import { type ReasonRow, toggled, treeOf } from '../../../../client/pages/reasons/tree.ts';
import { groupOf, type ReasonCode } from '../../../../pipelines/domain/reasons.ts';

function row(reason: ReasonCode, return_lines: number, all: number, mean_confidence: number | null): ReasonRow {
  return {
    reason,
    reason_group: groupOf(reason),
    return_lines,
    counted_lines: return_lines,
    group_lines: return_lines,
    returned_units: return_lines,
    share: return_lines / all,
    refund_minor: 0,
    return_cost_minor: return_lines * 1000,
    mean_confidence,
    conflict_lines: 1,
    trend: [],
  };
}

describe('the tree of reasons', () => {
  const tree = treeOf([row('leaking', 20, 100, null), row('too_large', 20, 100, 0.9), row('too_small', 60, 100, 0.5)]);

  test('sums each group up from its finer reasons, most frequent first', () => {
    expect(tree.map((group) => group.code)).toEqual(['size_fit', 'damaged_in_transit']);
    expect(tree[0]).toMatchObject({ counted_lines: 80, return_cost_minor: 80_000, conflict_lines: 2 });
    expect(tree[0]!.reasons.map((reason) => reason.code)).toEqual(['too_small', 'too_large']);
  });

  test('shares of the groups add up to 1', () => {
    expect(tree.reduce((sum, group) => sum + group.share, 0)).toBeCloseTo(1, 12);
  });

  test('confidence of a group is that of its lines, unknown where none has one', () => {
    expect(tree[0]!.mean_confidence).toBeCloseTo((0.5 * 60 + 0.9 * 20) / 80, 12);
    expect(tree[1]!.mean_confidence).toBeNull();
  });
});

describe('counted by any mention', () => {
  const lines = { too_small: 60, too_large: 30, leaking: 20 } as const;
  const rows = (['too_small', 'too_large', 'leaking'] as const).map((reason) => ({
    ...row(reason, lines[reason], 100, 0.9),
    group_lines: reason === 'leaking' ? 20 : 70,
    trend: reason === 'leaking' ? [0.2, null] : [0.3, null],
  }));

  test('a group counts a return that names two of its reasons once; its months are those of its reasons', () => {
    const [size] = treeOf(rows, 'mention');
    expect(size).toMatchObject({ code: 'size_fit', counted_lines: 70, trend: [0.6, null] });
    expect(size!.share).toBeCloseTo(0.7, 12);
    expect(size!.reasons.map((reason) => reason.share)).toEqual([0.6, 0.3]);
  });
});

describe('choosing reasons', () => {
  test('adds one, and takes it out when chosen again', () => {
    expect(toggled([], 'too_small')).toEqual(['too_small']);
    expect(toggled(['too_small', 'leaking'], 'too_small')).toEqual(['leaking']);
  });

  test('a group and its finer reasons are never chosen side by side', () => {
    expect(toggled(['too_small', 'too_large', 'leaking'], 'size_fit')).toEqual(['leaking', 'size_fit']);
    expect(toggled(['size_fit', 'leaking'], 'too_large')).toEqual(['leaking', 'too_large']);
  });
});
