import type { Disposable } from '../../core/base/lifetime.ts';
import { requireBundle } from '../base/lazyBundle.ts';
import type { Lifecycle, LifecycleModule, LifecycleOptions } from './lifecycle.ts';

/** Moves, reviews, gates, history and the pages of the registry are a bundle of their own, which is loaded when the first of them is needed. */
export class LifecycleLoader implements Disposable {
  readonly #options: LifecycleOptions;
  #lifecycle: Lifecycle | undefined;

  constructor(options: LifecycleOptions) {
    this.#options = options;
  }

  get(): Lifecycle {
    this.#lifecycle ??= requireBundle<LifecycleModule>(this.#options.extensionUri, 'lifecycle.cjs').start(
      this.#options,
    );
    return this.#lifecycle;
  }

  dispose(): void {
    this.#lifecycle?.dispose();
  }
}
