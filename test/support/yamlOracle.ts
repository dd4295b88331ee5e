import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, pythonBinary } from '../../scripts/lib/paths.mjs';

export type OracleAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: string };

/** What the real PyYAML says to each text, in their order. */
export async function askPyYaml(texts: readonly string[]): Promise<readonly OracleAnswer[]> {
  const child = spawn(pythonBinary('3'), [path.join(ROOT, 'test/support/oracle/yamlOracle.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers: OracleAnswer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`The oracle ended with ${code}.`))));
  });
  child.stdin.end(texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line) as OracleAnswer);
  await ended;
  return answers;
}
