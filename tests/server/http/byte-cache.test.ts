import { expect, test } from 'vitest';
import { ByteCache } from '../../../server/http/byte-cache.ts';

const bytes = (length: number) => Promise.resolve(Buffer.alloc(length));

test('what is kept is not made again', async () => {
  const cache = new ByteCache(100);
  let made = 0;
  const make = () => {
    made++;
    return bytes(10);
  };
  expect(await cache.get('a', make)).toBe(await cache.get('a', make));
  expect(made).toBe(1);
});

test('who asks while it is made waits for the same bytes', async () => {
  const cache = new ByteCache(100);
  let made = 0;
  const make = async () => {
    made++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return Buffer.alloc(10);
  };
  const all = await Promise.all(Array.from({ length: 8 }, () => cache.get('a', make)));
  expect([made, new Set(all).size]).toEqual([1, 1]);
});

test('the longest unused leaves when the bytes exceed the limit', async () => {
  const cache = new ByteCache(30);
  for (const key of ['a', 'b', 'c']) await cache.get(key, () => bytes(10));
  await cache.get('a', () => bytes(99));
  await cache.get('d', () => bytes(10));
  const made: string[] = [];
  for (const key of ['a', 'c', 'd', 'b']) {
    await cache.get(key, () => {
      made.push(key);
      return bytes(10);
    });
  }
  expect(made).toEqual(['b']);
});

test('an answer larger than all is given and not kept', async () => {
  const cache = new ByteCache(30);
  expect((await cache.get('large', () => bytes(31))).length).toBe(31);
  expect((await cache.get('large', () => bytes(5))).length).toBe(5);
});

test('what failed is tried again', async () => {
  const cache = new ByteCache(30);
  await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('a', () => bytes(3))).length).toBe(3);
});
