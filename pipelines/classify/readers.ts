import type { Worker } from 'node:worker_threads';
import type { ShopPhrase } from '../domain/taxonomy.ts';
import { startThread } from '../threads/start.ts';
import { createClassifier } from './classify.ts';
import { type PendingNote, type ReadingColumns, readingColumns } from './reading-columns.ts';
import type { Learned } from './version.ts';

/** What a classifier is made of; a thread makes its own of the same. */
export interface ClassifierParts {
  readonly learned: Learned;
  readonly phrases: readonly ShopPhrase[];
}

/** Several that read notes at the same time; what they read does not depend on how many they are. */
export interface Readers {
  readonly count: number;
  read(notes: readonly PendingNote[]): Promise<ReadingColumns>;
  close(): Promise<void>;
}

/** @param count threads that read; with one, this thread does */
export async function createReaders(parts: ClassifierParts, count: number): Promise<Readers> {
  if (count <= 1) {
    const classifier = await createClassifier(parts.learned, parts.phrases);
    return { count: 1, read: async (notes) => readingColumns(classifier, notes), close: async () => undefined };
  }
  const threads = Array.from({ length: count }, () => new ReadingThread(parts));
  return {
    count,
    read: (notes) => threads.reduce((a, b) => (b.waiting < a.waiting ? b : a)).read(notes),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

type Settle = { readonly resolve: (read: ReadingColumns) => void; readonly reject: (error: Error) => void };

/** Answers come in the order in which they were asked for. */
class ReadingThread {
  private readonly thread: Worker;
  private readonly asked: Settle[] = [];

  constructor(parts: ClassifierParts) {
    const onEnd = (error: Error) => {
      for (const { reject } of this.asked.splice(0)) reject(error);
    };
    this.thread = startThread(new URL('./reading-thread.ts', import.meta.url), { given: parts, onEnd });
    this.thread.on('message', (read: ReadingColumns) => this.asked.shift()!.resolve(read));
  }

  get waiting(): number {
    return this.asked.length;
  }

  read(notes: readonly PendingNote[]): Promise<ReadingColumns> {
    this.thread.postMessage(notes);
    return new Promise((resolve, reject) => this.asked.push({ resolve, reject }));
  }

  async close(): Promise<void> {
    await this.thread.terminate();
  }
}
