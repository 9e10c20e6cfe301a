import { parentPort } from 'node:worker_threads';
import { givenToThread } from '../threads/start.ts';
import { createClassifier } from './classify.ts';
import type { ClassifierParts } from './readers.ts';
import { type PendingNote, readingColumns } from './reading-columns.ts';

const { learned, phrases } = givenToThread() as ClassifierParts;
const classifier = await createClassifier(learned, phrases);
parentPort!.on('message', (notes: readonly PendingNote[]) =>
  parentPort!.postMessage(readingColumns(classifier, notes)),
);
