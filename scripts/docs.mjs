// npm run docs: writes the pages and settings that are made from tables of the code.
import path from 'node:path';
import { main, say } from './lib/console.mjs';
import { ROOT, nodeBinary } from './lib/paths.mjs';
import { run } from './lib/processes.mjs';
import { ensure } from './lib/tools.mjs';

await main(async () => {
  await ensure('dependencies', 'node');
  for (const writer of ['writeRuleTable', 'writePolicyDocs'])
    await run(nodeBinary(), [path.join(import.meta.dirname, `lib/${writer}.mjs`)], { cwd: ROOT });
  await run(process.execPath, [path.join(ROOT, 'node_modules/oxfmt/bin/oxfmt'), 'schemas'], { cwd: ROOT });
  say(
    'docs/diagnostics.md, the codes of the rules in package.json, docs/promotion-policy.md and schemas/promotion.schema.json',
  );
});
