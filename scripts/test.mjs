// npm test: every lane, one after the other. node scripts/test.mjs unit host: only those. --grep TEXT: only matching tests.
import { parseArgs } from 'node:util';
import { Failure, main, report, say, seconds } from './lib/console.mjs';
import { formatLane, lintLane, typesLane } from './lib/lanes/checkLanes.mjs';
import { hostLane, oldestLane } from './lib/lanes/hostLanes.mjs';
import { contractLane, e2eLane, unitLane } from './lib/lanes/mochaLanes.mjs';
import { isStopping } from './lib/lifetime.mjs';
import { FAILED, sum } from './lib/mocha/result.mjs';

const LANES = [lintLane, typesLane, formatLane, unitLane, contractLane, hostLane, oldestLane, e2eLane];

await main(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
  const unknown = positionals.filter((name) => !LANES.some((lane) => lane.name === name));
  if (unknown.length > 0) {
    throw new Failure(
      `There is no lane ${unknown.join(', ')}.`,
      `name some of: ${LANES.map((lane) => lane.name).join(' ')}`,
    );
  }
  const outcomes = [];
  for (const lane of LANES.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    outcomes.push(await runLane(lane, values.grep));
  }
  console.log('');
  for (const { name, passed, failed, took } of outcomes) {
    const verdict = failed === 0 ? 'ok    ' : 'FAILED';
    console.log(
      `${verdict} ${name.padEnd(8)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds(took).padStart(8)}`,
    );
  }
  const total = sum(outcomes);
  const nothingMatched = total.passed + total.failed === 0;
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 || nothingMatched ? 1 : 0;
});

/**
 * A lane that cannot even start has failed; the next ones run all the same.
 * @param {import('./lib/lanes/lane.mjs').Lane} lane
 * @param {string | undefined} grep
 */
async function runLane(lane, grep) {
  say(`=== ${lane.name}`);
  const began = performance.now();
  let result = FAILED;
  try {
    result = await lane.run({ grep });
  } catch (error) {
    if (!isStopping()) report(error);
  }
  if (isStopping()) await new Promise(() => {}); // Ctrl-C: the process is about to end, without a verdict
  return { name: lane.name, ...result, took: performance.now() - began };
}
