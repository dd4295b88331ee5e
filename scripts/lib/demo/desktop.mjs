import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, step } from '../console.mjs';
import { endWithScript } from '../lifetime.mjs';
import { cleanEnvironment, run, start } from '../processes.mjs';
import { DEMO, withDemoConnection } from './store.mjs';

const PROFILE = path.join(DEMO, 'profile');

/**
 * Opens the desktop VS Code with a profile of its own, so that nobody's settings are touched, and waits until its window is closed.
 * @param {string} command
 * @param {{ vsix: string, workspace: string, trackingUri: string }} options
 */
export async function openDesktop(command, { vsix, workspace, trackingUri }) {
  const common = ['--user-data-dir', PROFILE, '--extensions-dir', path.join(DEMO, 'profile-extensions')];
  if (process.getuid?.() === 0) common.push('--no-sandbox');
  const env = cleanEnvironment();
  await step('Installing the extension in VS Code', () =>
    run(command, [...common, '--install-extension', vsix, '--force'], { env, cure: 'npm run demo -- --no-open' }),
  );
  const settingsFile = path.join(PROFILE, 'User/settings.json');
  const settings = {
    'security.workspace.trust.enabled': false,
    'workbench.startupEditor': 'none',
    ...withDemoConnection(settingsFile, trackingUri),
  };
  mkdirSync(path.dirname(settingsFile), { recursive: true });
  writeFileSync(settingsFile, JSON.stringify(settings, null, 2));

  const opened = Date.now();
  const waiting = start(command, [...common, '--new-window', '--wait', workspace], { env });
  const forget = endWithScript(
    async () => endWindow(opened),
    () => endWindow(opened),
  );
  say(`VS Code opens on ${workspace}, MLflow's own pages are ${trackingUri}`);
  say('Closing the window, or Ctrl-C here, ends everything.');
  await waiting.exited;
  forget();
}

/**
 * The `code` command only asks for a window; whose process it is stands in the profile's lock.
 * @param {number} opened when the window was asked for: an older lock belongs to nobody
 */
function endWindow(opened) {
  const lock = path.join(PROFILE, 'code.lock');
  try {
    if (statSync(lock).mtimeMs >= opened) process.kill(Number(readFileSync(lock, 'utf8')), 'SIGTERM');
  } catch {
    // There is no window any more.
  }
}
