import { silentLog } from '../../src/core/base/log.ts';
import { requestMove } from '../../src/core/lifecycle/review/requestMove.ts';
import { RestClient } from '../../src/core/tracking/rest/restClient.ts';
import { RestRegistry } from '../../src/core/tracking/rest/restRegistry.ts';
import { ADMIN, basic } from '../support/servers.ts';
import { pictureOfFailure } from './failurePicture.ts';
import { wear } from './pictures.ts';
import { readmePicture } from './readmePicture.ts';
import { team, type Member, type Team } from './team.ts';

const MODEL = 'digits classifier';

const policy = `version: 1
rules:
  - models: "digits*"
    stage: Production
    gates:
      metrics:
        - test_f1 >= 0.95
        - test_f1: { above-production-by: 0.01 }
      run: finished
      signature: compatible
      description: required
      not-by-requester: true
`;

/** Not among the tests: `node scripts/pictures.mjs` runs it. */
describe('pictures of the registry for the README', () => {
  let all: Team;
  let bob: Member;

  before(async function () {
    this.timeout(300_000);
    all = await team(MODEL);
    await askAsAda();
    bob = await all.join('bob', policy);
  });
  afterEach(async function () {
    await pictureOfFailure(this, bob.w);
  });
  after(async () => {
    await bob.w.close();
    await all.server.stop();
  });

  async function askAsAda(): Promise<void> {
    const headers = async () => ({ Authorization: basic(ADMIN) });
    const client = new RestClient({ baseUrl: all.server.uri, headers, fetch, log: silentLog });
    const asked = {
      name: MODEL,
      version: '3',
      to: 'Production',
      archiveExisting: true,
      comment: 'Fewer mistakes on the test digits.',
      actor: { name: 'ada', from: 'server' },
    } as const;
    await requestMove(new RestRegistry(client, silentLog), asked, new AbortController().signal);
  }

  it('a request under review', async () => {
    await wear(bob.w, 'light');
    await bob.models.expand(new RegExp(`^${MODEL}`));
    await bob.models.press(/^Version 3, .*request to Production/, 'Review Transition Request…');
    const page = bob.w.webview();
    await page.getByRole('row', { name: /Failed/ }).waitFor();
    await page.getByText('2 differ').waitFor();
    await bob.w.command('View: Close Primary Side Bar');
    await readmePicture(bob.w, 'review-light');
    await bob.w.command('View: Toggle Primary Side Bar Visibility');
  });

  it('a registered model', async () => {
    await wear(bob.w, 'dark');
    await (await bob.models.row(/^Version 3, /)).click();
    const page = bob.w.webview();
    await page.getByRole('heading', { level: 1, name: MODEL, exact: true }).waitFor();
    await page.getByText('SVC, rbf kernel, narrow').first().waitFor();
    await page.getByRole('row', { name: /^test_f1/ }).waitFor();
    await page.getByText('Fewer mistakes on the test digits.').first().waitFor();
    await bob.w.command('View: Close Primary Side Bar');
    await page.getByText('Fits Production callers').or(page.getByText("Signature is Production's")).first().waitFor();
    await readmePicture(bob.w, 'model-dark');
  });
});
