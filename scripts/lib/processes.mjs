// Child processes that leave nothing behind. Never synchronous: a parent that blocks stops its servers through a full pipe.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './console.mjs';
import { endWithScript } from './lifetime.mjs';

const LOG_LIMIT = 200_000;

/**
 * @typedef {object} StartOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment; without it, this process's own
 * @property {boolean} [echo] what it prints is shown as well
 * @property {number} [graceMs] between SIGTERM and SIGKILL; longer for a child that has children of its own to stop
 */

/**
 * @typedef {object} Running
 * @property {number | undefined} pid
 * @property {Promise<number>} exited its exit code; 127 when it could not be started, 128 when a signal ended it
 * @property {() => boolean} running
 * @property {() => string} log the last 200,000 characters that it printed
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a program in a process group of its own and signals that group: gunicorn's workers outlive `mlflow server`,
 * VS Code's hosts its server.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions} [options]
 * @returns {Running}
 */
export function start(command, args, { cwd, env, echo = false, graceMs = 5000 } = {}) {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
    ...(env !== undefined && { env }),
  });
  let text = '';
  let ended = false;
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      text = (text + chunk).slice(-LOG_LIMIT);
      if (echo) to.write(chunk);
    });
  }
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => {
    child.once('error', (error) => {
      text += `${error.message}\n`;
      resolve(127);
    });
    child.once('close', (code) => resolve(code ?? 128));
    // Not every child closes its pipes: a window that it opened may hold on to them.
    child.once('exit', (code) => setTimeout(resolve, 500, code ?? 128));
  });
  const stop = async () => {
    if (ended) return;
    signal('SIGTERM');
    const timer = setTimeout(() => signal('SIGKILL'), graceMs);
    await exited;
    clearTimeout(timer);
  };
  const forget = endWithScript(stop, () => signal('SIGTERM'));
  void exited.then(() => {
    ended = true;
    forget();
    child.stdout.destroy();
    child.stderr.destroy();
    signal('SIGKILL'); // what is left of its group has lost its parent
  });
  return { pid: child.pid, exited, running: () => !ended, log: () => text, stop };
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions & { cure?: string }} [options] cure: what to do when it fails
 * @returns {Promise<string>} what it printed
 * @throws {Failure} when it ends with anything but 0, with the end of what it printed
 */
export async function run(command, args, { cure, ...options } = {}) {
  const child = start(command, args, options);
  const code = await child.exited;
  if (code === 0) return child.log();
  const tail = options.echo ? '' : `\n${child.log().trimEnd().slice(-4000)}`;
  throw new Failure(`${[command, ...args].join(' ')} ended with ${code}.${tail}`, cure);
}

/**
 * Waits until a server answers with success.
 * @param {string} url
 * @param {Running} server
 * @param {{ seconds: number, caFile?: string | undefined }} options
 */
export async function waitFor(url, server, { seconds, caFile }) {
  const ca = caFile === undefined ? undefined : readFileSync(caFile);
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(100)) {
    if (!server.running())
      throw new Failure(`The server of ${url} ended while starting.\n${server.log().slice(-4000)}`);
    if (await answers(url, ca)) return;
  }
  await server.stop();
  throw new Failure(`No answer from ${url} in ${seconds} s.\n${server.log().slice(-4000)}`);
}

/**
 * @param {string} url
 * @param {Buffer} [ca]
 * @returns {Promise<boolean>}
 */
function answers(url, ca) {
  return new Promise((resolve) => {
    const request = url.startsWith('https:')
      ? https.get(url, { timeout: 2000, agent: false, ...(ca && { ca }) })
      : http.get(url, { timeout: 2000, agent: false });
    request.once('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

/**
 * This process's environment without what would reach into a test: the variables of MLflow, Python, VS Code, and of a
 * git hook that started us.
 * @param {Record<string, string | undefined>} [added]
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment(added = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(_?MLFLOW_(?!WORKBENCH_)|VSCODE_|ELECTRON_|PYTHON|GIT_(DIR|WORK_TREE|INDEX_FILE)$)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...added };
}
