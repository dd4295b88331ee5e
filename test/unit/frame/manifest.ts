import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/lib/paths.mjs';

export interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

/** As much of package.json as the tests look at. */
export interface Manifest {
  readonly contributes: {
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly when?: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when?: string; readonly contents: string }[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
      readonly enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings?: readonly MenuItem[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
  };
}

export const manifestText = text('package.json');
export const manifest = JSON.parse(manifestText) as Manifest;

export function text(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** A language bundle: English or key → what is shown. */
export function bundle(file: string): Readonly<Record<string, string>> {
  return JSON.parse(text(file)) as Record<string, string>;
}

/** `{name}` and `{0}`, sorted. */
export function placeholders(message: string): readonly string[] {
  return (message.match(/\{\w+\}/g) ?? []).toSorted();
}

/** Whether there is a Chinese character. */
export function isChinese(message: string): boolean {
  return /\p{Script=Han}/u.test(message);
}
