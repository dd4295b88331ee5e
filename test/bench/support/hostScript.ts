import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { runInHost } from '../../../scripts/lib/hostWindow.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { scratchFolder } from '../../../scripts/lib/scratch.mjs';
import { startEditor, type Editor, type EditorOptions } from './editor.ts';
import { hostEnvironment } from './hostPort.ts';

export interface HostScriptOptions<Input> extends Omit<EditorOptions, 'env'> {
  readonly input: Input;
}

/** A file of `test/bench/host`, which exports `run()`, ready to be run in extension hosts, each of a window of its own. */
export interface HostScript<Result> {
  readonly editor: Editor;
  /** What the script left. */
  run(): Promise<Result>;
  stop(): Promise<void>;
}

const WINDOW_SECONDS = 300;

/** The script shares its process with the extension and may bundle parts of it. */
export async function prepareHostScript<Input, Result>(
  name: string,
  { input, ...options }: HostScriptOptions<Input>,
): Promise<HostScript<Result>> {
  const work = scratchFolder(`bench-${name}`);
  const port = { input: path.join(work, 'input.json'), result: path.join(work, 'result.json') };
  writeFileSync(port.input, JSON.stringify(input));
  const tests = await bundle(name, path.join(work, 'script.cjs'));
  const editor = await startEditor({ ...options, env: hostEnvironment(port) });
  return {
    editor,
    run: async () => {
      rmSync(port.result, { force: true });
      const window = { ...editor.window, tests, seconds: WINDOW_SECONDS };
      const exitCode = await runInHost(editor.code, editor.context, window);
      if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode} in the extension host`);
      return JSON.parse(readFileSync(port.result, 'utf8')) as Result;
    },
    stop: () => editor.stop(),
  };
}

/** Runs a script once, in a fresh window. */
export async function runHostScript<Input, Result>(name: string, options: HostScriptOptions<Input>): Promise<Result> {
  const script = await prepareHostScript<Input, Result>(name, options);
  try {
    return await script.run();
  } finally {
    await script.stop();
  }
}

async function bundle(name: string, to: string): Promise<string> {
  await build({
    entryPoints: [path.join(ROOT, 'test/bench/host', `${name}.ts`)],
    outfile: to,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: ['vscode'],
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return to;
}
