// npm run demo: real training runs on a real tracking server, and VS Code with the extension open on them.
// -- --no-open or -- --port N: VS Code for the browser, even where the `code` command is.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, main, say, step } from './lib/console.mjs';
import { openDesktop } from './lib/demo/desktop.mjs';
import { DEMO, fillStore, prepareWorkspace, withDemoConnection } from './lib/demo/store.mjs';
import { installVsix, startCode, userSettingsFile } from './lib/codeServer.mjs';
import { onPath } from './lib/install/browser.mjs';
import { startMlflow } from './lib/mlflowServer.mjs';
import { ROOT, VSIX } from './lib/paths.mjs';
import { firstFreePort } from './lib/ports.mjs';
import { run } from './lib/processes.mjs';
import { ensure } from './lib/tools.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string' } },
  });
  const wanted = Number(values.port ?? 8200);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535)
    throw new Failure(`${values.port} is no port.`, 'npm run demo -- --port 8200');
  const desktop = values['no-open'] || values.port !== undefined ? undefined : onPath('code');

  await ensure('mlflow', 'dependencies', desktop ? 'node' : 'host');
  await step('Building and packaging the extension', () =>
    run(process.execPath, [path.join(ROOT, 'scripts/package.mjs')], {
      cwd: ROOT,
      cure: 'npm run package, which shows the same failure alone',
    }),
  );
  const mlflow = await step('Starting MLflow', async () =>
    startMlflow({ work: path.join(DEMO, 'mlflow'), fresh: false, port: await firstFreePort(5000) }),
  );
  const workspace = await prepareWorkspace();
  await fillStore(workspace, mlflow.uri);

  if (desktop) {
    await openDesktop(desktop, { vsix: VSIX, workspace, trackingUri: mlflow.uri });
    await mlflow.stop();
    return;
  }
  const code = await step("Starting VS Code's server", async () => {
    const work = path.join(DEMO, 'code');
    await installVsix({ vsix: VSIX, work });
    const settings = withDemoConnection(userSettingsFile(work), mlflow.uri);
    return startCode({ work, fresh: false, port: await firstFreePort(wanted), settings });
  });
  say(`MLflow's own pages: ${mlflow.uri}   Ctrl-C ends everything.`);
  console.log(`Open ${code.url({ folder: workspace })}`);
});
