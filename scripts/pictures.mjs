// node scripts/pictures.mjs: takes the pictures of the README (media/readme/*.png) anew, of the real extension.
// --grep TEXT: only those of matching descriptions.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { main } from './lib/console.mjs';
import { filesUnder } from './lib/files.mjs';
import { packageOnce } from './lib/lanes/built.mjs';
import { runMocha } from './lib/mocha/runMocha.mjs';
import { ROOT } from './lib/paths.mjs';
import { ensure } from './lib/tools.mjs';

await main(async () => {
  await ensure('dependencies', 'host', 'browser', 'mlflow');
  await packageOnce();
  const { values } = parseArgs({ options: { grep: { type: 'string' } } });
  const files = filesUnder(path.join(ROOT, 'test/e2e'), '.pictures.ts');
  const { failed } = await runMocha(files, { grep: values.grep, timeoutMs: 180_000 });
  return failed > 0 ? 1 : 0;
});
