// npm run bench [-- --json] [-- --large] [-- NAME…]: the measurements of test/bench, most against a goal.
// --large: an experiment of 100,000 runs as well.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, main, report } from './lib/console.mjs';
import { filesUnder } from './lib/files.mjs';
import { ROOT, nodeBinary } from './lib/paths.mjs';
import { cleanEnvironment, run } from './lib/processes.mjs';
import { ensure } from './lib/tools.mjs';

/** @typedef {{ name: string, value: number, unit: string, goal: number | null, ok: boolean }} Measurement */

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, large: { type: 'boolean', default: false } },
  });
  const files = filesUnder(path.join(ROOT, 'test/bench'), '.bench.ts').filter(
    (file) => positionals.length === 0 || positionals.some((name) => path.basename(file).includes(name)),
  );
  if (files.length === 0)
    throw new Failure('There are no such measurements.', 'name a part of a file name in test/bench, or nothing');
  await quietly(values.json, () => ensure('dependencies', 'node'));
  let allOk = true;
  for (const file of files) {
    const measurements = await measure(file, values.large).catch((error) => report(error));
    allOk &&= measurements !== undefined && measurements.length > 0 && measurements.every(({ ok }) => ok);
    for (const one of measurements ?? []) console.log(values.json ? JSON.stringify(one) : row(one));
  }
  return allOk ? 0 : 1;
});

/**
 * @param {string} file
 * @param {boolean} large
 * @returns {Promise<Measurement[]>}
 */
async function measure(file, large) {
  const output = await run(nodeBinary(), ['--expose-gc', '--disable-warning=ExperimentalWarning', file], {
    cwd: ROOT,
    env: cleanEnvironment({ MLFLOW_WORKBENCH_BENCH_LARGE: large ? '1' : '' }),
  });
  return output
    .split('\n')
    .filter((line) => line.startsWith('{"name":'))
    .map((line) => JSON.parse(line));
}

/** @param {Measurement} measurement */
function row({ name, value, unit, goal, ok }) {
  const [verdict, aim] = goal === null ? ['', ''] : [ok ? 'ok' : 'MISSED', `goal ${number(goal)}`];
  return `${verdict.padEnd(6)} ${name.padEnd(64)} ${number(value).padStart(8)} ${unit.padEnd(5)} ${aim}`.trimEnd();
}

/** @param {number} value */
function number(value) {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
}

/**
 * With --json nothing but JSON lines may be on standard output: what an installation says goes to standard error.
 * @param {boolean} quiet
 * @param {() => Promise<void>} action
 */
async function quietly(quiet, action) {
  const { log } = console;
  if (quiet) console.log = console.error;
  await action();
  console.log = log;
}
