import assert from 'node:assert/strict';
import { commandIds } from '../../../src/extension/contributions/commands.ts';
import { contextKeyTable } from '../../../src/extension/contributions/contextKeyTable.ts';
import { settingDefaults } from '../../../src/extension/contributions/settingDefaults.ts';
import { containerId, viewIds } from '../../../src/extension/contributions/views.ts';
import { bundle, manifest, manifestText } from './manifest.ts';
import { after, sourcesUnder, textsOf } from './sources.ts';
import { conditionsOf, viewItemTokens, type Condition } from './whenClause.ts';

const { commands, menus, views, viewsWelcome, viewsContainers, configuration, keybindings = [] } = manifest.contributes;
const menuItems = Object.values(menus).flat();
const known: ReadonlySet<string> = new Set(commandIds);
const extension = sourcesUnder('src/extension/').filter(({ path }) => !path.startsWith('src/extension/contributions/'));

/** Every clause of the manifest, of menus, commands, welcome texts and views. */
const clauses = [
  ...[...menuItems, ...keybindings, ...viewsWelcome, ...Object.values(views).flat()].map(({ when }) => when),
  ...commands.map(({ enablement }) => enablement),
].filter((clause) => clause !== undefined);
const conditions = (): readonly Condition[] => clauses.flatMap(conditionsOf);

describe('commands', () => {
  it('are the same in package.json and in the table', () => {
    assert.deepEqual(commands.map(({ command }) => command).toSorted(), [...commandIds].toSorted());
  });

  it('are each registered once: as the `id` of a definition, or as a key of a table of definitions', () => {
    const defined = extension.flatMap((source) =>
      after(source, 'id', ':').flatMap(([id]) => (id?.kind === 'string' ? [id.value] : [])),
    );
    const keys = extension.flatMap(({ tokens }) =>
      tokens.flatMap(({ kind, value }, index) => (kind === 'string' && tokens[index + 1]?.text === ':' ? [value] : [])),
    );
    const registered = [...defined, ...keys].filter((id) => /^mlflow(\.\w+)+$/.test(id));
    assert.deepEqual(registered.toSorted(), [...commandIds].toSorted());
  });

  it('are all in the category MLflow, so that menus stay short', () => {
    assert.deepEqual(
      commands.filter(({ category, title }) => category !== 'MLflow' || /mlflow:/i.test(title)),
      [],
    );
  });

  it('exist wherever one is named', () => {
    const welcomed = ['package.nls.json', 'package.nls.zh-cn.json'].flatMap((file) =>
      Object.values(bundle(file)).flatMap((text) =>
        [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? ''),
      ),
    );
    const executed = extension.flatMap((source) =>
      [
        ...after(source, 'command', ':'),
        ...after(source, 'command', '='),
        ...after(source, 'executeCommand', '('),
      ].flatMap(([id]) => (id?.kind === 'string' ? [id.value] : [])),
    );
    const named = [...[...menuItems, ...keybindings].map(({ command }) => command), ...welcomed, ...executed];
    assert.ok(welcomed.length > 10 && executed.length > 3);
    assert.deepEqual(
      named.filter((id) => id.startsWith('mlflow.') && !known.has(id)),
      [],
    );
  });

  it('that work on a row are not in the palette', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    const onRows = commandIds.filter((id) => /^mlflow\.(rows|copy|artifact|web)\./.test(id) || rowsOnly.has(id));
    assert.deepEqual(hidden.toSorted(), onRows.toSorted());
  });

  it('that are not in the palette are somewhere else', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    const elsewhere = new Set(
      Object.entries(menus).flatMap(([menu, items]) =>
        menu === 'commandPalette' ? [] : items.map(({ command }) => command),
      ),
    );
    const ofRows = new Set(
      extension.flatMap((source) => after(source, 'command', '=', '{', 'command', ':').map(([id]) => id?.value)),
    );
    assert.deepEqual(
      hidden.filter((command) => !elsewhere.has(command) && !ofRows.has(command)),
      [],
    );
  });
});

/** Others that mean nothing without the row they are called on. */
const rowsOnly: ReadonlySet<string> = new Set([
  'mlflow.connection.openWeb',
  'mlflow.runs.clearFilter',
  'mlflow.run.deleteTag',
  'mlflow.version.openRun',
]);

describe('views', () => {
  it('are the same in package.json and in the table', () => {
    assert.deepEqual(
      viewsContainers.activitybar.map(({ id }) => id),
      [containerId],
    );
    assert.deepEqual(Object.keys(views), [containerId]);
    assert.deepEqual(
      views[containerId]?.map(({ id }) => id),
      [...viewIds],
    );
  });

  it('exist wherever one is named', () => {
    const named = [
      ...viewsWelcome.map(({ view }) => view),
      ...conditions()
        .filter(({ key }) => key === 'view')
        .map(({ value }) => value),
    ];
    assert.deepEqual(
      named.filter((view) => !viewIds.some((id) => id === view)),
      [],
    );
  });

  it('say something in every state in which they can be empty', () => {
    for (const view of ['mlflow.experiments', 'mlflow.models']) {
      const texts = viewsWelcome
        .filter((welcome) => welcome.view === view)
        .flatMap(({ when }) => (when === undefined ? [] : [when]));
      for (const state of contextKeyTable['mlflow.state']) {
        assert.ok(
          texts.some((clause) => clause.startsWith(`mlflow.state == ${state}`)),
          `${view} ${state}`,
        );
      }
    }
  });
});

