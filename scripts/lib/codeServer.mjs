// VS Code's own server for the browser, from the fetched host: no login, no marketplace, everything it writes in one folder.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './console.mjs';
import { nodeBinary, serverMain } from './paths.mjs';
import { freePort } from './ports.mjs';
import { cleanEnvironment, run, start, waitFor } from './processes.mjs';
import { scratchFolder } from './scratch.mjs';
import { ensure } from './tools.mjs';

/** @typedef {import('./paths.mjs').Which} Which */

/** User settings of every window: nothing pops up, nothing asks the internet. */
const QUIET = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'remote.autoForwardPorts': false,
  'window.commandCenter': false,
  'workbench.editor.useModal': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * @typedef {object} CodeOptions
 * @property {Which} [which]
 * @property {string} [work] the folder of its settings, extensions and logs
 * @property {number} [port]
 * @property {Record<string, unknown>} [settings] user settings; read when a window loads, later changes of the file are not noticed
 * @property {Record<string, string | undefined>} [env] more environment, of the extension host as well
 * @property {boolean} [fresh] empties `work` first (default)
 * @property {boolean} [driver] for windows with `dev` or `tests`; such windows show no notification toasts
 * @property {boolean} [trust] leaves workspace trust on: folders are then not trusted
 */

/**
 * @typedef {object} WindowOptions
 * @property {string} [folder] none: an empty window
 * @property {string} [dev] the folder of an extension under development
 * @property {string} [tests] the CommonJS file whose `run()` is run in the extension host
 * @property {Record<string, string>} [env] environment of the extension host; VS Code 1.105 ignores it here
 */

/**
 * @typedef {object} CodeServer
 * @property {string} base
 * @property {number} port
 * @property {string} work
 * @property {(window?: WindowOptions) => string} url the address of a window
 * @property {() => Promise<void>} stop
 * @property {() => string} log
 */

/**
 * @param {CodeOptions} [options]
 * @returns {Promise<CodeServer>}
 */
export async function startCode(options = {}) {
  const { which = 'current', settings = {}, env = {}, fresh = true, driver = false, trust = false } = options;
  await ensure(which === 'current' ? 'host' : 'oldestHost');
  const port = options.port ?? (await freePort());
  const work = path.resolve(options.work ?? scratchFolder(`code-${port}`));
  if (fresh) rmSync(work, { recursive: true, force: true });
  writeUserSettings(work, settings);
  const server = start(
    nodeBinary(which),
    [
      serverMain(which),
      '--host=127.0.0.1',
      `--port=${port}`,
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-telemetry',
      ...(driver ? ['--enable-smoke-test-driver'] : []),
      ...(trust ? [] : ['--disable-workspace-trust']),
      ...foldersOf(work),
    ],
    { env: cleanEnvironment({ EXTENSIONS_GALLERY: '{}', ...env }) },
  );
  const base = `http://127.0.0.1:${port}`;
  await waitFor(`${base}/version`, server, { seconds: 60 });
  return { base, port, work, url: (window) => windowUrl(base, window), stop: server.stop, log: server.log };
}

/**
 * Installs a packaged extension for servers with the same `work`; start those with `fresh: false`.
 * @param {{ vsix: string, work: string, which?: Which }} options
 */
export async function installVsix({ vsix, work, which = 'current' }) {
  await ensure(which === 'current' ? 'host' : 'oldestHost');
  const args = [
    serverMain(which),
    '--install-extension',
    path.resolve(vsix),
    '--force',
    ...foldersOf(path.resolve(work)),
  ];
  const output = await run(nodeBinary(which), args, { env: cleanEnvironment({ EXTENSIONS_GALLERY: '{}' }) });
  if (!/successfully installed/.test(output)) throw new Failure(`VS Code did not install ${vsix}.\n${output}`);
}

/** @param {string} work */
export function userSettingsFile(work) {
  return path.join(work, 'data/User/settings.json');
}

/**
 * What a person changed in an earlier session stays.
 * @param {string} work
 * @param {Record<string, unknown>} settings
 */
function writeUserSettings(work, settings) {
  const file = userSettingsFile(work);
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...QUIET, ...before, ...settings }, null, 2));
}

/** @param {string} work */
function foldersOf(work) {
  return [`--server-data-dir=${work}`, `--extensions-dir=${path.join(work, 'extensions')}`];
}

/**
 * @param {string} base
 * @param {WindowOptions} [window]
 */
function windowUrl(base, { folder, dev, tests, env } = {}) {
  const remote = (/** @type {string} */ file) => `vscode-remote://${new URL(base).host}${path.resolve(file)}`;
  const payload = [
    ...(dev === undefined ? [] : [['extensionDevelopmentPath', remote(dev)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ...(env === undefined ? [] : [['extensionEnvironment', JSON.stringify(env)]]),
  ];
  const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder: path.resolve(folder) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${base}/?${query}`;
}
