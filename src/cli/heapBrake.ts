import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** In bytes, of both halves together. */
const MOST_YOUNG = 32 * 1024 * 1024;

/** Models between two looks. */
const EVERY = 16;

/**
 * Keeps V8 from letting the space for young objects grow on through thousands of models: what one model leaves is garbage at once, and yet more room
 * for it makes nothing faster. Call it once for each model.
 */
export function heapBrake(): () => void {
  let count = 0;
  let isSet = false;
  return () => {
    if (isSet || ++count % EVERY !== 0) return;
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    if (!young || young.space_size < MOST_YOUNG) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    isSet = true;
  };
}
