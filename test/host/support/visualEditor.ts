import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Gesture } from '../../../src/core/mlmodel/page/gesture.ts';
import type { SignatureRow } from '../../../src/core/mlmodel/page/modelPage.ts';
import type { VisualEditor } from '../../../src/extension/mlmodel/editor/visualEditor.ts';
import {
  mlmodelHostContract,
  mlmodelPageContract,
  type GestureOutcome,
  type ModelLinks,
  type ShownModel,
} from '../../../src/protocol/mlmodelPage.ts';
import { Rpc, type Port } from '../../../src/protocol/rpc.ts';
import type { Files } from '../../support/modelFiles.ts';
import { eventually } from './eventually.ts';
import { running } from './extension.ts';
import { makeFolder } from './models.ts';

export const editorId = 'mlflow.mlmodelEditor';

/** A page as the editor sees it: what it was told, and what a person does in it. */
export class FakePage {
  readonly editor: VisualEditor;
  readonly rpc: Rpc<typeof mlmodelPageContract, typeof mlmodelHostContract>;
  /** What was shown, in order. */
  readonly shown: ShownModel[] = [];
  links: ModelLinks | undefined;
  /** Messages that did not fit the contract. */
  readonly oddities: string[] = [];

  constructor(editor: VisualEditor) {
    const [mine, theirs] = joinedPorts();
    this.editor = editor;
    this.rpc = new Rpc({
      port: mine,
      own: mlmodelPageContract,
      other: mlmodelHostContract,
      handlers: {
        requests: {},
        notices: {
          shown: (shown) => void this.shown.push(shown),
          links: (links) => {
            this.links = links;
          },
          focusProblem: () => {},
        },
      },
      onOddity: (what) => this.oddities.push(what),
    });
    editor.serve(theirs);
  }

  get document(): vscode.TextDocument {
    return this.editor.document;
  }

  get last(): ShownModel {
    const last = this.shown.at(-1);
    assert.ok(last, 'nothing was shown yet');
    return last;
  }

  /** The first state, as a page asks for it. */
  async ready(): Promise<ShownModel> {
    this.shown.push(await this.rpc.request('ready', {}));
    return this.last;
  }

  /** What a person does who looks at what was shown last, or at an older state. */
  gesture(gesture: Gesture, epoch: number = this.last.epoch): Promise<GestureOutcome> {
    return this.rpc.request('gesture', { epoch, gesture });
  }

  fix(problem: number, fix: number): Promise<GestureOutcome> {
    return this.rpc.request('fix', { epoch: this.last.epoch, problem, fix });
  }

  inputs(): readonly SignatureRow[] {
    return this.last.page.signature.find(({ part }) => part === 'inputs')?.rows ?? [];
  }

  /** Waits until the page shows the text as it is now, and such a state. */
  async until(what: string, isSo: (shown: ShownModel) => boolean = () => true): Promise<ShownModel> {
    await eventually(what, () => this.last.epoch === this.document.version && isSo(this.last));
    return this.last;
  }
}

/** Opens a file in a visual editor and waits until it speaks with a page. */
export async function openVisualEditor(uri: vscode.Uri, viewColumn?: vscode.ViewColumn): Promise<FakePage> {
  const { mlmodel } = await running();
  const before = new Set(mlmodel.language().editors);
  await vscode.commands.executeCommand('vscode.openWith', uri, editorId, { preview: false, viewColumn });
  const editor = await eventually(`a visual editor of ${uri.path}`, () =>
    mlmodel.language().editors.find((one) => !before.has(one) && one.document.uri.toString() === uri.toString()),
  );
  const page = new FakePage(editor);
  await page.ready();
  await page.until('the text as it is');
  return page;
}

export interface OpenVisual {
  readonly folder: vscode.Uri;
  readonly page: FakePage;
  readonly document: vscode.TextDocument;
}

/** Opens the `MLmodel` of a new folder in a visual editor. */
export async function openVisual(files: Files): Promise<OpenVisual> {
  const folder = await makeFolder(files);
  const page = await openVisualEditor(vscode.Uri.joinPath(folder, 'MLmodel'));
  return { folder, page, document: page.document };
}

/** Two ends of one channel; what goes through is copied as it is between a page and the extension. */
export function joinedPorts(): readonly [Port, Port] {
  const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const port = (mine: 0 | 1): Port => ({
    post: (message) => {
      const text = JSON.stringify(message);
      setImmediate(() => ends[mine === 0 ? 1 : 0].forEach((listener) => listener(JSON.parse(text))));
    },
    listen: (listener) => {
      ends[mine].add(listener);
      return { dispose: () => void ends[mine].delete(listener) };
    },
  });
  return [port(0), port(1)];
}
