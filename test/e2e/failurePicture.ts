import type { Workbench } from '../support/workbench.ts';

/** For `afterEach`: what the window looked like when a test failed stays in `.tools/run/`. */
export async function pictureOfFailure(context: Mocha.Context, w: Workbench): Promise<void> {
  const test = context.currentTest;
  if (test?.isFailed()) await w.picture(`failed: ${test.title.slice(0, 60)}`);
}
