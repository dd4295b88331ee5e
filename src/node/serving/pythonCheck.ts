import { execFile } from 'node:child_process';
import { homedir } from 'node:os';

/** Whether a model can be served with an interpreter. */
export type PythonCheck =
  /** `scripts` is the folder of its programs: MLflow starts `uvicorn` from the path. */
  | { readonly kind: 'ready'; readonly mlflow: string; readonly scripts: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'noMlflow' }
  /** `said` is the last line that it wrote. */
  | { readonly kind: 'failed'; readonly said: string };

const code = [
  'import json, sysconfig',
  'try:',
  '    import mlflow',
  'except ModuleNotFoundError as error:',
  "    if error.name != 'mlflow': raise",
  "    print('\\n' + json.dumps({'kind': 'noMlflow'}))",
  'else:',
  "    print('\\n' + json.dumps({'kind': 'ready', 'mlflow': str(mlflow.__version__), 'scripts': sysconfig.get_path('scripts')}))",
].join('\n');

/** Milliseconds: the first import of MLflow on a slow disk takes a while. */
const patience = 60_000;

/** Runs the interpreter, away from the workspace: Python would import a `mlflow.py` that lies where it is started. */
export function checkPython(command: string, signal: AbortSignal): Promise<PythonCheck> {
  return new Promise((resolve, reject) => {
    const options = { signal, timeout: patience, cwd: homedir(), windowsHide: true, maxBuffer: 1_000_000 };
    execFile(command, ['-c', code], options, (error, stdout, stderr) => {
      if (signal.aborted) return reject(signal.reason);
      if (!error) return resolve(answerOf(stdout));
      if (error.code === 'ENOENT') return resolve({ kind: 'missing' });
      resolve({ kind: 'failed', said: lastLine(stderr) || error.message.slice(0, longest) });
    });
  });
}

const longest = 500;

function answerOf(stdout: string): PythonCheck {
  const said = lastLine(stdout);
  try {
    const answer: unknown = JSON.parse(said);
    if (typeof answer !== 'object' || answer === null || !('kind' in answer)) return { kind: 'failed', said };
    if (answer.kind === 'noMlflow') return { kind: 'noMlflow' };
    if ('mlflow' in answer && 'scripts' in answer)
      return { kind: 'ready', mlflow: String(answer.mlflow), scripts: String(answer.scripts) };
  } catch {
    // something else than Python answered
  }
  return { kind: 'failed', said };
}

function lastLine(text: string): string {
  return (text.trimEnd().split('\n').at(-1) ?? '').trim().slice(0, longest);
}
