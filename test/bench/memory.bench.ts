// What 10,000 runs as rows cost the extension host.
import { report } from '../support/bench.ts';
import type { MemoryInput, MemoryResult } from './host/memory.ts';
import { bigExperiment as experiment, startSeededServer } from './seed/seededServer.ts';
import { connectionName as connection } from './support/editor.ts';
import { runHostScript } from './support/hostScript.ts';

const { uri: trackingUri, stop } = await startSeededServer();
const pageSize = 1000;
const { idle, expanded } = await runHostScript<MemoryInput, MemoryResult>('memory', {
  trackingUri,
  settings: { 'mlflow.explorer.pageSize': pageSize, 'mlflow.explorer.autoRefreshSeconds': 0 },
  input: { connection, experiment, pageSize },
});
await stop();

const megabytes = (bytes: number): number => bytes / 1024 / 1024;
const what = `of the host after expanding ${experiment.runs} runs, above idle`;
report({ name: `memory ${what}`, value: megabytes(expanded.used - idle.used), unit: 'MB', goal: 60 });
report({ name: `resident memory ${what}`, value: megabytes(expanded.resident - idle.resident), unit: 'MB' });
report({ name: 'memory of the idle host', value: megabytes(idle.used), unit: 'MB' });
report({ name: 'resident memory of the idle host', value: megabytes(idle.resident), unit: 'MB' });
