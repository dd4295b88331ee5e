import type { Span } from '../../base/span.ts';
import type { MlmodelDocument } from '../document.ts';
import { flavorKey } from '../flavors.ts';
import { viewOf, type FlavorPart } from '../modelView.ts';
import { keysOf, scalarOf, textOf } from '../values.ts';
import type { YamlEntry } from '../yaml/mapping.ts';

export interface Link {
  /** The text without its quotes. */
  readonly at: Span;
  /** A file beside the `MLmodel` file, or what is to be found on the server of the active connection. */
  readonly target:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'server'; readonly query: string };
}

/** `models:/name/3`, `models:/name@alias`; logged models (`models:/m-…`) have no row of their own. */
const modelUri = /models:\/(?!m-[0-9a-f]{32})([^\s/@'",\\\]}]+)(?:[/@][\w.-]+)?/g;

/** What leads somewhere from an `MLmodel` file. Whether a file is there is for whoever shows the link to see. */
export function linksOf(document: MlmodelDocument): readonly Link[] {
  const { flavors, exampleInfo } = viewOf(document);
  const paths = new Set([
    ...flavors.flatMap(pathsOf),
    ...['artifact_path', 'serving_input_path'].flatMap((key) => exampleInfo.get(key) ?? []),
  ]);
  return [
    ...[...paths].flatMap((entry) => link(entry, (path) => ({ kind: 'file', path }))),
    ...link(document.top.get('run_id'), (query) => ({ kind: 'server', query })),
    ...modelUris(document.text),
  ].toSorted((a, b) => a.at.start - b.at.start);
}

function pathsOf({ keys, known }: FlavorPart): YamlEntry[] {
  const direct = known ? [...keys].filter(([name]) => flavorKey(known, name)?.role === 'path') : [];
  const environment = keys.get('env');
  const artifacts = [...keysOf(keys.get('artifacts')?.value).values()];
  return [
    ...direct.map(([, entry]) => entry),
    ...(environment ? [environment, ...keysOf(environment.value).values()] : []),
    ...artifacts.flatMap(({ value }) => keysOf(value).get('path') ?? []),
  ];
}

function link(entry: YamlEntry | undefined, target: (text: string) => Link['target']): Link[] {
  const text = textOf(entry?.value);
  const scalar = entry && scalarOf(entry.value);
  if (!scalar || !text) return [];
  const at = { start: scalar.sourceOf(0).start, end: scalar.sourceOf(scalar.value.length - 1).end };
  return [{ at, target: target(text) }];
}

function modelUris(text: string): Link[] {
  return Array.from(text.matchAll(modelUri), (found) => ({
    at: { start: found.index, end: found.index + found[0].length },
    target: { kind: 'server', query: found[1] ?? '' },
  }));
}
