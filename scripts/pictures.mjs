// node scripts/pictures.mjs: takes the pictures of the README (media/readme/*.png) anew, of the real extension on the demo's data.
import path from 'node:path';
import { main } from './lib/console.mjs';
import { packageOnce } from './lib/lanes/built.mjs';
import { runMocha } from './lib/mocha/runMocha.mjs';
import { ROOT } from './lib/paths.mjs';
import { ensure } from './lib/tools.mjs';

await main(async () => {
  await ensure('dependencies', 'host', 'browser', 'mlflow');
  await packageOnce();
  const { failed } = await runMocha([path.join(ROOT, 'test/e2e/readme.pictures.ts')], { timeoutMs: 180_000 });
  return failed > 0 ? 1 : 0;
});
