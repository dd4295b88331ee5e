import { Limiter } from '../../../core/base/limiter.ts';
import { compareSignatures, type Comparison } from '../../../core/signature/compare.ts';
import type { Signature } from '../../../core/signature/spec.ts';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { SignatureVerdict } from '../../../protocol/modelPage.ts';

/** What a version's `MLmodel` declares; `refused`: MLflow takes none of it, or it is no such file. */
export type ReadSignature =
  | { readonly kind: 'signature'; readonly signature: Signature }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** So many files are read at once: a page of cards asks for many. */
const atOnce = 4;

/**
 * Whether signatures can take the place of the one in Production. Each file is read once, whichever versions are copies of it: what lies at a
 * source does not change. What failed is tried again the next time.
 */
export class SignatureVerdicts {
  /** Rejects only when it is cancelled. */
  readonly #read: (version: ModelVersion, signal: AbortSignal) => Promise<ReadSignature>;
  readonly #limiter = new Limiter(atOnce);
  readonly #known = new Map<string, Promise<ReadSignature>>();
  /** Verdicts of two signatures; versions that were trained alike share them. */
  readonly #compared = new WeakMap<Signature, WeakMap<Signature, Comparison>>();

  constructor(read: (version: ModelVersion, signal: AbortSignal) => Promise<ReadSignature>) {
    this.#read = read;
  }

  forget(): void {
    this.#known.clear();
  }

  async of(
    version: ModelVersion,
    production: ModelVersion | undefined,
    signal: AbortSignal,
  ): Promise<SignatureVerdict> {
    const told = { version: version.version };
    if (version.stage === 'Production' || version.version === production?.version)
      return { ...told, kind: 'inProduction' };
    const [own, other] = await Promise.all([
      this.#signature(version, signal),
      production && this.#signature(production, signal),
    ]);
    if (own.kind === 'failed' || own.kind === 'refused') return { ...told, kind: 'unknown', why: own.why };
    if (own.kind === 'none') return { ...told, kind: 'noSignature' };
    if (!other) return { ...told, kind: 'nothingInProduction' };
    if (other.kind === 'none') return { ...told, kind: 'productionHasNone' };
    if (other.kind !== 'signature') return { ...told, kind: 'unknown', why: other.why, isOfProduction: true };
    const { verdict, changes } = this.#compare(other.signature, own.signature);
    if (verdict === 'identical') return { ...told, kind: 'same' };
    const breaking = changes.filter(({ isBreaking }) => isBreaking).length;
    return { ...told, kind: verdict, breaking, compatible: changes.length - breaking };
  }

  /** One reading for all who wait for it. Whoever began it may give up: then the next one begins it anew. */
  async #signature(version: ModelVersion, signal: AbortSignal): Promise<ReadSignature> {
    try {
      return await this.#reading(version, signal);
    } catch {
      signal.throwIfAborted();
      return this.#signature(version, signal);
    }
  }

  #reading(version: ModelVersion, signal: AbortSignal): Promise<ReadSignature> {
    const key = `${version.modelId ?? ''} ${version.runId ?? ''} ${version.source}`;
    const known = this.#known.get(key);
    if (known) return known;
    const reading = this.#limiter.run(signal, () => this.#read(version, signal));
    this.#known.set(key, reading);
    const forget = (): void => {
      if (this.#known.get(key) === reading) this.#known.delete(key);
    };
    reading.then(({ kind }) => kind === 'failed' && forget(), forget);
    return reading;
  }

  #compare(old: Signature, now: Signature): Comparison {
    const ofOld = this.#compared.get(old) ?? new WeakMap<Signature, Comparison>();
    this.#compared.set(old, ofOld);
    const comparison = ofOld.get(now) ?? compareSignatures(old, now);
    ofOld.set(now, comparison);
    return comparison;
  }
}
