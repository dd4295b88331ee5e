import { spawn } from 'node:child_process';
import { endWithScript } from '../../scripts/lib/lifetime.mjs';
import { pythonBinary } from '../../scripts/lib/paths.mjs';
import { cleanEnvironment } from '../../scripts/lib/processes.mjs';

export interface PythonOptions {
  readonly version?: '2' | '3';
  /** MLFLOW_TRACKING_URI of the snippet. */
  readonly trackingUri?: string;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  /** Is `input` in the snippet. */
  readonly input?: unknown;
}

/** The result leaves through a pipe of its own: MLflow prints on both others. */
const FRAME = `
import json, os, sys
given = json.load(sys.stdin)
scope = {'__name__': '__main__', 'input': given['input'], 'result': None}
exec(compile(given['code'], '<snippet>', 'exec'), scope)
with os.fdopen(3, 'w') as out:
    json.dump(scope['result'], out)
`;

/**
 * Runs a snippet with the real MLflow client; what it leaves in `result` comes back.
 * Importing MLflow alone takes seconds: rather one long snippet than many short ones.
 * @throws Error with what Python printed, when the snippet fails
 */
export function python(code: string, options: PythonOptions = {}): Promise<unknown> {
  const { version = '3', trackingUri, env = {}, cwd, input = null } = options;
  const child = spawn(pythonBinary(version), ['-c', FRAME], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
    env: cleanEnvironment({
      MLFLOW_DISABLE_TELEMETRY: 'true',
      ...(trackingUri !== undefined && { MLFLOW_TRACKING_URI: trackingUri }),
      ...env,
    }),
  });
  const kill = () => void child.kill('SIGKILL');
  child.once(
    'close',
    endWithScript(async () => kill(), kill),
  );
  let printed = '';
  let result = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stdio[3]?.on('data', (bytes: Buffer) => (result += bytes.toString('utf8')));
  child.stdin.end(JSON.stringify({ code: dedent(code), input }));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      if (exitCode === 0) resolve(JSON.parse(result));
      else reject(new Error(`Python ended with ${exitCode}:\n${printed}`));
    });
  });
}

/** Snippets are indented like the test around them. */
function dedent(code: string): string {
  const lines = code.split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  return lines.map((line) => line.slice(common)).join('\n');
}
