import type { Span } from '../base/span.ts';
import type { SignatureProblem } from '../signature/problem.ts';
import type { ParamSpec, Schema, Signature } from '../signature/spec.ts';
import type { YamlEntry } from './yaml/mapping.ts';
import type { YamlDocument } from './yaml/readYaml.ts';
import type { YamlMapping, YamlScalar } from './yaml/node.ts';

export type SignaturePartName = 'inputs' | 'outputs' | 'params';

/** `inputs`, `outputs` or `params` of the signature, as far as it is written as a JSON string. */
export interface SignaturePart {
  readonly name: SignaturePartName;
  readonly entry: YamlEntry;
  /** The scalar that holds the JSON. */
  readonly scalar: YamlScalar;
  readonly json: string;
  readonly schema: Schema | undefined;
  readonly params: readonly ParamSpec[] | undefined;
  readonly problems: readonly SignatureProblem[];
  /** The place in the file of a part of the JSON. */
  toFile(span: Span): Span;
}

/** An `MLmodel` file, read once; everything of the language starts from it. */
export interface MlmodelDocument {
  readonly text: string;
  readonly yaml: YamlDocument;
  /** The file as a map; undefined when it is none. */
  readonly root: YamlMapping | undefined;
  /** Its top-level keys; empty when it is no map. */
  readonly top: ReadonlyMap<string, YamlEntry>;
  readonly parts: readonly SignaturePart[];
  /** What MLflow would make of the signature; undefined when there is none or MLflow refuses it. */
  readonly signature: Signature | undefined;
}
