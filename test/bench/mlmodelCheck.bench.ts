// A thousand model folders as MLflow saves them: the command line against MLflow itself in one Python process, both with their start.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../scripts/lib/bundles.mjs';
import { nodeBinary, pythonBinary, ROOT } from '../../scripts/lib/paths.mjs';
import { cleanEnvironment } from '../../scripts/lib/processes.mjs';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { ensure } from '../../scripts/lib/tools.mjs';
import { compare, elapsed, report } from '../support/bench.ts';

const MODELS = 1000;
const PAIRS = 5;

interface Saved {
  readonly files: Readonly<Record<string, string>>;
  readonly verdict: { readonly load: string };
}

/** The largest resident set, in KB, is told through a pipe of its own. */
const TELL_MEMORY = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/** What a script of a careful person does: loads each model, and holds its example and its request against its signature. */
const LOAD = `
import logging, os, sys, warnings
warnings.simplefilter('ignore')
logging.disable(logging.CRITICAL)
from mlflow.models import Model
from mlflow.models.utils import _enforce_schema
from mlflow.pyfunc.scoring_server import _parse_json_data
def strict(model, folder, schema):
    _enforce_schema(model.load_input_example(folder), schema)
def serving(model, folder, schema):
    body = model.get_serving_input(folder)
    if body is not None:
        _enforce_schema(_parse_json_data(body, model, schema).data, schema)
count = 0
for folder, _, files in os.walk(sys.argv[1]):
    if 'MLmodel' not in files:
        continue
    model = Model.load(folder)
    count += 1
    schema = model.get_input_schema()
    if model.saved_input_example_info is None or schema is None:
        continue
    for verdict in (strict, serving):
        try:
            verdict(model, folder, schema)
        except Exception:
            pass
print(count)
`;

await ensure('mlflow');
const scratch = scratchFolder('bench-check');
const script = path.join(scratch, 'mlmodel.js');
writeFileSync(path.join(scratch, 'package.json'), '{"type": "commonjs"}');
const bundle = bundles().find(({ name }) => name === 'cli');
await build({ ...bundle?.options, bundle: true, minify: true, outfile: script, logLevel: 'error' });
const folder = path.join(scratch, 'models');
const bytes = writeModels();
const checkArguments = [script, 'check', folder, '--format', 'json'];

const { first, second, ratio } = await compare(PAIRS, checkAll, loadAll);
const name = `check of ${MODELS} model folders`;
report({ name: `${name}, mlmodel / the same in Python`, value: ratio, unit: 'ratio', goal: 1 / 8 });
report({ name: `${name}, mlmodel`, value: first, unit: 'ms' });
report({ name: `${name}, Python`, value: second, unit: 'ms' });
report({ name: `${name}, memory of mlmodel`, value: (await mostMemory()) / 1024, unit: 'MB', goal: 150 });
report({ name: `${name}, text in a folder`, value: bytes / MODELS / 1024, unit: 'KB' });

/** Folders that the supported versions of MLflow wrote, again and again; answers how many bytes there are. */
function writeModels(): number {
  const rows = readFileSync(path.join(ROOT, 'test/fixtures/conformance/real.jsonl'), 'utf8').trimEnd().split('\n');
  const saved = rows.map((row) => JSON.parse(row) as Saved).filter(({ verdict }) => verdict.load === 'ok');
  let written = 0;
  for (let index = 0; index < MODELS; index++) {
    const files = saved[index % saved.length]?.files ?? {};
    for (const [file, text] of Object.entries(files)) {
      const target = path.join(folder, `run${index}/artifacts/model`, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
      written += Buffer.byteLength(text);
    }
    const model = path.join(folder, `run${index}/artifacts/model`);
    for (const file of ['python_model.pkl', 'model.pkl', 'model.skops', 'model.onnx', 'model.lgb', 'model.ubj']) {
      writeFileSync(path.join(model, file), ''); // what the texts name
    }
  }
  return written;
}

function checkAll(): Promise<number> {
  return elapsed(async () => {
    const { summary } = await ended(nodeBinary(), checkArguments);
    if (!summary.includes(`"summary":{"files":${MODELS},`)) throw new Error(`not everything was checked: ${summary}`);
  });
}

/** In KB, of a run of its own: what tells it costs some milliseconds. */
async function mostMemory(): Promise<number> {
  const { told } = await ended(nodeBinary(), ['--import', TELL_MEMORY, ...checkArguments]);
  return Number(told);
}

function loadAll(): Promise<number> {
  return elapsed(async () => {
    const { summary } = await ended(pythonBinary(), ['-c', LOAD, folder]);
    if (summary.trim() !== String(MODELS)) throw new Error(`Python loaded ${summary}`);
  });
}

/** Runs a program to its end; `summary` is the last that it printed. */
async function ended(
  program: string,
  args: readonly string[],
): Promise<{ readonly told: string; readonly summary: string }> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    env: cleanEnvironment({ MLFLOW_DISABLE_TELEMETRY: 'true' }),
  });
  let told = '';
  let summary = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (summary = (summary + text).slice(-200)));
  await new Promise((resolve) => child.once('close', resolve));
  return { told, summary };
}
