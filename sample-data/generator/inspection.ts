import { groupOf } from '../../pipelines/domain/reasons.ts';
import { type Finding, inspectionNotes } from '../sentences/notes.ts';
import { lastDay } from './calendar.ts';
import type { Random } from './random.ts';
import type { Request } from './requests.ts';

type Grade = 'A' | 'B' | 'C' | 'D';

/** What the returns desk finds; blank and null as long as nobody has looked. */
export interface Inspection {
  readonly inspectedDay: number | null;
  readonly grade: Grade | '';
  readonly disposition: string;
  readonly inspectionNote: string;
  readonly restockedDay: number | null;
}

const grades: Readonly<Record<Finding, readonly Grade[]>> = {
  sound: ['A', 'A', 'A', 'A', 'B'],
  handled: ['B', 'B', 'B', 'C'],
  damaged: ['D', 'D', 'C'],
  faulty: ['C', 'C', 'D'],
  mispacked: ['A', 'A', 'B'],
  worn: ['C', 'C', 'C', 'B'],
};

/** Looks at goods received on a day; a few parcels are forgotten on the shelf, and a few sound goods never restocked. */
export function inspect(request: Request, receivedDay: number | null, random: Random): Inspection {
  const inspectedDay = receivedDay === null || random.chance(0.025) ? null : receivedDay + random.below(4);
  const finding = findingOf(request, random);
  const grade = random.pick(grades[finding]);
  const disposition = dispositionOf(grade, request, random);
  const restockedDay = disposition === 'restock' && inspectedDay !== null ? inspectedDay + random.between(0, 3) : null;
  const isForgotten = random.chance(0.04);
  const isNoted = random.chance(finding === 'worn' ? 0.78 : 0.22);
  if (inspectedDay === null || inspectedDay > lastDay) return { ...uninspected, inspectedDay };
  return {
    inspectedDay,
    grade,
    disposition,
    inspectionNote: isNoted ? noteOn(finding, request, random) : '',
    restockedDay: isForgotten ? null : restockedDay,
  };
}

/** Nobody has looked. */
export const uninspected: Inspection = {
  inspectedDay: null,
  grade: '',
  disposition: '',
  inspectionNote: '',
  restockedDay: null,
};

function noteOn(finding: Finding, { line }: Request, random: Random): string {
  const { any, ...special } = inspectionNotes[finding];
  return random.pick([...any, ...(special[line.sku.style.category.setting] ?? [])]);
}

function findingOf(request: Request, random: Random): Finding {
  if (request.planted === 'wardrobing') return random.chance(0.8) ? 'worn' : 'handled';
  if (request.planted === 'bracketing') return 'sound';
  const group = groupOf(request.reason);
  if (group === 'damaged_in_transit') return 'damaged';
  if (group === 'defective') return 'faulty';
  if (request.reason === 'wrong_item' || request.reason === 'wrong_variant') return 'mispacked';
  return random.chance(0.015) ? 'worn' : random.chance(0.2) ? 'handled' : 'sound';
}

function dispositionOf(grade: Grade, { line }: Request, random: Random): string {
  if (grade === 'A') return 'restock';
  if (grade === 'B') return random.chance(0.7) ? 'restock' : 'resale';
  if (grade === 'D') return random.pick(['destroy', 'recycle', 'recycle']);
  const isDevice = line.sku.style.category.setting === 'electronics';
  return random.pick(isDevice ? ['refurbish', 'refurbish', 'resale'] : ['resale', 'donate', 'recycle']);
}
