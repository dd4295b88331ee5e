// What a keystroke in an MLmodel file costs: the text read anew and every rule over it and its examples. Beside it, the YAML language server that
// most people have, validating the same text against a schema of the same keys; it cannot look into the signature, and knows of no examples, so
// that it is compared with ours without them.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TOOLS } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/processes.mjs';
import { checkModel } from '../../src/core/mlmodel/checkModel.ts';
import { noSiblings, type Siblings } from '../../src/core/mlmodel/siblings.ts';
import { compare, elapsed, median, report } from '../support/bench.ts';
import { wideModel } from '../support/wideModel.ts';

const SERVER = { name: 'yaml-language-server', version: '2.0.0' };

/** What is typed into a name of the signature makes all of it new; what is typed elsewhere leaves it and the examples as they were. */
const places = [
  {
    name: 'typed in the signature',
    typed: (text: string, count: number) => text.replace('"feature_0"', `"feature_${count}_"`),
  },
  { name: 'typed elsewhere', typed: (text: string, count: number) => `${text}# ${count}\n` },
] as const;

const goals: Readonly<Record<number, number>> = { 300: 10, 10_000: 150 };

const validate = await yamlServer();
let keystrokes = 0;

for (const columns of [10, 100, 300, 1000, 10_000]) {
  const files = wideModel(columns);
  const folder: Siblings = { ...noSiblings, text: (name) => files[name] };
  const rounds = columns > 1000 ? 9 : 25;
  for (const place of places) {
    // each round another text, as a keystroke makes one
    const typed = (check: (text: string) => unknown) => () => {
      const text = place.typed(files.MLmodel, keystrokes++);
      return elapsed(() => check(text));
    };
    const model = typed((text) => checkModel(text, folder));
    const ours = typed((text) => checkModel(text, noSiblings));
    const theirs = typed(validate);
    for (let i = 0; i < 30; i++) await model();
    for (let i = 0; i < 30; i++) await ours();
    for (let i = 0; i < 5; i++) await theirs();
    const whole = [];
    for (let i = 0; i < rounds; i++) whole.push(await model());
    const { first, second, ratio } = await compare(rounds, ours, theirs);
    const where = `${columns} columns, ${place.name}`;
    const goal = goals[columns];
    report({
      name: `diagnostics with both examples, ${where}`,
      value: median(whole),
      unit: 'ms',
      ...(goal && { goal }),
    });
    report({ name: `… of the text alone, ${where}`, value: first, unit: 'ms' });
    report({ name: `… the YAML language server with a schema, ${where}`, value: second, unit: 'ms' });
    report({ name: `… the text alone / YAML language server, ${where}`, value: ratio, unit: 'ratio', goal: 1 });
  }
}

interface TextDocuments {
  create(uri: string, language: string, version: number, text: string): unknown;
}

interface YamlService {
  configure(settings: unknown): void;
  doValidation(document: unknown, isKubernetes: boolean): Promise<readonly unknown[]>;
}

interface YamlModule {
  readonly TextDocument: TextDocuments;
  getLanguageService(parts: unknown): YamlService;
}

/** The server's own validation, in this process: without the protocol between it and an editor. */
async function yamlServer(): Promise<(text: string) => Promise<unknown>> {
  const folder = path.join(TOOLS, 'bench', `${SERVER.name}-${SERVER.version}`);
  const entry = path.join(folder, 'node_modules', SERVER.name, 'out/src/index.js');
  if (!existsSync(entry)) {
    mkdirSync(folder, { recursive: true });
    await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', `${SERVER.name}@${SERVER.version}`]);
  }
  const { getLanguageService, TextDocument } = (await import(pathToFileURL(entry).href)) as YamlModule;
  const silent = { sendTelemetry: () => {}, send: () => {}, sendError: () => {}, sendTrack: () => {} };
  const service = getLanguageService({
    schemaRequestService: async () => '{}',
    workspaceContext: { resolveRelativePath: (relative: string) => relative },
    telemetry: silent,
    yamlSettings: {},
  });
  const text = { type: ['string', 'null'] };
  const flavors = { type: 'object', additionalProperties: { type: 'object' } };
  const signature = { type: 'object', properties: { inputs: text, outputs: text, params: text } };
  const schema = {
    type: 'object',
    properties: { flavors, signature, run_id: text, model_uuid: text },
    required: ['flavors'],
  };
  service.configure({ validate: true, schemas: [{ uri: 'mlmodel://schema', fileMatch: ['*'], schema }] });
  let version = 0;
  return (content) => service.doValidation(TextDocument.create('file:///MLmodel', 'yaml', version++, content), false);
}
