import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { exists, resolved, sources, type Source } from './sources.ts';

interface Layer {
  readonly name: string;
  readonly holds: (path: string) => boolean;
  /** Layers that it may import, itself apart. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  /** What only one folder of it may import: pages use the controls of `webview/ui`, not the toolkit's. */
  readonly packagesIn?: { readonly folder: string; readonly packages: readonly string[] };
  readonly builtins: boolean;
}

const under = (folder: string) => (path: string) => path.startsWith(folder);

/** Who may know whom. `src/core` has no types of Node and DOM either, which its tsconfig sees to. */
const layers: readonly Layer[] = [
  {
    name: 'core',
    holds: under('src/core/'),
    imports: [],
    packages: ['yaml', 'jsonc-parser', 'zod/mini'],
    builtins: false,
  },
  {
    name: 'node',
    holds: under('src/node/'),
    imports: ['core'],
    packages: ['simple-git', 'hyparquet', 'csv-parse'],
    builtins: true,
  },
  { name: 'protocol', holds: under('src/protocol/'), imports: ['core'], packages: ['zod/mini'], builtins: false },
  {
    name: 'extension',
    holds: under('src/extension/'),
    imports: ['core', 'node', 'protocol'],
    packages: ['vscode', 'zod/mini'],
    builtins: true,
  },
  {
    name: 'root',
    holds: (path) => path === 'src/extension.ts',
    imports: ['core', 'node', 'protocol', 'extension'],
    packages: ['vscode'],
    builtins: false,
  },
  {
    name: 'cli',
    holds: (path) => path === 'src/cli.ts' || path.startsWith('src/cli/'),
    imports: ['core', 'node'],
    packages: [],
    builtins: true,
  },
  {
    name: 'webview',
    holds: under('webview/'),
    imports: ['core', 'protocol'],
    packages: [
      'preact',
      '@preact/signals',
      '@tanstack/table-core',
      '@tanstack/virtual-core',
      'uplot',
      '@vscode/codicons',
    ],
    packagesIn: { folder: 'webview/ui/', packages: ['@vscode/webview-ui-toolkit'] },
    builtins: false,
  },
];

function layerOf(path: string): Layer | undefined {
  return layers.find(({ holds }) => holds(path));
}

/** Why a file may not import this, or undefined. */
function problem(source: Source, imported: string): string | undefined {
  const layer = layerOf(source.path);
  if (!layer) return `${source.path} is in no layer`;
  const told = `${source.path} imports ${imported}`;
  const target = resolved(source, imported);
  if (target === undefined) {
    const isBuiltin = imported.startsWith('node:') || builtinModules.includes(imported);
    const isAllowed = isBuiltin
      ? layer.builtins && imported.startsWith('node:')
      : packagesFor(layer, source.path).some((one) => imported === one || imported.startsWith(`${one}/`));
    return isAllowed ? undefined : told;
  }
  if (!exists(target)) return `${told}, which is not there`;
  const other = layerOf(target)?.name;
  return other !== undefined && (other === layer.name || layer.imports.includes(other)) ? undefined : told;
}

function packagesFor({ packages, packagesIn }: Layer, path: string): readonly string[] {
  return packagesIn && path.startsWith(packagesIn.folder) ? [...packages, ...packagesIn.packages] : packages;
}

describe('the import graph', () => {
  it('is read', () => {
    assert.ok(sources.length > 100, `${sources.length} files`);
    const root = sources.find(({ path }) => path === 'src/extension.ts');
    assert.ok(root && root.imports.some(({ from }) => from === 'vscode') && root.imports.length > 10);
  });

  it('keeps to the layers', () => {
    assert.deepEqual(
      sources.flatMap((source) => source.imports.flatMap(({ from }) => problem(source, from) ?? [])),
      [],
    );
  });

  it('would notice each kind of offence', () => {
    for (const [path, imported] of [
      ['src/core/links/x.ts', 'vscode'],
      ['src/core/links/x.ts', 'node:path'],
      ['src/core/links/x.ts', 'zod'],
      ['src/core/links/x.ts', '../../node/certificate.ts'],
      ['src/core/links/x.ts', '../../extension/base/text.ts'],
      ['src/core/links/x.ts', './missing.ts'],
      ['src/core/links/x.ts', './mlflowUri'],
      ['src/node/x.ts', 'vscode'],
      ['src/node/x.ts', 'fs'],
      ['src/node/x.ts', '../extension.ts'],
      ['src/protocol/x.ts', '../node/certificate.ts'],
      ['src/extension/x.ts', '../extension.ts'],
      ['src/extension/x.ts', '../../test/support/faults.ts'],
      ['src/extension/x.ts', '../../scripts/lib/files.mjs'],
      ['webview/x.tsx', '../src/extension/base/text.ts'],
      ['webview/x.tsx', '../src/node/certificate.ts'],
      ['webview/mlmodel/x.tsx', '@vscode/webview-ui-toolkit'],
      ['webview/ui/x.tsx', 'react'],
      ['src/cli/x.ts', 'vscode'],
      ['src/cli/x.ts', '../extension/base/text.ts'],
      ['src/extension/x.ts', '../cli/version.ts'],
      ['src/new/x.ts', '../core/messages.ts'],
    ] as const) {
      assert.ok(problem({ path, text: '', tokens: [], imports: [] }, imported), `${path} → ${imported}`);
    }
  });

  it('has no barrels', () => {
    const barrels = sources
      .filter(({ path, text }) => /\/index\.tsx?$/.test(path) || /^export \*/m.test(text))
      .map(({ path }) => path);
    assert.deepEqual(barrels, []);
  });
});
