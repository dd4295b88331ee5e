import { assertRefused } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { makeExperiment, makeRun } from './support/seed.ts';

describe('the code of a run in a folder that is not trusted', () => {
  before(() => connectTo(mlflow));
  after(() => configure([]));

  it('is not looked for: git could run what the folder names', async () => {
    const { id: experimentId } = await makeExperiment();
    const { id: runId } = await makeRun({ experimentId, tags: { 'mlflow.source.git.commit': 'a'.repeat(40) } });
    await assertRefused('mlflow.source.open', { runId }, 'untrusted', /not trusted/);
    await assertRefused('mlflow.source.compare', { runId }, 'untrusted', /not trusted/);
    await assertRefused('mlflow.runs.thisCommit', { experimentId }, 'untrusted', /not trusted/);
  });
});