describe('settings', () => {
  it('have in the code the names and defaults of package.json', () => {
    const declared = Object.entries(configuration.properties).filter(([id]) => id !== 'mlflow.connections');
    assert.deepEqual(Object.fromEntries(declared.map(([id, property]) => [id, property.default])), settingDefaults);
    assert.deepEqual(configuration.properties['mlflow.connections']?.default, []);
  });

  it('are each read', () => {
    const read = new Set(
      extension.flatMap((source) => after(source, 'readSetting', '(').map(([id]) => id?.value ?? '')),
    );
    assert.deepEqual([...read].toSorted(), Object.keys(settingDefaults).toSorted());
  });
});

describe('when clauses', () => {
  /** Keys of VS Code itself. */
  const builtIn = new Set([
    'view',
    'viewItem',
    'isWorkspaceTrusted',
    'listMultiSelection',
    'resourceFilename',
    'activeEditor',
    'activeCustomEditorId',
    'false',
  ]);
  const own = (): readonly Condition[] => conditions().filter(({ key }) => !builtIn.has(key));

  it('read only keys that the code sets, and all of them', () => {
    assert.deepEqual([...new Set(own().map(({ key }) => key))].toSorted(), Object.keys(contextKeyTable).toSorted());
  });

  it('compare them only with values that they can have', () => {
    assert.deepEqual(
      own().filter((condition) => !isPossible(condition)),
      [],
    );
    assert.equal(isPossible({ key: 'mlflow.state', operator: '==', value: 'redy' }), false);
    assert.equal(isPossible({ key: 'mlflow.state', operator: undefined, value: undefined }), false);
  });

  it('are set by the code, each key', () => {
    const set = new Set(
      extension.flatMap((source) => after(source, 'setContextKey', '(').map(([key]) => key?.value ?? '')),
    );
    assert.deepEqual([...set].toSorted(), Object.keys(contextKeyTable).toSorted());
  });

  it('ask only for tokens that rows of their view have', () => {
    const asked = menuItems.flatMap(({ when }) => {
      const all = conditionsOf(when ?? 'false');
      const view = all.find(({ key }) => key === 'view')?.value;
      return all.flatMap(({ key, value }) =>
        key === 'viewItem' ? viewItemTokens(value ?? '').map((token) => ({ view, token })) : [],
      );
    });
    assert.ok(asked.length > 50);
    assert.deepEqual(
      asked.filter(({ view, token }) => !tokensOfRows(view).has(token)),
      [],
    );
    assert.equal(tokensOfRows('mlflow.models').has('run'), false);
  });
});

/** A flag stands alone; anything else is compared with one of its values. */
function isPossible({ key, operator, value }: Condition): boolean {
  const values: readonly (string | boolean)[] = contextKeyTable[key as keyof typeof contextKeyTable] ?? [];
  return operator === undefined ? values.includes(true) : values.some((possible) => possible === value);
}

/** Files that write `contextValue` tokens, by view. */
const itemFiles: Readonly<Record<string, string>> = {
  'mlflow.connections': 'src/extension/connections/connectionItems.ts',
  'mlflow.experiments': 'src/extension/explorer/experimentItems.ts',
  'mlflow.models': 'src/extension/explorer/modelItems.ts',
};
const commonItems = 'src/extension/explorer/commonItems.ts';
/** `experiment.lifecycle` and `run.lifecycle` stand among the tokens as they are. */
const lifecycles = ['active', 'deleted'];

/** Without a view: what rows of every view have. */
function tokensOfRows(view: string | undefined): ReadonlySet<string> {
  const files = new Set([commonItems, ...(view === undefined ? [] : [itemFiles[view]])]);
  const texts = extension
    .filter(({ path }) => files.has(path))
    .flatMap((source) => textsOf(source).map(({ value }) => value));
  return new Set(view === 'mlflow.experiments' ? [...texts, ...lifecycles] : texts);
}

describe('texts of package.json', () => {
  const english = bundle('package.nls.json');
  const chinese = bundle('package.nls.zh-cn.json');
  const used = new Set([...manifestText.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ''));

  it('are all there, in both languages, and all used', () => {
    assert.deepEqual(Object.keys(english).toSorted(), [...used].toSorted());
    assert.deepEqual(Object.keys(chinese).toSorted(), [...used].toSorted());
  });

  it('are nowhere written into package.json itself', () => {
    const bare = [
      ...manifestText.matchAll(
        /"(title|name|description|markdownDescription|contents|contextualTitle)": "([^%"][^"]*)"/g,
      ),
    ].map(([, , text]) => text);
    assert.deepEqual(
      bare.filter((text) => text !== 'MLflow' && text !== 'mlflow-workbench'),
      [],
    );
  });
});
