import assert from 'node:assert/strict';
import * as artifacts from '../../src/core/tracking/rest/artifacts.ts';
import * as experiments from '../../src/core/tracking/rest/experiments.ts';
import * as loggedModels from '../../src/core/tracking/rest/loggedModels.ts';
import * as metrics from '../../src/core/tracking/rest/metrics.ts';
import * as modelVersions from '../../src/core/tracking/rest/modelVersions.ts';
import * as registeredModels from '../../src/core/tracking/rest/registeredModels.ts';
import * as runs from '../../src/core/tracking/rest/runs.ts';
import { python } from '../support/python.ts';

/** MLflow's compiled protocol buffers: each RPC by `METHOD version path`, and the fields of each message. */
interface Protocol {
  readonly calls: Readonly<
    Record<string, { readonly request: readonly string[]; readonly response: readonly string[] }>
  >;
  readonly messages: Readonly<Record<string, readonly string[]>>;
}

const endpoints = Object.entries({
  ...artifacts,
  ...experiments,
  ...loggedModels,
  ...modelVersions,
  ...registeredModels,
  ...runs,
}).flatMap(([name, value]) => (typeof value === 'object' && 'method' in value ? [{ name, endpoint: value }] : []));

const messages = {
  Experiment: experiments.WireExperiment,
  Run: runs.WireRun,
  RunInfo: runs.WireRunInfo,
  RunData: runs.WireRunData,
  DatasetInput: runs.WireDatasetInput,
  Metric: metrics.WireMetric,
  FileInfo: artifacts.WireFileInfo,
  LoggedModel: loggedModels.WireLoggedModel,
  LoggedModelInfo: loggedModels.WireLoggedModelInfo,
  ModelVersion: modelVersions.WireModelVersion,
  RegisteredModel: registeredModels.WireRegisteredModel,
};

describe("the endpoints, held against MLflow 3.17.2's protocol buffers", function () {
  this.timeout(60_000);
  let protocol: Protocol;

  before(async () => {
    protocol = (await python(reading)) as Protocol;
  });

  it('are many', () => assert.ok(endpoints.length > 30));

  for (const { name, endpoint } of endpoints) {
    it(`${name} exists and takes and gives what is said`, () => {
      const key = `${endpoint.method} ${endpoint.version ?? 2} /mlflow/${endpoint.path}`;
      const call = protocol.calls[key] ?? assert.fail(`no ${key}`);
      assert.deepEqual(unknownFields(endpoint.request.shape, call.request), []);
      assert.deepEqual(unknownFields(endpoint.response.shape, call.response), []);
    });
  }

  for (const [name, schema] of Object.entries(messages)) {
    it(`${name} has the fields that are read`, () => {
      assert.deepEqual(unknownFields(schema.shape, protocol.messages[name] ?? assert.fail(`no message ${name}`)), []);
    });
  }
});

function unknownFields(shape: object, known: readonly string[]): string[] {
  return Object.keys(shape).filter((field) => !known.includes(field));
}

const reading = `
  from mlflow.protos import databricks_pb2, model_registry_pb2, service_pb2

  def fields(message):
      return [field.name for field in message.fields]

  calls = {}
  for file in (service_pb2, model_registry_pb2):
      for service in file.DESCRIPTOR.services_by_name.values():
          for method in service.methods:
              for endpoint in method.GetOptions().Extensions[databricks_pb2.rpc].endpoints:
                  response = method.input_type.nested_types_by_name.get('Response')
                  calls[f'{endpoint.method} {endpoint.since.major} {endpoint.path}'] = {
                      'request': fields(method.input_type), 'response': fields(response) if response else [],
                  }
  result = {
      'calls': calls,
      'messages': {name: fields(it) for file in (service_pb2, model_registry_pb2) for name, it in file.DESCRIPTOR.message_types_by_name.items()},
  }
`;
