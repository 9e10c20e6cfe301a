import { placesOf } from './text-ranks.ts';

self.onmessage = ({ data }: MessageEvent<readonly string[]>) => {
  const places = placesOf(data);
  self.postMessage(places, { transfer: [places.buffer] });
};
