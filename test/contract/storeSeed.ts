import { python } from '../support/python.ts';

/** What {@link seedStore} made, all below one experiment of its own. */
export interface StoreSeed {
  readonly prefix: string;
  readonly experimentId: string;
  readonly deletedExperimentId: string;
  /** Has everything that a run can have. */
  readonly runId: string;
  readonly deletedRunId: string;
  /** Of `prefix`, active, newest first: four small runs and the full one. */
  readonly runIds: readonly string[];
  /** Undefined for MLflow 2. */
  readonly modelId: string | undefined;
}

/** Fills a store with the real Python client of the version. */
export async function seedStore(trackingUri: string, version: '2' | '3', prefix: string): Promise<StoreSeed> {
  const made = await python(seeding, { version, trackingUri, input: { prefix } });
  const seed = made as StoreSeed & { modelId: string | null };
  return { ...seed, prefix, modelId: seed.modelId ?? undefined };
}

const seeding = `
  import math, os, tempfile
  import mlflow
  from mlflow import MlflowClient
  from mlflow.entities import Dataset, DatasetInput, InputTag, Metric, Param, RunTag

  client = MlflowClient()
  prefix = input['prefix']
  experiment = client.create_experiment(prefix, tags={'team': 'btc'})
  deleted_experiment = client.create_experiment(prefix + ' deleted')
  client.delete_experiment(deleted_experiment)

  full = client.create_run(experiment, run_name='full', start_time=1700000000000, tags={'mlflow.user': 'ann', '__proto__': 'odd key', 'note': 'it\\'s "quoted"'})
  run_id = full.info.run_id
  client.log_batch(
      run_id,
      metrics=[
          Metric('loss', 0.5, 1700000000001, 0),
          Metric('loss', 0.25, 1700000000002, 1),
          Metric('nothing', math.nan, 1700000000003, 0),
          Metric('boundless', math.inf, 1700000000004, 0),
          Metric('late', 1.0, 1700000000005, 2**40),
      ],
      params=[Param('lr', '0.1'), Param('empty', '')],
  )
  client.log_inputs(run_id, datasets=[DatasetInput(Dataset('prices', 'abc123', 'local', '{}'), [InputTag('mlflow.data.context', 'training')])])
  client.log_text(run_id, 'hello', 'notes/read me.txt')
  client.log_text(run_id, '<html>page</html>', 'page.html')
  client.log_text(run_id, '', 'empty.txt')
  client.log_text(run_id, 'x' * 10000, 'notes/größe.bin')

  model_id = None
  if int(mlflow.__version__.split('.')[0]) >= 3:
      from mlflow.entities import LoggedModelOutput
      model = client.create_logged_model(experiment, name='forecaster', source_run_id=run_id, model_type='regression', tags={'k': 'v'}, params={'depth': '3'})
      model_id = model.model_id
      with tempfile.TemporaryDirectory() as folder:
          os.makedirs(os.path.join(folder, 'data'))
          for name, text in {'MLmodel': 'flavors: {}\\n', 'data/weights.bin': '0123'}.items():
              with open(os.path.join(folder, name), 'w') as file:
                  file.write(text)
          client.log_model_artifacts(model_id, folder)
      client.finalize_logged_model(model_id, 'READY')
      client.log_outputs(run_id, [LoggedModelOutput(model_id, 0)])
  client.set_terminated(run_id, 'FINISHED', end_time=1700000060000)

  small = []
  for index in range(4):
      run = client.create_run(experiment, run_name=f'small {index}', start_time=1700000100000 + index, tags={'index': str(index)})
      client.log_metric(run.info.run_id, 'loss', float(index))
      small.append(run.info.run_id)
  client.set_terminated(small[0], 'FAILED')
  deleted_run = client.create_run(experiment, run_name='deleted').info.run_id
  client.delete_run(deleted_run)

  result = {
      'experimentId': experiment, 'deletedExperimentId': deleted_experiment, 'runId': run_id, 'deletedRunId': deleted_run,
      'runIds': small[::-1] + [run_id], 'modelId': model_id,
  }
`;
