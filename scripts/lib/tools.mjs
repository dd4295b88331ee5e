// `ensure(...)`: what the scripts need, fetched once. A second call finds a stamp and does nothing.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { step } from './console.mjs';
import { browserTool } from './install/browser.mjs';
import { dependenciesTool } from './install/dependencies.mjs';
import { flavorsTool } from './install/flavors.mjs';
import { mlflowTool } from './install/mlflow.mjs';
import { nodeTool, vscodeTool } from './install/vscode.mjs';

/**
 * @typedef {object} Tool
 * @property {string} title
 * @property {() => string} [stamp] the file whose presence says that the installation was finished; named after the versions in it
 * @property {() => boolean | Promise<boolean>} isThere whether it works without an installation
 * @property {() => Promise<unknown>} [preflight] fails early when the installation cannot succeed
 * @property {() => Promise<void>} install
 */

const TOOLS_BY_NAME = {
  dependencies: dependenciesTool,
  node: nodeTool,
  host: vscodeTool('current'),
  oldestHost: vscodeTool('oldest'),
  browser: browserTool,
  mlflow: mlflowTool('3'),
  mlflow2: mlflowTool('2'),
  flavors: flavorsTool,
};

/** @typedef {keyof typeof TOOLS_BY_NAME} ToolName */

export const ALL_TOOLS = /** @type {ToolName[]} */ (Object.keys(TOOLS_BY_NAME));

/**
 * @param {...ToolName} names
 * @throws {import('./console.mjs').Failure} with the line that cures it
 */
export async function ensure(...names) {
  for (const name of names) await ensureTool(TOOLS_BY_NAME[name]);
}

/** @param {Tool} tool */
async function ensureTool(tool) {
  const stamp = tool.stamp?.();
  if (stamp !== undefined && existsSync(stamp)) return;
  if (!(await tool.isThere())) {
    await tool.preflight?.();
    await step(`Installing ${tool.title}`, tool.install);
  }
  if (stamp === undefined) return;
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}
