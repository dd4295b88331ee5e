import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import { Emitter } from '../../core/base/emitter.ts';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Message } from '../../core/base/message.ts';
import { connectionId, type Connection, type ConnectionId } from '../../core/connections/connection.ts';
import type { Credentials } from '../../core/connections/credentials.ts';
import { parseDotenv } from '../../core/connections/dotenv.ts';
import {
  environmentCredentials,
  readDotenv,
  readEnvironment,
  type EnvironmentReading,
} from '../../core/connections/environment.ts';
import { readConnections, type SettingPlace } from '../../core/connections/settings.ts';
import { readHomeCredentials } from '../../node/homeCredentials.ts';
import { connectionsSetting, readLists } from './connectionSettings.ts';

/** Something that was configured and is not used, and why. */
export interface SourceProblem {
  readonly from: SettingPlace['list'] | 'environment' | 'dotenv';
  /** Name of the entry, or its number from 1. */
  readonly entry: string | number | undefined;
  readonly problem: Message;
}

/** What is configured now. */
export interface SourceReading {
  readonly connections: readonly Connection[];
  readonly problems: readonly SourceProblem[];
  readonly places: ReadonlyMap<ConnectionId, SettingPlace>;
  /** Of connections from the environment or a `.env` file: they came with the address and go nowhere else. */
  readonly credentials: ReadonlyMap<ConnectionId, Credentials>;
}

/** Reads the connections from where they can stand, and says when to read them again. */
export class ConnectionSource implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #watchers = this.#owned.add(new Replaceable());
  readonly #changed = this.#owned.add(new Emitter());
  readonly onDidChange = this.#changed.event;
  #isWatching = false;

  constructor() {
    const changed = (): void => this.#changed.fire();
    const moved = (): void => {
      this.#isWatching = false;
      changed();
    };
    this.#owned.add(
      vscode.workspace.onDidChangeConfiguration(
        (change) => change.affectsConfiguration(connectionsSetting) && changed(),
      ),
    );
    this.#owned.add(vscode.workspace.onDidGrantWorkspaceTrust(moved));
    this.#owned.add(vscode.workspace.onDidChangeWorkspaceFolders(moved));
  }

  /** Settings; only when they name no connection: the environment, then the `.env` of a trusted folder. */
  async read(settings = readSettings()): Promise<SourceReading> {
    if (settings.connections.length > 0) return settings;
    this.#watch();
    const environment = toReading('environment', readEnvironment(process.env, await readHomeCredentials()));
    const found = environment ?? (vscode.workspace.isTrusted ? await readDotenvFiles() : undefined);
    return found ? { ...found, problems: [...settings.problems, ...found.problems] } : settings;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  /** From before the files are read, so that no change is missed; not at all while nobody needs them. */
  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    const watchers = new DisposableStore();
    this.#watchers.replace(watchers);
    if (!vscode.workspace.isTrusted) return;
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const watcher = watchers.add(
        vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '.env')),
      );
      for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
        watchers.add(event(() => this.#changed.fire()));
    }
  }
}

/** Credentials that a user's connection may be linked to. */
export async function processCredentials(): Promise<Credentials | undefined> {
  return environmentCredentials(process.env, await readHomeCredentials());
}

/** What the settings alone say, at once. */
export function readSettings(): SourceReading {
  const { entries, problems } = readConnections(readLists(), vscode.workspace.isTrusted);
  return {
    connections: entries.map(({ connection, place }) => withCaPath(connection, place)),
    problems: problems.map(({ place, name, number, problem }) => ({
      from: place.list,
      entry: name ?? number,
      problem,
    })),
    places: new Map(entries.map(({ connection, place }) => [connectionId(connection), place])),
    credentials: new Map(),
  };
}

/** `~/ca.pem`, and in a workspace's list a path relative to its folder. */
function withCaPath(connection: Connection, place: SettingPlace): Connection {
  const { caFile } = connection;
  if (caFile === undefined || isAbsolute(caFile)) return connection;
  if (/^~[\\/]/.test(caFile)) return { ...connection, caFile: join(homedir(), caFile.slice(2)) };
  if (place.list === 'user') return connection;
  const folder = place.list === 'folder' ? vscode.Uri.parse(place.folder) : vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder?.scheme === 'file' ? { ...connection, caFile: join(folder.fsPath, caFile) } : connection;
}

async function readDotenvFiles(): Promise<SourceReading | undefined> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const text = await readText(vscode.Uri.joinPath(folder.uri, '.env'));
    const reading = text === undefined ? undefined : toReading('dotenv', readDotenv(parseDotenv(text)));
    if (reading) return reading;
  }
  return undefined;
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

function toReading(from: 'environment' | 'dotenv', reading: EnvironmentReading): SourceReading | undefined {
  if (!reading) return undefined;
  const problems = reading.problems.map((problem) => ({ from, entry: 'MLFLOW_TRACKING_URI', problem }));
  if (!('connection' in reading)) return { connections: [], problems, places: new Map(), credentials: new Map() };
  const { connection, credentials } = reading;
  return {
    connections: [connection],
    problems,
    places: new Map(),
    credentials: new Map(credentials ? [[connectionId(connection), credentials]] : []),
  };
}

/** Holds one disposable; the former goes when the next one comes. */
class Replaceable implements Disposable {
  #current: Disposable | undefined;

  replace(next: Disposable): void {
    this.#current?.dispose();
    this.#current = next;
  }

  dispose(): void {
    this.#current?.dispose();
  }
}
