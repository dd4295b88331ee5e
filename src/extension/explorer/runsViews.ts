import * as vscode from 'vscode';
import { Emitter } from '../../core/base/emitter.ts';
import { defaultRunsView, type RunsView } from '../../core/runs/runsView.ts';

/** How the runs of each experiment are shown, for as long as the window lives. */
export class RunsViews {
  readonly #views = new Map<string, RunsView>();
  readonly #changed = new Emitter<string>();
  /** Tells the experiment's key. */
  readonly onDidChange = this.#changed.event;

  get(key: string): RunsView {
    return this.#views.get(key) ?? defaultRunsView;
  }

  set(key: string, change: Partial<RunsView>): void {
    this.#views.set(key, { ...this.get(key), ...change });
    this.#changed.fire(key);
  }

  clear(key: string): void {
    this.#views.delete(key);
    this.#changed.fire(key);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

export function experimentKey(sessionId: string, experimentId: string): string {
  return `${sessionId}/${experimentId}`;
}

export function isDefault(view: RunsView): boolean {
  return view.filter === '' && view.sort.by === 'started' && view.lifecycle === 'active';
}

/** The view in force, in words: it stands as the first row under the experiment. */
export function describeRunsView({ filter, sort, lifecycle }: RunsView): string {
  const parts: string[] = [];
  if (lifecycle === 'deleted') parts.push(vscode.l10n.t('deleted runs'));
  if (filter !== '') parts.push(filter.replace(/^attributes\./, ''));
  if (sort.by === 'name') parts.push(vscode.l10n.t('sorted by name'));
  if (sort.by === 'metric') {
    const arrow = sort.descending ? '↓' : '↑';
    parts.push(
      sort.where === 'server'
        ? vscode.l10n.t('sorted by {metric} {arrow}', { metric: sort.key, arrow })
        : vscode.l10n.t('loaded rows sorted by {metric} {arrow}: the server did not sort all within 10 s', {
            metric: sort.key,
            arrow,
          }),
    );
  }
  return parts.join(' · ');
}
