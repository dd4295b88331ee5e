import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { step } from '../../../scripts/lib/console.mjs';
import { TOOLS, pythonBinary } from '../../../scripts/lib/paths.mjs';
import { cleanEnvironment, run } from '../../../scripts/lib/processes.mjs';
import { scratchFolder } from '../../../scripts/lib/scratch.mjs';
import { ensure } from '../../../scripts/lib/tools.mjs';
import { MLFLOW } from '../../../scripts/lib/versions.mjs';
import { startMlflow, type MlflowServer } from '../../support/servers.ts';

const SEED = path.join(import.meta.dirname, 'seed.py');
const isLarge = process.env['MLFLOW_WORKBENCH_BENCH_LARGE'] === '1';

export interface SeededExperiment {
  readonly id: string;
  readonly name: string;
  readonly runs: number;
}

/** The one that the goals are about. */
export const bigExperiment: SeededExperiment = seeded(3, 10_000);

/** Smallest first. */
export const experiments: readonly SeededExperiment[] = [
  seeded(1, 10),
  seeded(2, 1000),
  bigExperiment,
  ...(isLarge ? [seeded(4, 100_000)] : []),
];

/** The newest run of each experiment, which every list shows first. */
export const firstRunName = 'window 000000';

function seeded(number: number, runs: number): SeededExperiment {
  return { id: String(number), name: `${runs} runs`, runs };
}

/** A real server on a copy of the seeded store, so that a measurement may write. */
export async function startSeededServer(): Promise<MlflowServer> {
  const work = scratchFolder('seeded');
  cpSync(await seededStore(), path.join(work, 'mlflow.db'));
  return startMlflow({ work, fresh: false });
}

/** Made once for each state of the script and each version of MLflow, and kept. */
async function seededStore(): Promise<string> {
  await ensure('mlflow');
  const wanted = experiments.map(({ name, runs }) => `${name}=${runs}`);
  const kept = path.join(TOOLS, 'bench', fingerprint(wanted));
  const store = path.join(kept, 'mlflow.db');
  if (existsSync(store)) return store;
  const work = scratchFolder('seeding');
  await step(`Seeding ${experiments.map(({ runs }) => runs).join(' + ')} runs`, () =>
    run(pythonBinary(), [SEED, path.join(work, 'mlflow.db'), ...wanted], {
      env: cleanEnvironment({ MLFLOW_DISABLE_TELEMETRY: 'true' }),
    }),
  );
  mkdirSync(path.dirname(kept), { recursive: true });
  renameSync(work, kept); // last: an interrupted seeding leaves nothing that looks finished
  return store;
}

function fingerprint(wanted: readonly string[]): string {
  const parts = [readFileSync(SEED, 'utf8'), MLFLOW[3].version, ...wanted];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}
