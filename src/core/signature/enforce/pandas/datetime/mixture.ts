import { message } from '../../../../base/message.ts';
import { Refusal } from '../../refusal.ts';
import type { NumpyType } from '../../../spec.ts';
import type { Value } from '../../value.ts';
import type { TypedCells } from '../inference.ts';
import { datetimeType, zonedType } from '../pandasType.ts';
import { type Moment, nanosecondsOf } from './moment.ts';

/** Gathers the times of a column and says what dtype they have together; throws a Refusal where they cannot stand in one column. */
export class Mixture {
  private readonly offsets = new Set<number | 'naive'>();
  private hasNumbers = false;
  /** The first that differs from those before it. */
  private odd: Value | undefined;
  private readonly cells: Value[] = [];
  private readonly dtype: NumpyType;
  private readonly factor: bigint;

  constructor(unit = 'ns') {
    this.dtype = datetimeType(unit);
    this.factor = { s: 1_000_000_000n, ms: 1_000_000n, us: 1000n }[unit] ?? 1n;
  }

  addNothing({ span }: Value): void {
    this.cells.push({ kind: 'scalar', dtype: this.dtype, value: undefined, span });
  }

  /** A number counts the unit; its fraction is lost. */
  addNumber(cell: Value, value: number | bigint): void {
    this.hasNumbers = true;
    this.cells.push({
      kind: 'scalar',
      dtype: this.dtype,
      value: BigInt(typeof value === 'number' ? Math.trunc(value) : value),
      span: cell.span,
    });
  }

  addMoment(cell: Value, moment: Moment): void {
    const nanoseconds = nanosecondsOf(moment);
    const count = this.factor === 1n ? nanoseconds : nanoseconds / this.factor;
    const isFar = moment.year < 1679 || moment.year > 2260;
    if (isFar && (count <= lowest || count >= -lowest)) throw new Refusal(message('columnTimeRange'), cell.span);
    this.offsets.add(moment.offset ?? 'naive');
    if (this.offsets.size > 1) this.odd ??= cell;
    this.cells.push({ kind: 'scalar', dtype: this.dtype, value: count, span: cell.span });
  }

  finish(): TypedCells {
    const isZoned = [...this.offsets].some((offset) => offset !== 'naive');
    if (isZoned && (this.offsets.size > 1 || this.hasNumbers))
      throw new Refusal(message('columnTimeZones'), (this.odd ?? this.cells[0])?.span);
    return { dtype: isZoned ? zonedType : this.dtype, cells: this.cells };
  }
}

/** Stands for NaT. */
const lowest = -(2n ** 63n);
