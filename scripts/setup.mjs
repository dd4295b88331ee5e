// npm run setup [-- what …]: fetches everything that tests and demo need. What is there already takes no time.
import { Failure, main, say } from './lib/console.mjs';
import { ALL_TOOLS, ensure } from './lib/tools.mjs';

await main(async () => {
  const asked = process.argv.slice(2);
  const names = ALL_TOOLS.filter((name) => asked.length === 0 || asked.includes(name));
  if (asked.some((name) => !ALL_TOOLS.some((known) => known === name))) {
    throw new Failure(`Unknown: ${asked.join(' ')}`, `name some of: ${ALL_TOOLS.join(' ')}`);
  }
  await ensure(...names);
  say(`There: ${names.join(', ')}`);
});
