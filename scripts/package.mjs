// npm run package: builds, packs dist/mlflow-workbench.vsix, and refuses one that is too large or holds what nobody needs.
import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, main, step } from './lib/console.mjs';
import { EXTENSION_BUNDLE, ROOT, VSIX, nodeBinary } from './lib/paths.mjs';
import { packagedReadme } from './lib/packagedReadme.mjs';
import { run } from './lib/processes.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { ensure } from './lib/tools.mjs';
import { listZip } from './lib/zip.mjs';

/** In bytes. */
const LIMITS = { vsix: 2 * 1024 * 1024, extensionBundle: 450 * 1024, pageScript: 450 * 1024 };

/** What `.vscodeignore` chooses from. */
const STAGED =
  /^(package(\.nls.*)?\.json|l10n|media|syntaxes|dist|docs|README\.md|CHANGELOG\.md|LICENSE|\.vscodeignore)$/;

/** For the repository's page: an installed README cannot show pictures that come along with it. */
const README_PICTURES = path.join(ROOT, 'media/readme');

/** Everything that may be in the package; `.vscodeignore` chooses, this checks. */
const ALLOWED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/license(\.txt|\.md)?$/i,
  /^extension\/media\/[\w./-]+\.(svg|png|md)$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
  /^extension\/docs\/(diagnostics|promotion-policy)\.md$/,
  /^extension\/schemas\/[\w.-]+\.json$/,
  /^extension\/dist\/[\w-]+\.(cjs|js)$/,
  /^extension\/dist\/package\.json$/,
  /^extension\/dist\/webview\/[\w.-]+\.(js|css|ttf)$/,
];

const PAGE_SCRIPT = /^extension\/dist\/webview\/[\w.-]+\.js$/;

await main(async () => {
  await ensure('dependencies', 'node');
  rmSync(path.dirname(VSIX), { recursive: true, force: true });
  await step('Building', () =>
    run(process.execPath, [path.join(ROOT, 'scripts/build.mjs')], { cwd: ROOT, cure: 'npm run build' }),
  );
  await step('Packing', pack);

  const entries = listZip(VSIX);
  for (const { name, size, packed } of entries) console.log(`${kilobytes(size)} ${kilobytes(packed)} packed  ${name}`);
  const bundleSize = statSync(EXTENSION_BUNDLE).size;
  const vsixSize = statSync(VSIX).size;
  console.log(
    `${path.relative(ROOT, EXTENSION_BUNDLE)}: ${kilobytes(bundleSize)}, limit ${kilobytes(LIMITS.extensionBundle)}`,
  );
  console.log(
    `${path.relative(ROOT, VSIX)}: ${kilobytes(vsixSize)}, limit ${kilobytes(LIMITS.vsix)}, ${entries.length} files`,
  );

  const strangers = entries.map(({ name }) => name).filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
  if (strangers.length > 0)
    throw new Failure(`Not allowed in the package: ${strangers.join(', ')}`, 'leave them out in .vscodeignore');
  if (bundleSize > LIMITS.extensionBundle)
    throw new Failure('The bundle of the extension is too large.', 'see what is in it: .tools/run/meta.json');
  const pages = entries.filter(({ name, size }) => PAGE_SCRIPT.test(name) && size > LIMITS.pageScript);
  if (pages.length > 0)
    throw new Failure(
      `The script of a page is too large: ${pages.map(({ name }) => name).join(', ')}`,
      'see what is in it: .tools/run/meta-webview-*.json',
    );
  if (vsixSize > LIMITS.vsix) throw new Failure('The package is too large.', 'look at the largest files above');
});

/** vsce walks through every file below its folder before it ignores any: `.tools` alone would cost it 20 s. */
async function pack() {
  const stage = scratchFolder('package');
  for (const name of readdirSync(ROOT).filter((entry) => STAGED.test(entry))) {
    cpSync(path.join(ROOT, name), path.join(stage, name), {
      recursive: true,
      filter: (from) => from !== README_PICTURES,
    });
  }
  const readme = path.join(stage, 'README.md');
  writeFileSync(readme, packagedReadme(readFileSync(readme, 'utf8')));
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  await run(nodeBinary(), [vsce, 'package', '--no-dependencies', '--no-rewrite-relative-links', '--out', VSIX], {
    cwd: stage,
  });
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(7)} KB`;
}
