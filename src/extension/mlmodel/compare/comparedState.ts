import * as vscode from 'vscode';
import type { MlmodelDocument } from '../../../core/mlmodel/document.ts';
import { alignSignatures } from '../../../core/signature/alignSchemas.ts';
import { compareSignatures } from '../../../core/signature/compare.ts';
import type { Change } from '../../../core/signature/compareChange.ts';
import type { Signature } from '../../../core/signature/spec.ts';
import type { ComparedSide, ComparedSignatures, PageChange } from '../../../protocol/comparePage.ts';
import { failureText } from '../../base/failure.ts';
import { render } from '../../base/text.ts';
import { signatureProblem, type ComparedModel } from './comparedModel.ts';
import { openDocument } from './modelText.ts';

/** A side as it was read, or why it was not. */
export interface ReadSide {
  readonly model: ComparedModel;
  readonly document: MlmodelDocument | undefined;
  readonly error: unknown;
}

type Compared = NonNullable<ComparedSignatures['comparison']>;

/** Makes what the page shows. What was compared before is used again while both signatures are the same: most keystrokes are elsewhere. */
export class ComparedState {
  #last: { readonly key: readonly unknown[]; readonly compared: Compared } | undefined;

  of(from: ReadSide, to: ReadSide): Omit<ComparedSignatures, 'memory'> {
    const sides = { from: sideOf(from), to: sideOf(to) };
    const isWhole = from.document && to.document && sides.from.problem === '' && sides.to.problem === '';
    const comparison = isWhole ? this.#compared(from.document?.signature, to.document?.signature) : null;
    return { ...sides, comparison };
  }

  #compared(old: Signature | undefined, now: Signature | undefined): Compared {
    const key = [old, now].flatMap((one) => [one?.inputs, one?.outputs, one?.params]);
    const last = this.#last;
    if (last && key.every((part, index) => part === last.key[index])) return last.compared;
    const comparison = compareSignatures(old, now);
    const compared: Compared = {
      verdict: comparison.verdict,
      changes: comparison.changes.map(pageChange),
      parts: alignSignatures(old, now, comparison).map(({ rows, changes, ...part }) => ({
        ...part,
        rows: rows.map((row) => ({ ...row, changes: [...row.changes] })),
        changes: [...changes],
      })),
    };
    this.#last = { key, compared };
    return compared;
  }
}

function sideOf({ model, document, error }: ReadSide): ComparedSide {
  const { label, short, icon, uri } = model;
  const what = vscode.l10n.t('{name} could not be read', { name: label });
  const refused = document && signatureProblem(document);
  const problem = document ? (refused === undefined ? '' : `${label}: ${refused}`) : failureText({ what }, error);
  return { label, short, icon, hasUnsavedChanges: openDocument(uri)?.isDirty ?? false, problem };
}

function pageChange({ kind, part, name, path, isBreaking, from, to, message }: Change): PageChange {
  return {
    kind,
    part,
    where: path ?? name ?? '',
    isBreaking,
    from: shortened(from),
    to: shortened(to),
    meets: render(message),
  };
}

/** Types and defaults can be of any length. */
function shortened(text = ''): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const longest = 200;
