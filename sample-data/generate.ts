import { parseArgs } from 'node:util';
import { makeShop } from './generator/shop.ts';

const usage = `npm run sample -- [--orders 40000] [--seed 20261031] [--out sample-data/shop] [--gzip]
Writes the exports of an invented European shop: the same numbers give the same bytes.`;

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '40000' },
    seed: { type: 'string', default: '20261031' },
    out: { type: 'string', default: 'sample-data/shop' },
    gzip: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const orders = Number(values.orders);
const seed = Number(values.seed);

if (values.help) {
  console.log(usage);
} else if (!Number.isSafeInteger(orders) || orders < 1 || !Number.isSafeInteger(seed)) {
  console.error(`--orders and --seed take whole numbers.\n${usage}`);
  process.exitCode = 2;
} else {
  const started = performance.now();
  const { order_lines: lines } = await makeShop({ orders, seed, out: values.out, gzip: values.gzip });
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${lines} order lines in ${seconds.toFixed(1)} s (${Math.round(lines / seconds)} a second), written to ${values.out}`,
  );
}
