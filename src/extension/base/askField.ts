import * as vscode from 'vscode';
import type { KeyValue } from '../../core/tracking/keyValue.ts';
import { input, pick } from './multiStep.ts';
import { plainLabel } from './plainLabel.ts';

export const notEmpty = (text: string): string | undefined =>
  text.trim() === '' ? vscode.l10n.t('Something has to stand here.') : undefined;

/** A tag's key and value, as far as they are not given; an existing value is offered for change. */
export async function askTag(
  of: string,
  existing: readonly KeyValue[],
  given: { readonly key?: string | undefined; readonly value?: string | undefined },
): Promise<KeyValue> {
  const title = vscode.l10n.t('Tag of {name}', { name: of });
  const key = given.key ?? (await input({ title, prompt: vscode.l10n.t('Key of the tag'), validate: notEmpty }));
  const now = existing.find((tag) => tag.key === key)?.value;
  const value =
    given.value ??
    (await input({
      title,
      prompt: vscode.l10n.t('Value of {key}', { key }),
      ...(now === undefined ? {} : { value: now }),
    }));
  return { key, value };
}

export function askTagKey(of: string, existing: readonly KeyValue[]): Promise<string> {
  return pick<string>({
    title: vscode.l10n.t('Delete Tag of {name}', { name: of }),
    placeholder: vscode.l10n.t('Choose a tag'),
    items: existing.map(({ key, value }) => ({
      label: plainLabel(key),
      description: plainLabel(value.slice(0, 80)),
      value: key,
    })),
  });
}

export function askDescription(of: string, now: string): Promise<string> {
  return input({
    title: vscode.l10n.t('Description of {name}', { name: of }),
    prompt: vscode.l10n.t('Markdown; empty for no description'),
    value: now,
  });
}
