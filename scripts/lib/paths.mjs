// Where things are. `.tools` is git-ignored and holds everything fetched or written by the scripts.
import path from 'node:path';
import { Failure } from './console.mjs';
import { NODE_PACKAGES } from './versions.mjs';

export const ROOT = path.resolve(import.meta.dirname, '../..');
/** Another place for the fetched tools: for trying an installation from nothing, or sharing them between clones. */
export const TOOLS = path.resolve(process.env['MLFLOW_WORKBENCH_TOOLS'] ?? path.join(ROOT, '.tools'));
/** Scratch space of the running tests and builds. It stays in the project, so that bundles in it find node_modules. */
export const RUN = path.join(ROOT, '.tools/run');
export const EXTENSION_BUNDLE = path.join(ROOT, 'dist/extension.cjs');
export const VSIX = path.join(ROOT, 'dist/mlflow-workbench.vsix');

/** @typedef {'current' | 'oldest'} Which */
/** @typedef {'3' | '2'} MlflowMajor */

/** @param {Which} which */
export function hostFolder(which) {
  return which === 'current' ? path.join(TOOLS, 'host') : path.join(TOOLS, 'oldest/host');
}

export function nodePackage() {
  const found = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  if (!found) {
    throw new Failure(
      `There is no Node package for ${process.platform}-${process.arch}.`,
      'use Linux or macOS (on Windows: WSL)',
    );
  }
  return found;
}

/** @param {Which} which */
export function nodeBinary(which = 'current') {
  return path.join(hostFolder(which), 'node_modules', nodePackage().name, 'bin/node');
}

/** @param {Which} which */
export function vscodeFolder(which) {
  return path.join(hostFolder(which), 'node_modules/code-server/lib/vscode');
}

/** @param {Which} which */
export function serverMain(which) {
  return path.join(vscodeFolder(which), 'out/server-main.js');
}

/** @param {MlflowMajor} version */
export function venvFolder(version) {
  return version === '3' ? path.join(TOOLS, 'venv') : path.join(TOOLS, '2/venv');
}

/** Packages of models beside both environments, for PYTHONPATH. */
export function flavorsFolder() {
  return path.join(TOOLS, 'flavors');
}

/** @param {MlflowMajor} version */
export function pythonBinary(version = '3') {
  return path.join(venvFolder(version), 'bin/python');
}
