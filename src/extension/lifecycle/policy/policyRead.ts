import type * as vscode from 'vscode';
import { readPolicy, type PolicyRead } from '../../../core/lifecycle/gates/policyFile/readPolicy.ts';

interface Read {
  readonly version: number;
  readonly read: PolicyRead;
}

const before = new WeakMap<vscode.TextDocument, Read>();

/** The policy as it is typed now; what was read of this version of the document is used again. */
export function policyRead(document: vscode.TextDocument): PolicyRead {
  const known = before.get(document);
  if (known?.version === document.version) return known.read;
  const read = readPolicy(document.getText());
  before.set(document, { version: document.version, read });
  return read;
}
