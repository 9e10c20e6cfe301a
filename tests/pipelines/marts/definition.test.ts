import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { taxonomyOf } from '../../../pipelines/domain/taxonomy.ts';
import { areAsDefined } from '../../../pipelines/marts/build.ts';
import { type Fact, rollupSelect, rollups } from '../../../pipelines/marts/rollups.ts';

/** The version of the marts that the program builds, and the hash of what defines them. */
const pinned = { martsVersion: 13, hash: 'efc47ce8e922df3a' };

const root = join(import.meta.dirname, '../../..');
const marts = 'pipelines/marts';
/** Code whose values go into columns. */
const defining = /^pipelines\/(marts|statistics)\/|^pipelines\/domain\/sizes\.ts$/;
/** How marts come to be, not what they are. */
const machinery = new Set(['build', 'refresh', 'rollups', 'corrections'].map((name) => `${marts}/${name}.ts`));

test('marts of another definition have another version, so that an older warehouse is rebuilt', () => {
  const found = createHash('sha256').update(JSON.stringify(definition())).digest('hex').slice(0, 16);
  expect(found, 'marts are defined otherwise: raise martsVersion, then write the new hash here').toBe(pinned.hash);
  expect(areAsDefined(`${pinned.martsVersion}:`), 'martsVersion is another: write it here').toBe(true);
});

/** All that defines the marts, whatever is said beside it and however it is set out. */
function definition(): unknown {
  const sql = readdirSync(join(root, marts)).filter((name) => name.endsWith('.sql'));
  return {
    selects: sql.sort().map((name) => [name, plainSql(read(`${marts}/${name}`))]),
    rollups: (Object.keys(rollups) as Fact[]).map((fact) =>
      rollups[fact].map((rollup) => [rollup.name, plainSql(rollupSelect(fact, rollup))]),
    ),
    reasons: taxonomyOf({}).map(({ code, group, fault, postage, counts_as }) => {
      return { code, group, fault, postage, counts_as };
    }),
    code: [...reachedFrom(`${marts}/build.ts`)]
      .filter((path) => !machinery.has(path))
      .sort()
      .map((path) => [path, parsed(path).program]),
  };
}

/** The files whose values a file takes, and it. */
function reachedFrom(path: string, reached = new Set<string>()): Set<string> {
  reached.add(path);
  for (const { moduleRequest, entries } of parsed(path).module.staticImports) {
    const to = posix.join(posix.dirname(path), moduleRequest.value);
    const isOfTypes = entries.every(({ isType }) => isType);
    if (moduleRequest.value.startsWith('.') && !isOfTypes && defining.test(to) && !reached.has(to))
      reachedFrom(to, reached);
  }
  return reached;
}

/** A file's syntax, without its places: comments and formatting are none of it. */
function parsed(path: string) {
  const { program, module } = parseSync(path, read(path));
  return { program: JSON.parse(JSON.stringify(program, withoutPlaces)) as unknown, module };
}

function withoutPlaces(name: string, value: unknown): unknown {
  return ['start', 'end', 'raw'].includes(name) ? undefined : value;
}

function plainSql(text: string): string {
  return text.replace(/--.*$/gm, '').replace(/\s+/g, ' ').trim();
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
