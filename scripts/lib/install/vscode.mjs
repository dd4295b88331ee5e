// A real VS Code without compiling anything: code-server's package with a Node binary from npm, put together by hand.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostFolder, nodeBinary, nodePackage, serverMain, vscodeFolder } from '../paths.mjs';
import { run } from '../processes.mjs';
import { VSCODE } from '../versions.mjs';
import { replaceNativeModules } from './nativeModules.mjs';

const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
const NETWORK_CURE = 'check that npm reaches its registry (npm ping), then start again';

/** Only the Node that runs the tests; `host` contains it as well. */
export const nodeTool = {
  title: `Node ${VSCODE.current.node}`,
  isThere: () => nodeWorks('current'),
  install: () => installWhole(hostFolder('current'), (folder) => fetchPackages(folder, [nodeSpec('current')])),
};

/** @param {import('../paths.mjs').Which} which */
export function vscodeTool(which) {
  const { codeServer, node } = VSCODE[which];
  return {
    title: `VS Code (code-server ${codeServer}, Node ${node})`,
    stamp: () => path.join(hostFolder(which), `.ok-${codeServer}-${node}`),
    isThere: async () => isComplete(which) && (await nodeWorks(which)),
    install: () =>
      installWhole(hostFolder(which), async (folder) => {
        await fetchPackages(folder, [`code-server@${codeServer}`, nodeSpec(which)]);
        const vscode = path.join(folder, path.relative(hostFolder(which), vscodeFolder(which)));
        await installVscodeModules(vscode, path.join(folder, 'node_modules', nodePackage().name, 'bin'));
      }),
  };
}

/**
 * Builds a folder under another name and renames it, so that an interrupted installation is never taken for a whole one.
 * @param {string} folder
 * @param {(unfinished: string) => Promise<void>} fill
 */
async function installWhole(folder, fill) {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await fill(unfinished);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/**
 * @param {string} folder
 * @param {string[]} packages
 */
async function fetchPackages(folder, packages) {
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  await run('npm', ['install', ...QUIETLY, ...packages], { cwd: folder, cure: NETWORK_CURE });
}

/**
 * What code-server's postinstall would do for VS Code itself, again without scripts and so without a compiler.
 * @param {string} vscode
 * @param {string} nodeBin
 */
async function installVscodeModules(vscode, nodeBin) {
  takeWatcherFromRegistry(vscode);
  const env = { ...process.env, PATH: `${nodeBin}${path.delimiter}${process.env['PATH'] ?? ''}` };
  await run('npm', ['install', '--omit=dev', ...QUIETLY], { cwd: vscode, env, cure: NETWORK_CURE });
  replaceNativeModules(vscode);
}

/**
 * code-server 4.105 takes @parcel/watcher from GitHub and compiles it; the registry has the same version prebuilt, as 4.139 uses it.
 * @param {string} vscode
 */
function takeWatcherFromRegistry(vscode) {
  const name = '@parcel/watcher';
  const lockFile = path.join(vscode, 'npm-shrinkwrap.json');
  const manifestFile = path.join(vscode, 'package.json');
  const lock = JSON.parse(readFileSync(lockFile, 'utf8'));
  const locked = lock.packages[`node_modules/${name}`];
  if (!locked?.resolved?.includes('git')) return;
  delete lock.packages[`node_modules/${name}`];
  lock.packages[''].dependencies[name] = locked.version;
  writeFileSync(lockFile, JSON.stringify(lock));
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  manifest.dependencies[name] = locked.version;
  writeFileSync(manifestFile, JSON.stringify(manifest));
}

/** @param {import('../paths.mjs').Which} which */
function nodeSpec(which) {
  const { name, instead } = nodePackage();
  const { node } = VSCODE[which];
  return `${name}@${instead?.[node] ?? node}`;
}

/** @param {import('../paths.mjs').Which} which */
async function nodeWorks(which) {
  const wanted = nodeSpec(which).split('@').at(-1);
  if (!existsSync(nodeBinary(which))) return false;
  return (await run(nodeBinary(which), ['--version']).catch(() => '')).trim() === `v${wanted}`;
}

/** @param {import('../paths.mjs').Which} which */
function isComplete(which) {
  const manifest = path.join(hostFolder(which), 'node_modules/code-server/package.json');
  if (!existsSync(manifest) || !existsSync(serverMain(which))) return false;
  const hasModules = existsSync(path.join(vscodeFolder(which), 'node_modules/@vscode/spdlog/index.js'));
  return hasModules && JSON.parse(readFileSync(manifest, 'utf8')).version === VSCODE[which].codeServer;
}
