import * as vscode from 'vscode';
import { pythonCode, type Snippet } from '../../core/links/snippet.ts';
import { CommandError } from '../base/commandError.ts';
import type { Caller, CommandDefinition, CommandHost } from '../base/commands.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { untilTimeout } from '../base/signals.ts';
import type { CommandId } from '../contributions/commands.ts';
import type { Connections } from '../connections/session.ts';
import { copyArgument, copyRows, targetsOf, type CopyInput } from './copyInput.ts';
import type { CopyTarget } from './copyTarget.ts';
import { idOf, nameOf, valueOf } from './plainTexts.ts';
import { nativeSnippetOf, snippetOf, type FlavorsOf } from './snippetTexts.ts';
import { aliasUriOf, uriOf } from './uriTexts.ts';
import { webLinkOf } from './webPages.ts';

export interface CopyDeps {
  readonly connections: Connections;
  readonly commands: CommandHost;
  readonly flavorsOf: FlavorsOf;
}

/** What is copied of a thing; undefined when it has no such text. */
type TextOf = (target: CopyTarget, context: CopyContext) => string | undefined | Promise<string | undefined>;

interface CopyContext {
  readonly input: CopyInput;
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

type CopyId = Extract<CommandId, `mlflow.copy.${string}`>;
type SnippetId = 'mlflow.copy.snippet' | 'mlflow.copy.nativeSnippet';

/** All take a row, a selection or names, copy the text and return `{text}`; of several things, each on its line. */
export function registerCopyCommands({ connections, commands, flavorsOf }: CopyDeps): void {
  for (const [id, textOf] of entries(texts)) {
    commands.register(
      copyCommand(id, connections, async (targets, context) => (await all(targets, textOf, context)).join('\n')),
    );
  }
  for (const [id, of] of entries(snippets(flavorsOf))) {
    commands.register(
      copyCommand(id, connections, async (targets, context) => pythonCode(await all(targets, of, context))),
    );
  }
  commands.register(openWeb(connections));
}

const texts: Record<Exclude<CopyId, SnippetId>, TextOf> = {
  'mlflow.copy.name': nameOf,
  'mlflow.copy.id': idOf,
  'mlflow.copy.value': valueOf,
  'mlflow.copy.uri': (target, { signal }) => uriOf(target, signal),
  'mlflow.copy.aliasUri': (target, { input, caller }) =>
    target.kind === 'version' ? aliasUriOf(target, input.alias, caller) : undefined,
  'mlflow.copy.webLink': (target, { signal }) => webLinkOf(target, signal),
};

type SnippetOf = (target: CopyTarget, context: CopyContext) => Promise<Snippet | undefined>;

const snippets = (flavorsOf: FlavorsOf): Record<SnippetId, SnippetOf> => ({
  'mlflow.copy.snippet': (target, { signal }) => snippetOf(target, signal),
  'mlflow.copy.nativeSnippet': (target, { signal }) => nativeSnippetOf(target, flavorsOf, signal),
});

function copyCommand(
  id: CommandId,
  connections: Connections,
  textOf: (targets: readonly CopyTarget[], context: CopyContext) => Promise<string>,
): CommandDefinition<CopyInput, { readonly text: string }> {
  return {
    id,
    input: copyArgument,
    fromRows: copyRows,
    failed: () => vscode.l10n.t('Nothing was copied'),
    run: async (input, caller) => {
      const signal = untilTimeout();
      const text = await textOf(await targetsOf(connections, input, signal), { input, caller, signal });
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {text}', { text: inOneLine(text) }), 3000);
      return { text };
    },
  };
}

function openWeb(connections: Connections): CommandDefinition<CopyInput, { readonly uri: string }> {
  return {
    id: 'mlflow.web.open',
    input: copyArgument,
    fromRows: copyRows,
    failed: () => vscode.l10n.t('The page could not be opened'),
    run: async (input) => {
      const signal = untilTimeout();
      const [target] = await targetsOf(connections, input, signal);
      if (!target) throw nothingToTake();
      const uri = await webLinkOf(target, signal);
      await openInBrowser(uri);
      return { uri };
    },
  };
}

/** VS Code takes the address as text too, and only then keeps it: of a `Uri` it would encode `%23` and `%3F` again. */
async function openInBrowser(address: string): Promise<void> {
  await vscode.env.openExternal(address as unknown as vscode.Uri);
}

/** Of a mixed selection, what has no such text is left out; when nothing has one, that is said. */
async function all<T>(
  targets: readonly CopyTarget[],
  of: (target: CopyTarget, context: CopyContext) => T | undefined | Promise<T | undefined>,
  context: CopyContext,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (const target of targets) {
    const one = await of(target, context);
    if (one !== undefined) found.push(one);
  }
  if (found.length === 0) throw nothingToTake();
  return found;
}

function nothingToTake(): CommandError {
  return new CommandError(
    'invalid',
    vscode.l10n.t('What is selected has nothing of this kind. Choose a row of the MLflow views first.'),
  );
}

/** For the status bar; the copied text itself keeps its lines. */
function inOneLine(text: string): string {
  const line = plainLabel(text.replace(/\s+/g, ' ').trim());
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function entries<Key extends string, Value>(table: Record<Key, Value>): [Key, Value][] {
  return Object.entries(table) as [Key, Value][];
}
