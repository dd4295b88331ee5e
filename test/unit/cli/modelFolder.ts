import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../../scripts/lib/scratch.mjs';

/** A folder of this test with these files. */
export function folderWith(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = scratchFolder(name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

/** An `MLmodel` text without a finding but for what `more` adds; the signature's parts are JSON. */
export function modelText(inputs: string, more: { readonly outputs?: string; readonly params?: string } = {}): string {
  return [
    'artifact_path: model',
    'flavors:',
    '  python_function:',
    '    env: {conda: conda.yaml, virtualenv: python_env.yaml}',
    '    loader_module: mlflow.sklearn',
    '    python_version: 3.11.4',
    'mlflow_version: 3.17.2',
    'model_uuid: 0123456789abcdef0123456789abcdef',
    'run_id: 0123456789abcdef0123456789abcdee',
    'signature:',
    `  inputs: '${inputs}'`,
    `  outputs: ${quoted(more.outputs)}`,
    `  params: ${quoted(more.params)}`,
    `utc_time_created: '2026-01-01 00:00:00.000000'`,
    '',
  ].join('\n');
}

function quoted(json: string | undefined): string {
  return json === undefined ? 'null' : `'${json}'`;
}

/** The JSON of one required column. */
export function columnJson(type: string, name = 'a'): string {
  return `[{"type": "${type}", "name": "${name}", "required": true}]`;
}
