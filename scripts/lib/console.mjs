// What the scripts say: one line per step with its time, and one exact line of cure when a step fails.
import { isStopping, stopAll } from './lifetime.mjs';

const start = performance.now();

/** A failure that a person can do something about: `message` says what is wrong, `cure` is the one line that helps. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} [cure]
   */
  constructor(message, cure) {
    super(message);
    this.name = 'Failure';
    this.cure = cure;
  }
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * One line, stamped with the time since the script started.
 * @param {string} text
 */
export function say(text) {
  console.log(`[${seconds(performance.now() - start).padStart(7)}] ${text}`);
}

/**
 * Announces a step, does it, and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function step(title, action) {
  say(`${title} …`);
  const began = performance.now();
  try {
    const result = await action();
    say(`${title}: done in ${seconds(performance.now() - began)}`);
    return result;
  } catch (error) {
    say(`${title}: FAILED after ${seconds(performance.now() - began)}`);
    throw error;
  }
}

/** @param {unknown} error */
export function report(error) {
  if (!(error instanceof Failure)) {
    console.error(error);
    return;
  }
  const cure = error.cure ? `To cure it: ${error.cure}` : '';
  console.error([error.message, cure].join(error.message.includes('\n') ? '\n' : ' ').trim());
}

/**
 * The frame of every script: a failure is reported and ends it, and all that it started, with 1; otherwise the action's own
 * exit code is taken.
 * @param {() => Promise<number | void>} action
 */
export async function main(action) {
  try {
    process.exitCode = (await action()) ?? 0;
  } catch (error) {
    if (isStopping()) return; // Ctrl-C: the failure is only its echo
    report(error);
    await stopAll();
    process.exitCode = 1;
  }
}
