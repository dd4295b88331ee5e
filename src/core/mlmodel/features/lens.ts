import { message, type Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { MlmodelDocument, SignaturePartName } from '../document.ts';
import { itemStarts } from './jsonItems.ts';

export interface SignatureLens {
  /** The key `signature`. */
  readonly at: Span;
  /** To be shown side by side. */
  readonly parts: readonly Message[];
}

const counted: Readonly<Record<SignaturePartName, (count: number) => Message>> = {
  inputs: (count) => (count === 1 ? message('featureInput') : message('featureInputs', { count })),
  outputs: (count) => (count === 1 ? message('featureOutput') : message('featureOutputs', { count })),
  params: (count) => (count === 1 ? message('featureParameter') : message('featureParameters', { count })),
};

/** What a signature has, in a few words. Undefined without one that can be read. */
export function signatureLens({ top, parts }: MlmodelDocument): SignatureLens | undefined {
  const entry = top.get('signature');
  const counts = parts.flatMap(({ name, json, schema, params }) =>
    schema || params ? [counted[name](itemStarts(json).length)] : [],
  );
  return entry && counts.length > 0 ? { at: entry.key.span, parts: counts } : undefined;
}
