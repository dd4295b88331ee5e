import { message, type Message } from '../../base/message.ts';
import { compareSignatures } from '../../signature/compare.ts';
import type { Change } from '../../signature/compareChange.ts';
import type { Signature } from '../../signature/spec.ts';
import type { VersionFacts } from '../facts/versionFacts.ts';
import { failed, passed, unknown, type Evaluator } from './answer.ts';

/** A signature that MLflow takes, and that declares something. */
export const signaturePresent: Evaluator<'signaturePresent'> = (_, { candidate }) => {
  const read = signatureOf(candidate);
  if (read.kind === 'unread') return unknown(read.why);
  if (read.kind === 'refused') return failed(message('gateSignatureRefused'));
  const { inputs, outputs, params } = read.signature ?? {};
  if (inputs === undefined && outputs === undefined && (params?.length ?? 0) === 0)
    return failed(message('gateSignatureNone'));
  return passed(
    message('gateSignatureThere', { inputs: inputs?.specs.length ?? 0, outputs: outputs?.specs.length ?? 0 }),
  );
};

/** Whether the model can take the place of the one in Production, as `mlmodel diff` tells; passed when there is no other one. */
export const signatureCompatible: Evaluator<'signatureCompatible'> = (_, { candidate, production }) => {
  if (production === undefined) return passed(message('gateProductionEmpty'));
  const { version } = production.version;
  const [now, old] = [signatureOf(candidate), signatureOf(production)];
  if (now.kind === 'unread') return unknown(now.why);
  if (now.kind === 'refused') return failed(message('gateSignatureRefused'));
  if (old.kind === 'unread') return unknown(message('gateProductionUnread', { version }));
  if (old.kind === 'refused') return unknown(message('gateProductionRefused', { version }));
  const { verdict, changes } = compareSignatures(old.signature, now.signature);
  if (verdict === 'identical') return passed(message('gateSignatureIdentical', { version }));
  if (verdict === 'compatible')
    return passed(
      changes.length === 1
        ? message('gateSignatureFits', { version })
        : message('gateSignatureFitsMore', { count: changes.length, version }),
    );
  const breaking = changes.filter(({ isBreaking }) => isBreaking);
  const where = [...new Set(breaking.map(placeOf))].slice(0, mostPlaces).join(', ');
  return failed(
    breaking.length === 1
      ? message('gateSignatureBreaks', { version, where })
      : message('gateSignatureBreaksMore', { count: breaking.length, version, where }),
  );
};

const mostPlaces = 5;

function placeOf({ path, name, part }: Change): string {
  return path ?? name ?? part;
}

type SignatureRead =
  /** Undefined: the model has none. */
  | { readonly kind: 'read'; readonly signature: Signature | undefined }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unread'; readonly why: Message };

function signatureOf({ files }: VersionFacts): SignatureRead {
  if (files.kind !== 'known') return { kind: 'unread', why: files.why };
  const { signature, top, root, parts } = files.value.document;
  const isRefused =
    root === undefined ||
    (signature === undefined && top.has('signature') && parts.length > 0) ||
    parts.some(({ problems }) => problems.some((problem) => problem.isRefused));
  return isRefused ? { kind: 'refused' } : { kind: 'read', signature };
}
