/**
 * A part of `npm test` that can be run alone: `node scripts/test.mjs <name>`.
 * @typedef {object} Lane
 * @property {string} name
 * @property {(options: { grep: string | undefined }) => Promise<import('../mocha/result.mjs').Result>} run
 */
export {};
