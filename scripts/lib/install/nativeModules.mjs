// Two native modules of VS Code are missed when nothing is compiled. Plain JavaScript takes their place.
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Parts of VS Code that nothing here uses (agents, 220 MB). */
const UNUSED = ['@github', '@microsoft/mxc-sdk'];
/** Ends a host whose parent died; the host polls its parent by itself as well. The second is its name in VS Code 1.105. */
const WATCHDOGS = ['@vscode/native-watchdog', 'native-watchdog'];

/** @param {string} vscode */
export function replaceNativeModules(vscode) {
  const modules = path.join(vscode, 'node_modules');
  for (const name of UNUSED) rmSync(path.join(modules, name), { recursive: true, force: true });
  copyFileSync(path.join(import.meta.dirname, 'spdlog.cjs'), path.join(modules, '@vscode/spdlog/index.js'));
  for (const name of WATCHDOGS) {
    const folder = path.join(modules, name);
    if (!existsSync(folder)) continue;
    writeFileSync(path.join(folder, 'index.js'), 'exports.start = () => {};\n');
    const manifestFile = path.join(folder, 'package.json');
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
    writeFileSync(manifestFile, JSON.stringify({ ...manifest, main: 'index.js' }));
  }
}
