import * as vscode from 'vscode';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { formatBytes } from '../base/format.ts';
import { readSetting } from '../contributions/settings.ts';

/** Bytes of a file that VS Code opens: the extension host holds it whole, and so does the editor. */
export function previewLimit(): number {
  return Math.max(0, readSetting('mlflow.artifacts.maxPreviewMegabytes')) * 1_000_000;
}

/** Bytes of a file that is saved: it is held in memory whole, because artifacts are read whole. */
export const saveLimit = 512_000_000;

/** `size` in bytes, undefined when only known to be above the limit. */
export function tooLargeToOpen(path: string, size: number | undefined): string {
  const limit = formatBytes(previewLimit());
  return size === undefined
    ? vscode.l10n.t(
        '{path} is larger than {limit}, the limit to open a file (mlflow.artifacts.maxPreviewMegabytes). Use Save As… to get it.',
        { path, limit },
      )
    : vscode.l10n.t(
        '{path} has {size}; files up to {limit} are opened (mlflow.artifacts.maxPreviewMegabytes). Use Save As… to get it.',
        { path, size: formatBytes(size), limit },
      );
}

export function tooLargeToSave(path: string, size: number | undefined): string {
  const limit = formatBytes(saveLimit);
  return size === undefined
    ? vscode.l10n.t('{path} is larger than {limit}, the limit of Save As…. Use “mlflow artifacts download” for it.', {
        path,
        limit,
      })
    : vscode.l10n.t('{path} has {size}; Save As… takes files up to {limit}. Use “mlflow artifacts download” for it.', {
        path,
        size: formatBytes(size),
        limit,
      });
}

/** What a store says of a file that is longer than the limit it was given; undefined for every other failure. */
export function tooLarge(error: unknown): { readonly size: number | undefined } | undefined {
  return error instanceof TrackingError && error.failure.code === 'tooLarge' ? { size: error.failure.size } : undefined;
}
