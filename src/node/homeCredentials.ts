import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseCredentialsFile, type FileCredentials } from '../core/connections/credentialsFile.ts';

/** `~/.mlflow/credentials`, where MLflow keeps a user name and password; undefined when there is none or it cannot be read. */
export async function readHomeCredentials(home = homedir()): Promise<FileCredentials | undefined> {
  try {
    return parseCredentialsFile(await readFile(join(home, '.mlflow', 'credentials'), 'utf8'));
  } catch {
    return undefined;
  }
}
