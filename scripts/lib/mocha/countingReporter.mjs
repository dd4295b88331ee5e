import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha's spec reporter that also leaves its counts in the file named by MLFLOW_WORKBENCH_TEST_RESULT. */
export default class CountingReporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    let passed = 0;
    let failed = 0;
    runner.on('pass', () => passed++);
    runner.on('fail', () => failed++);
    runner.once('end', () => {
      const file = process.env['MLFLOW_WORKBENCH_TEST_RESULT'];
      if (file) writeFileSync(file, JSON.stringify({ passed, failed }));
    });
  }
}
