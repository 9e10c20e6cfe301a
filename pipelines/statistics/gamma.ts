const epsilon = 1e-16;
const lnRootTau = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x) for x > 0, relative error 1e-14: Stirling's formula from 10 on, below it the recurrence up to there. */
export function lnGamma(x: number): number {
  let product = 1;
  let z = x;
  for (; z < 10; z++) product *= z;
  return stirling(z) + stirlingSeries(z) - Math.log(product);
}

/** What Stirling's formula (x - 1/2) ln x - x + ln √(2π) lacks to ln Γ(x), x > 0. */
export function stirlingError(x: number): number {
  return x < 10 ? lnGamma(x) - stirling(x) : stirlingSeries(x);
}

function stirling(x: number): number {
  return (x - 0.5) * Math.log(x) - x + lnRootTau;
}

/** Abramowitz & Stegun 6.1.41, for x from 10 on. */
function stirlingSeries(x: number): number {
  const w = 1 / (x * x);
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - (w * 691) / 360360))))) / x;
}

/** Regularised lower incomplete gamma function P(a, x), a > 0, exact in its lower tail. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), a > 0, exact in its upper tail. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** P(Poisson(mean) ≥ count) = P(Gamma(count) ≤ mean), without the loss of `1 - cdf`; `count` need not be whole. */
export function poissonTail(count: number, mean: number): number {
  return count > 0 ? lowerGamma(count, mean) : 1;
}

/** P(Z > z) of the standard normal distribution: half of Q(1/2, z²/2) above 0. */
export function normalTail(z: number): number {
  const half = upperGamma(0.5, (z * z) / 2) / 2;
  return z > 0 ? half : 1 - half;
}

/** Power series of P(a, x): all terms positive, so nothing cancels (Abramowitz & Stegun 6.5.29). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * epsilon; n++) {
    term *= x / n;
    sum += term;
  }
  return sum * Math.exp(a * Math.log(x) - x - lnGamma(a));
}

/** Continued fraction of Q(a, x) by Lentz's method (Abramowitz & Stegun 6.5.31). */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1, step = 0; Math.abs(step - 1) > 1e-15; i++) {
    const term = -i * (i - a);
    b += 2;
    d = 1 / (term * d + b);
    c = b + term / c;
    step = c * d;
    fraction *= step;
  }
  return fraction * Math.exp(a * Math.log(x) - x - lnGamma(a));
}
