import { stopAll } from '../lifetime.mjs';

/** Servers and browsers that tests share end with the last test: tests need not stop them one by one. */
export const mochaHooks = {
  /** @this {Mocha.Context} */
  async afterAll() {
    this.timeout(30_000);
    await stopAll();
  },
};
