import { rankTexts } from './text-ranks.ts';

self.onmessage = ({ data }: MessageEvent<readonly string[]>) => self.postMessage(rankTexts(data));
