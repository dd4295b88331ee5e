// Machine-learning libraries whose models the tests save with the real MLflow. One folder serves both environments: they share one Python.
import path from 'node:path';
import { existsSync, rmSync } from 'node:fs';
import { flavorsFolder, pythonBinary } from '../paths.mjs';
import { run } from '../processes.mjs';
import { FLAVORS } from '../versions.mjs';

/** @type {import('../tools.mjs').Tool} */
export const flavorsTool = {
  title: 'libraries of models (xgboost, lightgbm, statsmodels, onnx, catboost)',
  stamp: () => path.join(flavorsFolder(), `.ok-${FLAVORS.version}`),
  isThere: async () => false,
  install: async () => {
    const target = flavorsFolder();
    if (existsSync(target)) rmSync(target, { recursive: true, force: true });
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--target', target];
    await run(pythonBinary('3'), [...pip, ...FLAVORS.packages], {
      cure: 'check that pip reaches its index (pip download xgboost-cpu), then start again',
    });
  },
};
