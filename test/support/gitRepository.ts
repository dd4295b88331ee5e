import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A real repository in a folder of its own. */
export class GitRepository {
  readonly root: string;

  /** `parent` is the folder that it is made in. */
  constructor(options: readonly string[] = [], parent = tmpdir()) {
    this.root = realpathSync(mkdtempSync(path.join(parent, 'git-repository-')));
    this.git('init', '--quiet', '--initial-branch=main', ...options);
    this.git('config', 'user.name', 'Ada Example');
    this.git('config', 'user.email', 'ada@example.org');
  }

  /** What it prints, without the end of its last line. */
  git(...args: readonly string[]): string {
    const output = execFileSync('git', args, {
      cwd: this.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: this.root, GIT_CONFIG_NOSYSTEM: '1' },
    });
    return output.replace(/\n$/, '');
  }

  write(file: string, text: string | Uint8Array): void {
    const target = path.join(this.root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** Writes files and commits everything; the id of the commit. */
  commit(files: Readonly<Record<string, string | Uint8Array>>, subject = 'A change'): string {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', subject);
    return this.git('rev-parse', 'HEAD');
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
