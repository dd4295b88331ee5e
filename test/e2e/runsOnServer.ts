import { rest, type MlflowServer } from '../support/servers.ts';

export interface Run {
  readonly info: { readonly run_id: string; readonly run_name: string; readonly status: string };
  readonly data: {
    readonly metrics?: readonly { readonly key: string; readonly value: number }[];
    readonly params?: readonly { readonly key: string; readonly value: string }[];
  };
}

/** The runs that MLflow itself finds. */
export async function runsOf(
  server: MlflowServer,
  experiment: string,
  search: { readonly filter?: string; readonly order_by?: readonly string[] } = {},
): Promise<readonly Run[]> {
  const found = await rest(server.uri, 'GET', '2.0/mlflow/experiments/get-by-name', { experiment_name: experiment });
  const { experiment_id: id } = (found as { experiment: { experiment_id: string } }).experiment;
  const answer = await rest(server.uri, 'POST', '2.0/mlflow/runs/search', {
    experiment_ids: [id],
    max_results: 1000,
    ...search,
  });
  return (answer as { runs?: Run[] }).runs ?? [];
}

export async function runNamed(server: MlflowServer, experiment: string, name: string): Promise<Run> {
  const [run] = await runsOf(server, experiment, { filter: `run_name = '${name}'` });
  if (!run) throw new Error(`no run ${name} in ${experiment}`);
  return run;
}

/** The last value of a metric, as the tree writes it: four digits that count. */
export function valueOf({ data }: Run, key: string): number {
  const value = data.metrics?.find((metric) => metric.key === key)?.value ?? NaN;
  return Number(value.toPrecision(4));
}
