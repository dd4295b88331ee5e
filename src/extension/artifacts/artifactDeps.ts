import type { CommandHost } from '../base/commands.ts';
import type { Connections } from '../connections/session.ts';
import type { ArtifactListings } from './artifactListings.ts';

/** What the commands on artifacts need. */
export interface ArtifactDeps {
  readonly connections: Connections;
  readonly commands: CommandHost;
  readonly listings: ArtifactListings;
}
