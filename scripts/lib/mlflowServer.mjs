import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pythonBinary, venvFolder } from './paths.mjs';
import { freePort } from './ports.mjs';
import { cleanEnvironment, run, start, waitFor } from './processes.mjs';
import { scratchFolder } from './scratch.mjs';
import { ensure } from './tools.mjs';

/** The administrator of a server with `auth`. MLflow 3.17 wants 12 characters or more. */
export const ADMIN = { username: 'admin', password: 'admin-secret-1234' };

/**
 * @typedef {object} MlflowOptions
 * @property {import('./paths.mjs').MlflowMajor} [version] '3' (default) or '2'
 * @property {string} [work] the folder of its database, artifacts and certificates
 * @property {number} [port]
 * @property {boolean} [fresh] empties `work` first (default)
 * @property {readonly string[]} [args] more arguments of `mlflow server`
 * @property {Record<string, string>} [env] more environment
 * @property {boolean} [auth] basic-auth without default permissions; its administrator is {@link ADMIN}
 * @property {string} [staticPrefix] such as `/mlflow`. 3.17 serves the whole API below it, 2.22 only what its own pages call
 * @property {boolean} [workspaces] only 3.17
 * @property {boolean} [ssl] https with a certificate of its own authority, `caFile`
 */

/**
 * @typedef {object} MlflowServer
 * @property {string} uri as a client names it, prefix included
 * @property {number} port
 * @property {string} work
 * @property {string} [caFile]
 * @property {() => Promise<void>} stop
 * @property {() => string} log
 */

/**
 * A real MLflow tracking server on 127.0.0.1, with SQLite and proxied artifacts, without its job runner (7 more processes).
 * It ends with this process at the latest.
 * @param {MlflowOptions} [options]
 * @returns {Promise<MlflowServer>}
 */
export async function startMlflow(options = {}) {
  const { version = '3', fresh = true, args = [], env = {}, auth = false, staticPrefix = '', ssl = false } = options;
  await ensure(version === '3' ? 'mlflow' : 'mlflow2');
  const port = options.port ?? (await freePort());
  const work = path.resolve(options.work ?? scratchFolder(`mlflow-${port}`));
  if (fresh) rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const certificate = ssl ? await makeCertificate(version, work) : undefined;

  const server = start(
    path.join(venvFolder(version), 'bin/mlflow'),
    [
      'server',
      `--backend-store-uri=sqlite:///${path.join(work, 'mlflow.db')}`,
      `--artifacts-destination=${path.join(work, 'artifacts')}`,
      '--host=127.0.0.1',
      `--port=${port}`,
      '--workers=1',
      ...(auth ? ['--app-name=basic-auth'] : []),
      ...(staticPrefix ? [`--static-prefix=${staticPrefix}`] : []),
      ...(options.workspaces ? ['--enable-workspaces'] : []),
      ...(certificate ? certificateArguments(version, certificate) : []),
      ...args,
    ],
    {
      cwd: work,
      env: cleanEnvironment({
        MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
        MLFLOW_DISABLE_TELEMETRY: 'true',
        ...(auth && authEnvironment(work)),
        ...env,
      }),
    },
  );
  const origin = `${ssl ? 'https' : 'http'}://127.0.0.1:${port}`;
  const healthPrefix = version === '3' ? staticPrefix : '';
  await waitFor(`${origin}${healthPrefix}/health`, server, { seconds: 120, caFile: certificate?.caFile });
  return {
    uri: `${origin}${healthPrefix}`,
    port,
    work,
    ...(certificate && { caFile: certificate.caFile }),
    stop: server.stop,
    log: server.log,
  };
}

/** @param {string} work */
function authEnvironment(work) {
  const config = path.join(work, 'auth.ini');
  writeFileSync(
    config,
    `[mlflow]
default_permission = NO_PERMISSIONS
database_uri = sqlite:///${path.join(work, 'auth.db')}
admin_username = ${ADMIN.username}
admin_password = ${ADMIN.password}
authorization_function = mlflow.server.auth:authenticate_request_basic_auth
`,
  );
  return {
    MLFLOW_AUTH_CONFIG_PATH: config,
    MLFLOW_AUTH_ADMIN_PASSWORD: ADMIN.password,
    MLFLOW_FLASK_SERVER_SECRET_KEY: '0123456789abcdef0123456789abcdef',
  };
}

/** @typedef {{ caFile: string, certFile: string, keyFile: string }} Certificate */

/**
 * @param {import('./paths.mjs').MlflowMajor} version
 * @param {string} work
 * @returns {Promise<Certificate>}
 */
async function makeCertificate(version, work) {
  // MLflow itself depends on the Python package that makes certificates; openssl may be missing.
  await run(pythonBinary(version), [path.join(import.meta.dirname, 'certificate.py'), work]);
  return {
    caFile: path.join(work, 'ca.pem'),
    certFile: path.join(work, 'server.pem'),
    keyFile: path.join(work, 'server.key'),
  };
}

/**
 * @param {import('./paths.mjs').MlflowMajor} version
 * @param {Certificate} certificate
 */
function certificateArguments(version, { certFile, keyFile }) {
  return version === '3'
    ? ['--uvicorn-opts', `--ssl-keyfile=${keyFile} --ssl-certfile=${certFile}`]
    : ['--gunicorn-opts', `--keyfile=${keyFile} --certfile=${certFile}`];
}
