import { type MeasureName, measures } from './measures.ts';

const [name, folder, rounds] = process.argv.slice(2);

/** Takes one measure and tells the parent what it found, and the most memory this process ever held. */
const found = await measures[name as MeasureName](folder!, Number(rounds));
process.send!({ found, peakMb: process.resourceUsage().maxRSS / 1024 }, () => process.disconnect());
