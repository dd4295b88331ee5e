import type { CommandHost } from '../base/commands.ts';
import type { Connections } from '../connections/session.ts';
import type { Explorer } from '../explorer/explorer.ts';

export interface RegistryDeps {
  readonly commands: CommandHost;
  readonly connections: Connections;
  readonly explorer: Explorer;
}
