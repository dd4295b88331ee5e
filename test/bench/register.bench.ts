// Registering a run's model and showing the new version in the tree, against the sum of the calls that this takes.
import { seedStore } from '../contract/storeSeed.ts';
import { report } from '../support/bench.ts';
import type { RegisterInput, RegisterResult } from './host/register.ts';
import { startSeededServer } from './seed/seededServer.ts';
import { runHostScript } from './support/hostScript.ts';

const { uri: trackingUri, stop } = await startSeededServer();
const { runId } = await seedStore(trackingUri, '3', 'bench');
const input = { runId, pairs: 11 };
const { first, second, ratio, calls } = await runHostScript<RegisterInput, RegisterResult>('register', {
  trackingUri,
  input,
});
await stop();

report({ name: `register + reveal / sum of its ${calls} REST calls`, value: ratio, unit: 'ratio', goal: 1.3 });
report({ name: 'register + reveal', value: first, unit: 'ms' });
report({ name: `sum of its ${calls} REST calls`, value: second, unit: 'ms' });
