import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';

/** An import of any kind: `to` is a path from the root of the house, or a package's name. */
interface Import {
  from: string;
  to: string;
}

const root = join(import.meta.dirname, '..');
const folders = ['pipelines', 'server', 'client', 'sample-data'];

/** Rooms and the floors they stand on; the first that fits is a file's room, named by what fits. */
const rooms: readonly [floor: number, room: RegExp][] = [
  [0, /^pipelines\/(domain)\//],
  [1, /^pipelines\/(statistics|threads)\//],
  [2, /^pipelines\/(warehouse|state)\/|^server\/contract\//],
  [3, /^pipelines\/(ingest|classify|marts)\/|^server\/questions\/[^/]+\//],
  [4, /^pipelines\/(?=[^/]+$)|^server\/questions\/(?=index\.ts$)/],
  [5, /^server\/http\/|^client\/messages\//],
  [6, /^server\/(?=commands\/|[^/]+$)|^client\/shared\//],
  [7, /^client\/pages\/[^/]+\//],
  [8, /^client\/pages\/(?=index\.ts$)/],
  [9, /^client\/(?=[^/]+$)/],
  [10, /^sample-data\//],
];

/** The room and floor of a file; undefined for a package, and for a file that no room was planned for. */
function placeOf(path: string): { room: string; floor: number } | undefined {
  for (const [floor, pattern] of rooms) {
    const room = pattern.exec(path)?.[0];
    if (room) return { room, floor };
  }
  return undefined;
}

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|tsx|js)$/.test(path))
    .map((path) => posix.join(folder, path.replaceAll('\\', '/'))),
);
const imports = files.flatMap(importsOf);

function importsOf(from: string): Import[] {
  const { program, errors } = parseSync(from, readFileSync(join(root, from), 'utf8'));
  if (errors.length > 0) throw new Error(`${from}: ${errors[0]!.message}`);
  const found: Import[] = [];
  const add = ({ source }: { source: unknown }) => {
    const specifier = (source as { value?: unknown } | null)?.value;
    if (typeof specifier !== 'string') return;
    const to = specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;
    found.push({ from, to: to.replace(/\?.*$/, '') });
  };
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  }).visit(program);
  return found;
}

const isOurs = (path: string) => folders.some((folder) => path.startsWith(`${folder}/`));
const isIn = (folder: string, path: string) => path.startsWith(`${folder}/`);
const isIndex = (path: string) => /\/index\.tsx?$/.test(path);
const isSameRoom = ({ from, to }: Import) => placeOf(from)?.room === placeOf(to)?.room;

/** What holds between a file and what it imports; `isBroken` tells when it does not. */
const rules: readonly { rule: string; isBroken: (one: Import) => boolean }[] = [
  {
    rule: 'a file imports from its own folder or a lower floor; folders on one floor do not know each other',
    isBroken: (one) => isOurs(one.to) && !isSameRoom(one) && !(floorOf(one.to) < floorOf(one.from)),
  },
  {
    rule: 'of the server the client knows contract/ and the contracts of questions/ only, of the pipelines domain/ only',
    isBroken: ({ from, to }) =>
      isIn('client', from) &&
      isOurs(to) &&
      !/^client\/|^server\/contract\/|^server\/questions\/([^/]+\/contract|index)\.ts$|^pipelines\/domain\//.test(to),
  },
  {
    rule: 'a contract that the browser reads imports contracts and domain/ only, and nothing of Node',
    isBroken: ({ from, to }) =>
      /^server\/contract\/|^server\/questions\/([^/]+\/contract|index)\.ts$|^pipelines\/domain\//.test(from) &&
      (isOurs(to)
        ? !/^server\/contract\/|^server\/questions\/[^/]+\/contract\.ts$|^pipelines\/domain\//.test(to)
        : to.startsWith('node:')),
  },
  {
    rule: 'a list imports its entries; an entry never imports its list',
    isBroken: ({ from, to }) => isIndex(to) && from.startsWith(`${posix.dirname(to)}/`),
  },
  {
    rule: 'the sample shop is told the words of domain/ and nothing else of the house',
    isBroken: ({ from, to }) =>
      isIn('sample-data', from) && isOurs(to) && !isIn('sample-data', to) && !isIn('pipelines/domain', to),
  },
  {
    rule: 'only pipelines/warehouse knows DuckDB',
    isBroken: ({ from, to }) => /^@duckdb\//.test(to) && !isIn('pipelines/warehouse', from),
  },
  { rule: 'natural is imported by folder, never whole', isBroken: ({ to }) => to === 'natural' },
];

function floorOf(path: string): number {
  return placeOf(path)?.floor ?? Number.POSITIVE_INFINITY;
}

describe('the floors of the house', () => {
  test('every file has its place', () => {
    expect(files.filter((file) => !placeOf(file))).toEqual([]);
  });

  test.each(rules)('$rule', ({ rule, isBroken }) => {
    const broken = imports.filter(isBroken).map(({ from, to }) => `${from} imports ${to}`);
    expect(broken.map((one) => `${one}: ${rule}`)).toEqual([]);
  });
});
