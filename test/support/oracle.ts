import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pythonBinary } from '../../scripts/lib/paths.mjs';
import { cleanEnvironment } from '../../scripts/lib/processes.mjs';

export interface OracleOptions {
  readonly version?: '2' | '3';
  /** Words of its command line. */
  readonly given?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Asks a script of `test/support/oracle`, one JSON line a question; the answers are in the order of the questions. */
export async function askOracle<Answer>(
  script: string,
  questions: readonly unknown[],
  options: OracleOptions = {},
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for await (const answer of linesOf<Answer>(script, questions, options)) answers.push(answer);
  if (answers.length !== questions.length) {
    throw new Error(`${script} gave ${answers.length} answers to ${questions.length} questions.`);
  }
  return answers;
}

/**
 * The JSON lines that a script prints, as they come.
 * @throws Error with what it complained of, when it ends with anything but 0
 */
export async function* linesOf<Line>(
  script: string,
  questions: readonly unknown[],
  { version = '3', given = [], env = {}, cwd }: OracleOptions = {},
): AsyncIterable<Line> {
  const child = spawn(pythonBinary(version), [path.join(import.meta.dirname, 'oracle', script), ...given], {
    ...(cwd !== undefined && { cwd }),
    env: cleanEnvironment({
      MLFLOW_DISABLE_TELEMETRY: 'true',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONHASHSEED: '0',
      PYTHONUTF8: '1',
      TZ: 'UTC',
      ...env,
    }),
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints = (complaints + text).slice(-4000)));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.on('error', () => {}); // it ended before it had read everything: its exit code tells
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as Line;
  const exitCode = await ended;
  if (exitCode !== 0) throw new Error(`${script} ended with ${exitCode}:\n${complaints}`);
}
