// npm run build: the bundles in dist/, minified. --dev: readable, with source maps. --watch: the same, again after each change.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundles } from './lib/bundles.mjs';
import { Failure, main, seconds } from './lib/console.mjs';
import { EXTENSION_BUNDLE, RUN } from './lib/paths.mjs';
import { ensure } from './lib/tools.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: { watch: { type: 'boolean', default: false }, dev: { type: 'boolean', default: false } },
  });
  await ensure('dependencies');
  const { build, context } = await import('esbuild');
  markCommonJs();
  const readable = values.watch || values.dev;
  const common = /** @type {const} */ ({
    bundle: true,
    logLevel: 'info',
    minify: !readable,
    sourcemap: readable,
    metafile: true,
  });
  if (values.watch) {
    const contexts = await Promise.all(
      bundles().map(({ options }) => context({ ...common, ...options, logLevel: 'silent', plugins: [announce] })),
    );
    await Promise.all(contexts.map((one) => one.watch()));
    return;
  }
  const began = performance.now();
  const results = await Promise.allSettled(
    bundles().map(async ({ name, options }) => {
      const { metafile } = await build({ ...common, ...options });
      mkdirSync(RUN, { recursive: true });
      writeFileSync(path.join(RUN, name === 'extension' ? 'meta.json' : `meta-${name}.json`), JSON.stringify(metafile));
    }),
  );
  if (results.some(({ status }) => status === 'rejected')) throw new Failure('The build failed: see above.');
  console.log(`Built in ${seconds(performance.now() - began)}`);
});

/** The command line is CommonJS, though the sources above `dist` are ES modules. */
function markCommonJs() {
  const dist = path.dirname(EXTENSION_BUNDLE);
  mkdirSync(dist, { recursive: true });
  writeFileSync(path.join(dist, 'package.json'), '{ "type": "commonjs" }\n');
}

let underWay = 0;

/** The lines between which VS Code's problem matcher in .vscode/tasks.json reads, over all bundles together. */
const announce = {
  name: 'announce',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onStart(() => {
      if (underWay++ === 0) console.log('[watch] build started');
    });
    build.onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      if (--underWay === 0) console.log('[watch] build finished');
    });
  },
};
