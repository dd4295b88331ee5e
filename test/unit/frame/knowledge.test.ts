import assert from 'node:assert/strict';
import { after, at, sources, sourcesUnder, textsOf, type Source } from './sources.ts';

const rest = 'src/core/tracking/rest/';

/** Files outside the client that name an address all the same, and why. */
const mayNamePaths: Readonly<Record<string, string>> = {
  'src/core/connections/cures.ts': 'a command line for a person to run',
  'src/core/connections/doctor.ts': '/health, which is no API',
};

const mayNameFields: Readonly<Record<string, string>> = {
  'src/core/connections/doctor.ts': 'asks the endpoints one by one, as the client does',
  'src/core/mlmodel/flavors.ts': 'keys of flavors in MLmodel files, some of which the wire has as well',
  'src/core/mlmodel/hubFlavors.ts': 'the same',
  'src/core/mlmodel/pythonFunction.ts': 'the same',
};

/** The paths of all endpoints, as they are declared: `runs/search`. Parameters in them match anything. */
const endpoints = sourcesUnder(rest).flatMap((source) =>
  after(source, 'path', ':').flatMap(([path]) => (path?.kind === 'string' ? [path.value] : [])),
);

/** The wire's own names, `run_uuid`: keys with an underscore in what the client sends and reads. */
const wireNames = new Set(
  sourcesUnder(rest).flatMap(({ tokens }) =>
    tokens.flatMap(({ kind, text }, index) =>
      kind === 'name' && /[a-z]_[a-z]/.test(text) && tokens[index + 1]?.text === ':' ? [text] : [],
    ),
  ),
);

function isPath(text: string): boolean {
  return (
    /\bapi\/\d\.\d|ajax-api|mlflow-artifacts\/artifacts|^\/(get-artifact|graphql|version|health)($|\?)/.test(text) ||
    endpoints.some((path) => new RegExp(`(^|/)${path.replaceAll(/\{\w+\}/g, '[^/]+')}($|\\?)`).test(text))
  );
}

function addressesIn(source: Source): string[] {
  return textsOf(source)
    .filter(({ value }) => isPath(value) && !source.imports.some(({ from }) => from === value))
    .map((token) => `${at(source, token)} ${token.value}`);
}

function fieldsIn(source: Source): string[] {
  return source.tokens
    .filter(({ kind, text }) => kind === 'name' && wireNames.has(text))
    .map((token) => `${at(source, token)} ${token.text}`);
}

describe('what only the client of the REST API knows', () => {
  it('is read', () => {
    assert.ok(endpoints.length > 25 && endpoints.includes('runs/search'), endpoints.join(' '));
    assert.ok(wireNames.size > 20 && wireNames.has('max_results'), [...wireNames].join(' '));
    assert.ok(
      [
        '/api/2.0/mlflow/x',
        'runs/search',
        '/ajax-api/2.0',
        'logged-models/m-1',
        'experiments/search?x=1',
        '/get-artifact',
      ].every(isPath),
    );
    assert.ok(!['runs:/a', 'searches', '#/experiments/1/runs/2', '/run/', 'models'].some(isPath));
  });

  it('are its paths', () => {
    const others = sources.filter(({ path }) => !path.startsWith(rest));
    assert.deepEqual(others.filter(({ path }) => mayNamePaths[path] === undefined).flatMap(addressesIn), []);
  });

  it('are the names of its fields', () => {
    const others = sources.filter(({ path }) => !path.startsWith(rest) && mayNameFields[path] === undefined);
    assert.deepEqual(others.flatMap(fieldsIn), []);
  });

  it('is known by every file that may', () => {
    const found = (path: string, look: (source: Source) => string[]): boolean =>
      sources.some((source) => source.path === path && look(source).length > 0);
    const idle = [
      ...Object.keys(mayNamePaths).filter((path) => !found(path, addressesIn)),
      ...Object.keys(mayNameFields).filter((path) => !found(path, fieldsIn)),
    ];
    assert.deepEqual(idle, []);
  });
});

/**
 * A person is asked, and told, only by files that say so in their name, and by the few below. Trees, models, stores and sessions never
 * open anything.
 */
const asksByName =
  /\/(\w+(Command|Commands|Prompts|Picker|Pickers|Wizard|Steps|Consent|Note)|multiStep|confirm|askField)\.ts$/;
const mayAsk: Readonly<Record<string, string>> = {
  'src/extension/base/notify.ts': 'the one place where notifications are shown',
  'src/extension/connections/testConnection.ts': 'the command Test Connection and its list of results',
  'src/extension/artifacts/saveArtifact.ts': 'the command Save Artifact and its file dialog',
  'src/extension/copy/uriTexts.ts': 'the choice between several aliases',
  'src/extension/mlmodel/chosenModel.ts': 'the choice of a model for the commands that work on one',
};

const prompts =
  /^(show(Information|Warning|Error)Message|showQuickPick|showInputBox|showSaveDialog|showOpenDialog|showWorkspaceFolderPick|createQuickPick|createInputBox)$/;

function promptsIn(source: Source): string[] {
  const direct = after(source, 'vscode', '.', 'window', '.').flatMap(([name]) =>
    name && prompts.test(name.text) ? [name.text] : [],
  );
  const own = source.imports.filter(({ from, isType }) => !isType && /\/(multiStep|askField)\.ts$/.test(from));
  return [...direct, ...own.map(({ from }) => from)];
}

describe('prompts', () => {
  it('are opened only where a name says so', () => {
    const elsewhere = sources.filter(({ path }) => !asksByName.test(path) && mayAsk[path] === undefined);
    assert.deepEqual(
      elsewhere.flatMap((source) => promptsIn(source).map((name) => `${source.path} ${name}`)),
      [],
    );
  });

  it('are opened by every file that may', () => {
    const idle = Object.keys(mayAsk).filter(
      (path) => !sources.some((source) => source.path === path && promptsIn(source).length > 0),
    );
    assert.deepEqual(idle, []);
  });

  it('are never opened by another name of the window', () => {
    const aliased = sources.filter(
      (source) =>
        after(source, 'window', '}', '=', 'vscode').length > 0 ||
        after(source, '=', 'vscode', '.', 'window', ';').length > 0,
    );
    assert.deepEqual(
      aliased.map(({ path }) => path),
      [],
    );
  });
});
