import { message, type Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { Property } from '../../signature/spec.ts';
import type { MlmodelDocument, SignaturePart } from '../document.ts';
import type { Flavor, FlavorKey } from '../flavorKey.ts';
import { flavorKey } from '../flavors.ts';
import { exampleInfoKeys, topLevelKey, type TopLevelKey } from '../keys.ts';
import { viewOf } from '../modelView.ts';
import { itemStarts } from './jsonItems.ts';
import { holds, jsonPlaceAt } from './jsonPlace.ts';
import { spanOf } from './outline.ts';
import { jsonText, nameText, paramText, specText, typeText } from './typeText.ts';

/** What is said about a place. */
export interface Hover {
  readonly at: Span;
  /** A name and what it is, to be shown as code. */
  readonly title: string;
  /** Markdown, in English. */
  readonly documentation: string;
  readonly facts: readonly Message[];
}

/** About the key or the column at an offset; undefined where there is nothing to say. */
export function hoverAt(document: MlmodelDocument, offset: number): Hover | undefined {
  const json = jsonPlaceAt(document, offset);
  return json ? specHover(json.part, json.offset) : keyHover(document, offset);
}

function keyHover(document: MlmodelDocument, offset: number): Hover | undefined {
  const { flavors, exampleInfo } = viewOf(document);
  for (const [name, { key }] of document.top) {
    const known = topLevelKey(name);
    if (known && holds(key.span, offset)) return { at: key.span, title: name, ...aboutKey(known) };
  }
  for (const [name, { key }] of exampleInfo) {
    const known = exampleInfoKeys.find((one) => one.name === name);
    if (known && holds(key.span, offset)) return { at: key.span, title: name, ...aboutKey(known) };
  }
  const part = flavors.find(({ entry }) => holds(spanOf(entry), offset));
  if (!part?.known) return undefined;
  if (holds(part.entry.key.span, offset))
    return { at: part.entry.key.span, title: part.name, ...aboutFlavor(part.known) };
  for (const [name, { key }] of part.keys) {
    const known = flavorKey(part.known, name);
    if (known && holds(key.span, offset))
      return { at: key.span, title: `${part.name}.${name}`, ...aboutFlavorKey(known) };
  }
  return undefined;
}

type About = Pick<Hover, 'documentation' | 'facts'>;

function aboutKey({ documentation, since }: TopLevelKey): About {
  return { documentation, facts: [message('featureSince', { version: since })] };
}

function aboutFlavorKey({ documentation, presence }: FlavorKey): About {
  if (presence === 'optional') return { documentation, facts: [] };
  return { documentation, facts: [presence === 'needed' ? message('featureNeeded') : message('featureUsual')] };
}

function aboutFlavor({ documentation, packages, removedIn }: Flavor): About {
  return {
    documentation,
    facts: [
      ...(packages.length > 0 ? [message('featurePackages', { packages: packages.join(', ') })] : []),
      ...(removedIn === undefined ? [] : [message('featureRemoved', { version: removedIn })]),
    ],
  };
}

function specHover(part: SignaturePart, offset: number): Hover | undefined {
  return columnHover(part, offset) ?? paramHover(part, offset);
}

function columnHover(part: SignaturePart, offset: number): Hover | undefined {
  const { name: partName, json, schema } = part;
  const spec = schema?.specs.find(({ span }) => holds(span, offset));
  if (!spec) return undefined;
  const { index, count } = placeAmongItems(json, spec.span);
  const place = { number: index + 1, count, part: partName };
  const name = nameText(spec.name);
  const isTensor = spec.kind === 'tensor';
  const inner =
    spec.kind === 'column' && spec.type.kind === 'object' ? propertyAt(spec.type.properties, offset) : undefined;
  return {
    at: part.toFile(inner?.property.span ?? spec.span),
    title: inner
      ? `${[name ?? `${partName}[${index}]`, ...inner.path].join('.')}: ${typeText(inner.property.type)}`
      : titled(name, specText(spec)),
    documentation: '',
    facts: [
      isTensor ? message('featureTensor', place) : message('featureColumn', place),
      ...(isTensor ? [] : [isNeeded(inner?.property ?? spec)]),
    ],
  };
}

function placeAmongItems(json: string, { start }: Span): { readonly index: number; readonly count: number } {
  const starts = itemStarts(json);
  return { index: starts.findLastIndex((item) => item <= start), count: starts.length };
}

function isNeeded({ isRequired }: { readonly isRequired: boolean }): Message {
  return isRequired ? message('featureRequired') : message('featureOptional');
}

/** The innermost property that is written around the offset. */
function propertyAt(
  properties: readonly Property[],
  offset: number,
): { readonly property: Property; readonly path: readonly string[] } | undefined {
  let found: { property: Property; path: readonly string[] } | undefined;
  let level = properties;
  for (;;) {
    const property = level.find(({ span }) => holds(span, offset));
    if (!property) return found;
    found = { property, path: [...(found?.path ?? []), property.name] };
    level = property.type.kind === 'object' ? property.type.properties : [];
  }
}

function paramHover(part: SignaturePart, offset: number): Hover | undefined {
  const { json, params } = part;
  const param = params?.find(({ span }) => holds(span, offset));
  if (!param) return undefined;
  const { index, count } = placeAmongItems(json, param.span);
  return {
    at: part.toFile(param.span),
    title: titled(nameText(param.name), paramText(param)),
    documentation: '',
    facts: [
      message('featureParam', { number: index + 1, count }),
      message('featureDefault', { value: jsonText(param.defaultValue) }),
      ...(param.isList ? [message('featureList')] : []),
    ],
  };
}

function titled(name: string | undefined, type: string): string {
  return name === undefined ? type : `${name}: ${type}`;
}
