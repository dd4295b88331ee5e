import assert from 'node:assert/strict';
import { answerFailure } from '../../../../../src/core/tracking/rest/answerFailure.ts';
import type { TrackingFailure } from '../../../../../src/core/tracking/trackingError.ts';

const experiments = '/api/2.0/mlflow/experiments/search';
const models = '/api/2.0/mlflow/registered-models/get';
const versions = '/api/2.0/mlflow/model-versions/search';
const logged = '/api/2.0/mlflow/logged-models/m-1';

const html = '<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n';
const error = (code: string, message = 'words'): string => JSON.stringify({ error_code: code, message });

interface Case {
  readonly path?: string;
  readonly status: number;
  readonly text: string;
  readonly retryAfter?: number;
  readonly expect: Partial<TrackingFailure>;
}

const cases: Readonly<Record<string, Case>> = {
  'an unlisted Host': {
    status: 403,
    text: 'Invalid Host header - possible DNS rebinding attack detected',
    expect: { reason: 'hostRejected' },
  },
  'a foreign Origin': {
    status: 403,
    text: 'Cross-origin request blocked',
    expect: { reason: 'forbidden', code: 'crossOrigin' },
  },
  'basic-auth without a password': {
    status: 401,
    text: 'You are not authenticated. Please see https://www.mlflow.org/docs/latest/auth/index.html#authenticating-to-mlflow on how to authenticate.',
    expect: { reason: 'unauthorized', errorCode: undefined },
  },
  'basic-auth without the right': {
    status: 403,
    text: 'Permission denied',
    expect: { reason: 'forbidden', serverMessage: 'Permission denied' },
  },
  'a login page': { status: 401, text: html, expect: { reason: 'unauthorized', serverMessage: undefined } },
  'a proxy that wants a password': { status: 407, text: '', expect: { reason: 'proxy' } },
  'http to an https port of nginx': {
    status: 400,
    text: '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>',
    expect: { reason: 'tls', code: 'httpToHttps', serverMessage: undefined },
  },

  'a route that is not there': {
    status: 404,
    text: html,
    expect: { reason: 'notMlflow', code: 'html', serverMessage: undefined },
  },
  'a gateway that knows no such route': {
    status: 404,
    text: '{"message":"no Route matched"}',
    expect: { reason: 'notMlflow' },
  },
  'a server without a registry': { path: models, status: 404, text: html, expect: { reason: 'registryMissing' } },
  'a registry that is switched off': {
    path: versions,
    status: 500,
    text: error('FEATURE_DISABLED', 'Model registry is off'),
    expect: { reason: 'registryMissing' },
  },
  'a store without a registry': {
    path: models,
    status: 400,
    text: error(
      'INVALID_PARAMETER_VALUE',
      " Model registry functionality is unavailable; got unsupported URI 'x:' for model registry data storage.",
    ),
    expect: { reason: 'registryMissing' },
  },
  'a server for artifacts only, registry': {
    path: models,
    status: 503,
    text: 'Endpoint: /api/2.0/mlflow/registered-models/get disabled due to the mlflow server running in `--artifacts-only` mode.',
    expect: { reason: 'registryMissing' },
  },
  'a server for artifacts only': {
    status: 503,
    text: 'Endpoint: /api/2.0/mlflow/experiments/search disabled due to the mlflow server running in `--artifacts-only` mode.',
    expect: { reason: 'server', code: 'disabled' },
  },
  'a workspace header to a server without': {
    path: models,
    status: 500,
    text: error('FEATURE_DISABLED', 'Workspace APIs are not available: workspaces are not enabled on this server'),
    expect: { reason: 'invalid' },
  },
  'logged models of MLflow 2': { path: logged, status: 404, text: html, expect: { reason: 'tooOld' } },
  'a logged model that is not there': {
    path: logged,
    status: 404,
    text: error('RESOURCE_DOES_NOT_EXIST', "Logged model with ID 'm-1' not found."),
    expect: { reason: 'notFound' },
  },
  'a model that is not there': {
    path: models,
    status: 404,
    text: error('RESOURCE_DOES_NOT_EXIST', 'Registered Model with name=x not found'),
    expect: { reason: 'notFound', serverMessage: 'Registered Model with name=x not found', sent: 'answered' },
  },

  'a taken name': {
    status: 400,
    text: error(
      'RESOURCE_ALREADY_EXISTS',
      'Registered Model (name=m) already exists. Error: (raised as a result of Query-invoked autoflush; consider using a session.no_autoflush block if this flush is occurring prematurely)\n(sqlite3.IntegrityError) UNIQUE constraint failed: registered_models.name\n[SQL: UPDATE registered_models SET name=?]',
    ),
    expect: { reason: 'alreadyExists', serverMessage: 'Registered Model (name=m) already exists.' },
  },
  'a taken name, told by the database alone': {
    status: 400,
    text: error(
      'BAD_REQUEST',
      "(sqlite3.IntegrityError) UNIQUE constraint failed: experiments.name\n[SQL: UPDATE experiments SET name=? WHERE experiments.experiment_id = ?]\n[parameters: ('Default', 1)]",
    ),
    expect: { reason: 'alreadyExists', serverMessage: undefined },
  },
  'a taken name in PostgreSQL': {
    status: 400,
    text: error(
      'BAD_REQUEST',
      '(psycopg2.errors.UniqueViolation) duplicate key value violates unique constraint "experiments_name_key"\n[SQL: UPDATE]',
    ),
    expect: { reason: 'alreadyExists', serverMessage: undefined },
  },
  'a wrong parameter': {
    status: 400,
    text: error('INVALID_PARAMETER_VALUE'),
    expect: { reason: 'invalid', serverMessage: 'words' },
  },
  'other SQL': {
    status: 400,
    text: error('BAD_REQUEST', '(sqlite3.IntegrityError) FOREIGN KEY constraint failed\n[SQL: INSERT INTO runs]'),
    expect: { reason: 'invalid', serverMessage: undefined },
  },
  'a right that is missing': { status: 403, text: error('PERMISSION_DENIED'), expect: { reason: 'forbidden' } },
  'a state that forbids it': { status: 500, text: error('INVALID_STATE'), expect: { reason: 'conflict' } },
  'a conflict': { status: 409, text: error('RESOURCE_CONFLICT'), expect: { reason: 'conflict' } },
  'a conflict in plain text': {
    status: 409,
    text: 'Conflict',
    expect: { reason: 'conflict', serverMessage: 'Conflict' },
  },
  'a code of later times': {
    status: 400,
    text: error('SOMETHING_NEW'),
    expect: { reason: 'invalid', errorCode: 'SOMETHING_NEW' },
  },
  'a feature that is not implemented': { status: 501, text: error('NOT_IMPLEMENTED'), expect: { reason: 'tooOld' } },

  'too many requests': { status: 429, text: '', retryAfter: 3000, expect: { reason: 'rateLimited', retryAfter: 3000 } },
  'a long maintenance': {
    status: 503,
    text: 'closed',
    retryAfter: 60_000,
    expect: { reason: 'rateLimited', retryAfter: 60_000 },
  },
  'a crash': {
    status: 500,
    text: html,
    expect: { reason: 'server', code: 'html', serverMessage: undefined, sent: 'answered' },
  },
  'an error of the server': {
    status: 500,
    text: error('INTERNAL_ERROR'),
    expect: { reason: 'server', sent: 'answered' },
  },
  'a gateway without its server': {
    status: 502,
    text: '<html><head><title>502 Bad Gateway</title></head>',
    expect: { reason: 'server', code: 'html', sent: 'maybe' },
  },
  'a gateway that waited in vain': {
    status: 504,
    text: 'upstream request timeout',
    expect: { reason: 'server', sent: 'maybe' },
  },
  'MLflow itself under way': {
    status: 503,
    text: error('TEMPORARILY_UNAVAILABLE'),
    expect: { reason: 'server', sent: 'answered' },
  },
};

describe('answerFailure', () => {
  for (const [what, { path = experiments, status, text, retryAfter, expect }] of Object.entries(cases)) {
    it(`tells ${what}`, () => {
      const { failure } = answerFailure({ method: 'GET', path, server: 'http://s' }, { status, text, retryAfter });
      const told = Object.fromEntries(Object.keys(expect).map((key) => [key, failure[key as keyof TrackingFailure]]));
      assert.deepEqual(told, expect);
      assert.deepEqual(
        [failure.method, failure.path, failure.server, failure.status],
        ['GET', path, 'http://s', status],
      );
    });
  }

  it('keeps words short, without control characters', () => {
    const { failure } = answerFailure(
      { method: 'GET', path: experiments, server: '' },
      { status: 400, text: error('X', `a\u0007b\n${'x'.repeat(5000)}`), retryAfter: undefined },
    );
    assert.equal(failure.serverMessage?.length, 2000);
    assert.ok(failure.serverMessage?.startsWith('a b\nxxx'));
  });
});
