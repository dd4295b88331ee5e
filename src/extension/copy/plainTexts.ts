import { withoutCredentials } from '../../core/links/mlflowUri.ts';
import type { CopyTarget } from './copyTarget.ts';

/** An artifact's name is its path: that tells it from others of its run. */
export function nameOf(target: CopyTarget): string | undefined {
  switch (target.kind) {
    case 'connection':
      return target.connection.name;
    case 'experiment':
      return target.experiment.name;
    case 'run':
      return target.run.name;
    case 'metric':
      return target.metric.key;
    case 'param':
      return target.param.key;
    case 'tag':
      return target.tag.key;
    case 'artifact':
      return target.artifact.path;
    case 'loggedModel':
      return target.model.name;
    case 'model':
      return target.model.name;
    case 'version':
      return target.version.name;
  }
}

export function idOf(target: CopyTarget): string | undefined {
  switch (target.kind) {
    case 'experiment':
      return target.experiment.id;
    case 'run':
      return target.run.id;
    case 'loggedModel':
      return target.model.id;
    case 'version':
      return target.version.version;
    default:
      return undefined;
  }
}

/** Metrics in full precision: the shortest digits that give the same number again, in JavaScript as in Python. */
export function valueOf(target: CopyTarget): string | undefined {
  switch (target.kind) {
    case 'metric':
      return String(target.metric.value);
    case 'param':
      return target.param.value;
    case 'tag':
      return target.tag.value;
    default:
      return undefined;
  }
}

export function serverUriOf(target: CopyTarget): string | undefined {
  return target.kind === 'connection' ? withoutCredentials(target.connection.trackingUri) : undefined;
}
