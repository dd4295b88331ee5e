import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { cleanEnvironment } from '../../../scripts/lib/processes.mjs';
import { mlflow } from './connecting.ts';

/** Answers leave through a pipe of their own: MLflow prints on both others. It ends when this host closes its input. */
const LOOP = `
import json, os, sys, textwrap
import mlflow
from mlflow import MlflowClient
out = os.fdopen(3, 'w')
for line in sys.stdin:
    given = json.loads(line)
    scope = {'__name__': '__main__', 'mlflow': mlflow, 'client': MlflowClient(), 'input': given['input'], 'result': None}
    try:
        exec(compile(textwrap.dedent(given['code']), '<snippet>', 'exec'), scope)
        answer = json.dumps({'result': scope['result']})
    except Exception as error:
        answer = json.dumps({'error': repr(error)})
    print(answer, file=out, flush=True)
`;

interface Interpreter {
  readonly child: ChildProcess;
  readonly lines: Interface;
  readonly ended: Promise<never>;
}

let interpreter: Interpreter | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a snippet with the real Python client (`mlflow`, `client`, `input`) and answers what it leaves in `result`. One process serves all
 * files of a window: importing MLflow takes seconds.
 * @throws Error with what Python raised
 */
export function pythonClient<T>(code: string, input: unknown = null): Promise<T> {
  const mine = last.then(() => ask<T>((interpreter ??= start()), JSON.stringify({ code, input })));
  last = mine.catch(() => undefined);
  return mine;
}

function start(): Interpreter {
  const child = spawn(process.env['MLFLOW_WORKBENCH_TEST_PYTHON'] ?? '', ['-W', 'ignore', '-c', LOOP], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    env: cleanEnvironment({ MLFLOW_DISABLE_TELEMETRY: 'true', MLFLOW_TRACKING_URI: mlflow }),
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`Python ended with ${code}`)));
  });
  ended.catch(() => undefined); // between two snippets nobody waits
  return { child, lines: createInterface(child.stdio[3] as Readable), ended };
}

async function ask<T>({ child, lines, ended }: Interpreter, question: string): Promise<T> {
  const answered = new Promise<string>((resolve) => lines.once('line', resolve));
  child.stdin?.write(`${question}\n`);
  const { result, error } = JSON.parse(await Promise.race([answered, ended])) as { result: T; error?: string };
  if (error !== undefined) throw new Error(error);
  return result;
}
