/** How all charts draw their axes and grid. */
export const axis = {
  tick: { fill: 'var(--ink-3)', fontSize: 11 },
  tickLine: false,
  axisLine: { stroke: 'var(--line)' },
} as const;

export const grid = { vertical: false, stroke: 'var(--line)' } as const;
