// MLflow in a virtual environment: a real tracking server and the real Python client.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../console.mjs';
import { pythonBinary, venvFolder } from '../paths.mjs';
import { run } from '../processes.mjs';
import { MLFLOW, PYTHON } from '../versions.mjs';

/** @param {import('../paths.mjs').MlflowMajor} major */
export function mlflowTool(major) {
  const { version } = MLFLOW[major];
  return {
    title: `MLflow ${version}`,
    stamp: () => path.join(venvFolder(major), `.ok-${version}`),
    isThere: () => hasMlflow(major),
    preflight: findPython,
    install: () => installMlflow(major),
  };
}

/** @param {import('../paths.mjs').MlflowMajor} major */
async function installMlflow(major) {
  const { requirements } = MLFLOW[major];
  const system = await findPython();
  const venv = venvFolder(major);
  const python = pythonBinary(major);
  rmSync(venv, { recursive: true, force: true });
  await run(system, ['-m', 'venv', venv], {
    cure: `install Python's venv module (Debian, Ubuntu: apt-get install python3-venv)`,
  });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  try {
    // uv is four times as fast. Bytecode now: else MLflow's first start takes 20 s.
    await run(python, [...pip, 'uv']);
    await run(python, [
      '-m',
      'uv',
      'pip',
      'install',
      '--quiet',
      '--python',
      python,
      '--compile-bytecode',
      ...requirements,
    ]);
  } catch {
    // uv reads UV_* and not PIP_*: where only pip knows the way through a proxy or to a mirror, pip it is.
    await run(python, [...pip, ...requirements], {
      cure: 'check that pip reaches its index (pip download mlflow), then start again',
    });
  }
}

/** @param {import('../paths.mjs').MlflowMajor} major */
async function hasMlflow(major) {
  const python = pythonBinary(major);
  if (!existsSync(python) || !existsSync(path.join(venvFolder(major), 'bin/mlflow'))) return false;
  const names = ['sklearn', 'matplotlib', 'pandas', 'flask_wtf'];
  const code = `
import importlib.metadata, importlib.util
assert importlib.metadata.version('mlflow') == '${MLFLOW[major].version}'
assert all(importlib.util.find_spec(name) for name in ${JSON.stringify(names)})`;
  try {
    await run(python, ['-c', code]);
    await run(python, ['-m', 'pip', 'check', '--disable-pip-version-check']); // half an installation has missing parts
    return true;
  } catch {
    return false;
  }
}

/**
 * The first Python that is new enough: `python3`, then the numbered ones, newest first.
 * @returns {Promise<string>}
 */
export async function findPython() {
  const minors = Array.from({ length: PYTHON.newestMinor - PYTHON.oldestMinor + 1 }, (_, i) => PYTHON.newestMinor - i);
  const check = `import sys; sys.exit(sys.version_info < (3, ${PYTHON.oldestMinor}))`;
  for (const name of ['python3', ...minors.map((minor) => `python3.${minor}`), 'python']) {
    if (
      await run(name, ['-c', check]).then(
        () => true,
        () => false,
      )
    )
      return name;
  }
  throw new Failure(
    `Python 3.${PYTHON.oldestMinor} or newer is needed for MLflow, and none was found on the PATH.`,
    'install it from python.org or with your package manager (Debian, Ubuntu: apt-get install python3 python3-venv)',
  );
}
