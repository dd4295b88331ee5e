import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** The page that says of each code what it means. It comes with the extension, so that it is there without a network. */
export class RuleDocs {
  readonly #page: vscode.Uri;
  #lines: ReadonlyMap<string, number> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#page = vscode.Uri.joinPath(extensionUri, 'docs/diagnostics.md');
  }

  /** VS Code opens a file at a line only, `#L12`, and does not look for headings. */
  at(code: string): vscode.Uri {
    this.#lines ??= headings(this.#page.fsPath);
    const line = this.#lines.get(code);
    return this.#page.with({ fragment: line === undefined ? code : `L${line}` });
  }
}

/** Lines from one. */
function headings(file: string): ReadonlyMap<string, number> {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const found = lines.map((line, index) => [/^#+ `?([\w-]+)`?/.exec(line)?.[1] ?? '', index + 1] as const);
    return new Map(found.filter(([code]) => code !== '').toReversed());
  } catch {
    return new Map();
  }
}
