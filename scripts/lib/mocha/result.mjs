import { existsSync, readFileSync } from 'node:fs';
import { say } from '../console.mjs';

/** @typedef {{ passed: number, failed: number }} Result */

export const PASSED = { passed: 1, failed: 0 };
export const FAILED = { passed: 0, failed: 1 };

/**
 * @param {readonly Result[]} results
 * @returns {Result}
 */
export function sum(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
  };
}

/**
 * What a run of mocha left behind. A run that ended badly counts as a failure, even if it counted none itself.
 * @param {string} file as written by the counting reporter
 * @param {number} exitCode
 * @returns {Result}
 */
export function readResult(file, exitCode) {
  if (!existsSync(file)) {
    say(`The tests ended with ${exitCode} before they could be counted.`);
    return FAILED;
  }
  /** @type {Result} */
  const result = JSON.parse(readFileSync(file, 'utf8'));
  if (exitCode === 0 || result.failed > 0) return result;
  say(`The tests ended with ${exitCode} although none failed.`);
  return { ...result, failed: 1 };
}
