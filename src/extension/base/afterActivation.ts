import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';

/**
 * Registers when `activate()` has returned what VS Code waits for by itself: providers of editors, and of pages that it brings back. The view that a
 * person opened is there sooner. Commands have to be registered at once: one that is called is looked for right after activation.
 */
export function afterActivation(register: (owned: DisposableStore) => void): Disposable {
  const owned = new DisposableStore();
  setImmediate(() => {
    if (!owned.isDisposed) register(owned);
  });
  return owned;
}
