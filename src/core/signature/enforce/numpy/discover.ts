import { message } from '../../../base/message.ts';
import type { NumpyType } from '../../spec.ts';
import { listItems } from '../pythonValue.ts';
import { Refusal } from '../refusal.ts';
import type { Value } from '../value.ts';
import { dtypes, promote } from './numpyTypes.ts';

/** What `np.array` finds before it fills the array. */
export interface Discovery {
  readonly shape: readonly number[];
  /** Of the elements together; `float64` when there is none. */
  readonly dtype: NumpyType;
}

/**
 * Shape and dtype of nested lists (numpy 2.4). Lists of different lengths are refused, unless elements may be `object`: then the array has only
 * the dimensions that all have.
 */
export function discover(value: Value, requested: NumpyType | undefined): Discovery {
  const search = new Search();
  search.visit(value, 0);
  const shape = search.shape.slice(0, search.rank);
  if (search.raggedAt !== undefined && requested?.kind !== 'O') throw refusalOf(search);
  return { shape, dtype: requested ?? search.dtype ?? dtypes.float64 };
}

/** NumPy's limit of dimensions. */
const maxRank = 64;

function refusalOf({ raggedAt, rank }: Search): Refusal {
  const text = rank === maxRank ? message('dataListsDeep', { limit: maxRank }) : message('dataListsUneven');
  return new Refusal(text, raggedAt?.span);
}

class Search {
  readonly shape: number[] = [];
  rank = maxRank;
  dtype: NumpyType | undefined;
  /** The first value whose shape is not that of its neighbours. */
  raggedAt: Value | undefined;
  #isRankKnown = false;

  visit(value: Value, depth: number): void {
    const items = listItems(value);
    if (items === undefined) this.#leaf(value, depth);
    else this.#list(value, items, depth);
  }

  #leaf(value: Value, depth: number): void {
    const shape = value.kind === 'ndarray' ? value.shape : [];
    if (this.#fits(shape, depth, false)) this.#meet(typeOf(value));
    else this.raggedAt ??= value;
  }

  #list(value: Value, items: readonly Value[], depth: number): void {
    if (!this.#fits([items.length], depth, true)) {
      this.raggedAt ??= value;
      return;
    }
    if (items.length === 0) {
      this.#isRankKnown = true;
      this.rank = depth + 1;
      return;
    }
    for (const item of items) this.visit(item, depth + 1);
  }

  #meet(type: NumpyType): void {
    this.dtype = this.dtype === undefined ? type : promote(this.dtype, type);
  }

  /** NumPy goes depth first: the first leaf fixes the number of dimensions, later ones can only take some away. */
  #fits(shape: readonly number[], depth: number, isList: boolean): boolean {
    let isFit = true;
    let dimensions = shape.length;
    if (depth + dimensions > this.rank) {
      isFit = false;
      dimensions = this.rank - depth;
    } else if (!isList && this.rank !== depth + dimensions) {
      this.rank = depth + dimensions;
      if (this.#isRankKnown) isFit = false;
    }
    for (let index = 0; index < dimensions; index += 1) {
      const length = shape[index] ?? 0;
      if (!this.#isRankKnown) this.shape[depth + index] = length;
      else if (length !== this.shape[depth + index]) {
        isFit = false;
        this.rank = isList ? depth : this.rank - (dimensions - index);
        break;
      }
    }
    if (!isList) this.#isRankKnown = true;
    return isFit;
  }
}

/** The dtype that numpy sees in one element. */
export function typeOf(value: Value): NumpyType {
  if (value.kind === 'ndarray' || value.kind === 'scalar') return value.dtype;
  if (value.kind === 'integer') return integerType(value.value);
  return leafTypes[value.kind];
}

const leafTypes = {
  boolean: dtypes.bool,
  float: dtypes.float64,
  string: dtypes.str,
  bytes: dtypes.bytes,
  null: dtypes.object,
  object: dtypes.object,
  dict: dtypes.object,
  array: dtypes.object,
  list: dtypes.object,
} as const;

function integerType(value: number | bigint): NumpyType {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return dtypes.int64;
  const exact = BigInt(value);
  if (exact >= -(2n ** 63n) && exact < 2n ** 63n) return dtypes.int64;
  return exact >= 0n && exact < 2n ** 64n ? dtypes.uint64 : dtypes.object;
}
