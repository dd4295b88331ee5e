import type { KeyValue } from './keyValue.ts';

export type Lifecycle = 'active' | 'deleted';

/** Times are milliseconds since 1970. */
export interface Experiment {
  readonly id: string;
  readonly name: string;
  readonly artifactLocation: string;
  readonly lifecycle: Lifecycle;
  readonly created: number | undefined;
  readonly lastUpdated: number | undefined;
  readonly tags: readonly KeyValue[];
}
