import { readFileSync, writeFileSync } from 'node:fs';

/** What a measurement and its script in the extension host tell each other: both ends. */
export interface HostPort {
  /** Holds the input as JSON. */
  readonly input: string;
  /** Gets the result as JSON. */
  readonly result: string;
}

const variables: HostPort = { input: 'MLFLOW_WORKBENCH_BENCH_INPUT', result: 'MLFLOW_WORKBENCH_BENCH_RESULT' };

/** Outside: the environment that the extension host is to have. */
export function hostEnvironment({ input, result }: HostPort): Record<string, string> {
  return { [variables.input]: input, [variables.result]: result };
}

/** In the host. */
export function readInput<Input>(): Input {
  return JSON.parse(readFileSync(process.env[variables.input] ?? '', 'utf8')) as Input;
}

/** In the host. */
export function leave(result: object): void {
  writeFileSync(process.env[variables.result] ?? '', JSON.stringify(result));
}
