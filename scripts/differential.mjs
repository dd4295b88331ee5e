// npm run test:differential [-- --seed N] [-- --count M]: random model folders through the real MLflow and ours. Without a seed, a fresh one.
import { parseArgs } from 'node:util';
import path from 'node:path';
import { main, say } from './lib/console.mjs';
import { runMocha } from './lib/mocha/runMocha.mjs';
import { ROOT } from './lib/paths.mjs';
import { ensure } from './lib/tools.mjs';

await main(async () => {
  const { values } = parseArgs({ options: { seed: { type: 'string' }, count: { type: 'string', default: '2100' } } });
  const seed = values.seed ?? String(Date.now());
  say(`seed ${seed}, ${values.count} folders`);
  process.env['MLFLOW_WORKBENCH_SEED'] = seed;
  process.env['MLFLOW_WORKBENCH_CASES'] = values.count;
  await ensure('dependencies', 'node', 'mlflow');
  const file = path.join(ROOT, 'test/contract/differential.test.ts');
  const { passed, failed } = await runMocha([file], { timeoutMs: 180_000 });
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
