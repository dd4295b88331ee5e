import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT, vscodeFolder } from '../../scripts/lib/paths.mjs';

/** What is used of the editor's own tokenizer. */
interface Tokenizer {
  readonly INITIAL: unknown;
  readonly Registry: new (options: object) => { loadGrammar(scope: string): Promise<Grammar> };
  parseRawGrammar(text: string, file: string): unknown;
}

interface Grammar {
  tokenizeLine(line: string, before: unknown): { readonly tokens: readonly Token[]; readonly ruleStack: unknown };
}

interface Token {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly scopes: readonly string[];
}

interface Oniguruma {
  readonly OnigScanner: new (patterns: readonly string[]) => object;
  readonly OnigString: new (text: string) => object;
  loadWASM(bytes: ArrayBufferLike): Promise<void>;
}

/** The grammar of `MLmodel` files on top of the editor's own YAML, read by the editor's own tokenizer. */
async function editorGrammar(): Promise<Grammar> {
  const editor = vscodeFolder('current');
  const requireThere = createRequire(path.join(editor, 'package.json'));
  const textmate = requireThere('vscode-textmate') as Tokenizer;
  const oniguruma = requireThere('vscode-oniguruma') as Oniguruma;
  await oniguruma.loadWASM(
    new Uint8Array(readFileSync(path.join(editor, 'node_modules/vscode-oniguruma/release/onig.wasm'))).buffer,
  );
  const fileOf = (scope: string): string =>
    scope === 'source.mlmodel'
      ? path.join(ROOT, 'syntaxes/mlmodel.tmLanguage.json')
      : path.join(
          editor,
          'extensions/yaml/syntaxes',
          `${scope.replace('source.', '').replace('yaml.', 'yaml-')}.tmLanguage.json`,
        );
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: readonly string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope: string) =>
      Promise.resolve(textmate.parseRawGrammar(readFileSync(fileOf(scope), 'utf8'), fileOf(scope))),
  });
  initial = textmate.INITIAL;
  return registry.loadGrammar('source.mlmodel');
}

let initial: unknown;

/** The scopes of every stretch of text that is not only punctuation. */
function scopesIn(grammar: Grammar, text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let before = initial;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, before);
    before = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const word = line.slice(startIndex, endIndex).trim();
      if (/\w/.test(word)) found.set(word, scopes);
    }
  }
  return found;
}

/** Every way in which the JSON can be written. */
const styles: readonly (readonly [string, string])[] = [
  ['in single quotes', `inputs: '[{"name": "it''s", "n": [-2.5e3, null]},\n    {"type": "long"}]'`],
  ['in double quotes', 'inputs: "[{\\"name\\": \\"its\\", \\"n\\": [-2.5e3, null]}, {\\"type\\": \\"long\\"}]"'],
  [
    'in a literal block',
    `inputs: |\n    [\n      {"name": "it's", "n": [-2.5e3, null]},\n\n      {"type": "long"}\n    ]`,
  ],
  ['in a folded block', `inputs: >- # why\n    [{"name": "x: y", "n": [-2.5e3, null]},\n    {"type": "long"}]`],
  ['in a block with its indentation', `inputs: |2-\n     [{"name": "x", "n": [-2.5e3, null]},\n    {"type": "long"}]`],
];

describe('highlighting of MLmodel files', () => {
  let grammar: Grammar;
  before(async () => {
    grammar = await editorGrammar();
  });

  function check(text: string, expected: Readonly<Record<string, string>>): void {
    const found = scopesIn(grammar, text);
    for (const [word, scope] of Object.entries(expected)) {
      const scopes = found.get(word) ?? [];
      assert.ok(scopes.includes(scope), `${word} is ${scopes.join(' ')}`);
    }
  }

  for (const [what, part] of styles) {
    it(`shows the JSON ${what}, and ends with it`, () =>
      check(`signature:\n  ${part}\n  outputs: null\nrun_id: own\n`, {
        inputs: 'entity.name.tag.yaml',
        name: 'support.type.property-name.json',
        type: 'support.type.property-name.json',
        long: 'string.quoted.double.json',
        '-2.5e3': 'constant.numeric.json',
        outputs: 'entity.name.tag.yaml',
        ['run_id']: 'entity.name.tag.yaml',
        own: 'string.unquoted.plain.out.yaml',
      }));
  }

  it('leaves other texts alone', () =>
    check('metadata:\n  inputs: |\n    some prose\n  other: |\n    "a": 1\nb: 2\n', {
      'some prose': 'string.unquoted.block.yaml',
      '"a": 1': 'string.unquoted.block.yaml',
      b: 'entity.name.tag.yaml',
      '2': 'constant.numeric.integer.decimal.yaml',
    }));
});
