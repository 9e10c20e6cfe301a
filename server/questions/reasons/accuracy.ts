/** The rows measured on labelled texts, and behind them what people's corrections tell. */
export function besideMeasured<Row>(measured: readonly Row[]): (asked: readonly Row[][]) => Row[] {
  return ([said = []]) => [...measured, ...said];
}
