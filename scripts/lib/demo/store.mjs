import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { step } from '../console.mjs';
import { onPath } from '../install/browser.mjs';
import { ROOT, TOOLS, pythonBinary } from '../paths.mjs';
import { cleanEnvironment, run } from '../processes.mjs';

/** What a demo leaves for the next one: the tracking store, the workspace, the settings of its windows. */
export const DEMO = path.join(TOOLS, 'demo');

const CONNECTION = 'demo';

/**
 * A folder with the training code, as a git repository, so that the runs carry a commit. What a person changed in it stays.
 * @returns {Promise<string>} the folder
 */
export async function prepareWorkspace() {
  const workspace = path.join(DEMO, 'workspace');
  cpSync(path.join(ROOT, 'demo'), workspace, {
    recursive: true,
    force: false,
    filter: (from) => path.basename(from) !== '__pycache__',
  });
  if (existsSync(path.join(workspace, '.git')) || !onPath('git')) return workspace;
  const author = [
    '-c',
    'user.name=MLflow Workbench demo',
    '-c',
    'user.email=demo@example.invalid',
    '-c',
    'commit.gpgsign=false',
  ];
  const options = { cwd: workspace, env: cleanEnvironment() };
  await run('git', ['init', '--quiet', '--initial-branch=main'], options);
  await run('git', ['add', '--all'], options);
  await run('git', [...author, 'commit', '--quiet', '--no-verify', '--message', 'Train the demo models'], options);
  return workspace;
}

/**
 * Trains the demo's models, unless the store has them already.
 * @param {string} workspace
 * @param {string} trackingUri
 */
export async function fillStore(workspace, trackingUri) {
  const train = ['train.py', '--tracking-uri', trackingUri];
  const env = cleanEnvironment({
    MPLBACKEND: 'Agg',
    MLFLOW_DISABLE_TELEMETRY: 'true',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
  });
  const isFilled = await run(pythonBinary(), [...train, '--check'], { cwd: workspace, env }).then(
    () => true,
    () => false,
  );
  if (isFilled) return;
  await step('Training the demo models', () =>
    run(pythonBinary(), train, { cwd: workspace, env, echo: true, cure: 'npm run demo begins the training anew' }),
  );
}

/**
 * User settings with the demo's connection among those that a person added.
 * @param {string} settingsFile
 * @param {string} trackingUri
 * @returns {Record<string, unknown>}
 */
export function withDemoConnection(settingsFile, trackingUri) {
  /** @type {{ 'mlflow.connections'?: { name: string }[] }} */
  const before = existsSync(settingsFile) ? JSON.parse(readFileSync(settingsFile, 'utf8')) : {};
  const others = (before['mlflow.connections'] ?? []).filter(({ name }) => name !== CONNECTION);
  return { ...before, 'mlflow.connections': [{ name: CONNECTION, trackingUri }, ...others] };
}
