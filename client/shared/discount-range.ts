/** A depth of discount (`02–10 %`) as it is read: the zeros in front are for its order only. */
export function discountRange(depth: string): string {
  return depth.replace(/\b0(?=\d)/g, '');
}
