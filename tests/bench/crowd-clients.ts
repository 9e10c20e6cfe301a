import { parentPort } from 'node:worker_threads';
import { givenToThread } from '../../pipelines/threads/start.ts';
import { askServer } from './ask.ts';

/** The addresses that each of several clients asks in turn. */
const urls = givenToThread() as string[][];

await Promise.all(
  urls.map(async (own) => {
    for (const url of own) await askServer(url);
  }),
);
parentPort!.postMessage('asked');
