import type { SignaturePartName } from '../document.ts';
import type { RowPath } from './modelPage.ts';

/** A row that is not there yet. What is left out is chosen as MLflow would write it for a required value. */
export interface NewRow {
  /** `null`: without a name. */
  readonly name: string | null;
  /** A type text, see `typeText.ts`; of a tensor its dtype. */
  readonly type: string;
  readonly isRequired?: boolean;
  /** Of a tensor or a parameter: `(-1, 28)`. */
  readonly shape?: string;
  /** Of a parameter, as JSON. */
  readonly default?: string;
}

/** What a person does in a signature table, as plain JSON. Each is one minimal edit of the text. */
export type Gesture =
  /** `name` of `null` takes the name away. */
  | { readonly kind: 'rename'; readonly part: SignaturePartName; readonly path: RowPath; readonly name: string | null }
  /** A type text; of a tensor a dtype. An object that stays one keeps its properties, whatever is put around it. */
  | {
      readonly kind: 'setType';
      readonly part: SignaturePartName;
      readonly paths: readonly RowPath[];
      readonly type: string;
    }
  | {
      readonly kind: 'setRequired';
      readonly part: SignaturePartName;
      readonly paths: readonly RowPath[];
      readonly isRequired: boolean;
    }
  /** Of a tensor `(-1, 28)`; of a parameter `(-1)` or `(3)`, or '' for none. */
  | { readonly kind: 'setShape'; readonly part: SignaturePartName; readonly path: RowPath; readonly shape: string }
  /** Of a parameter. JSON; what is none counts as text where the type is string. */
  | { readonly kind: 'setDefault'; readonly path: RowPath; readonly default: string }
  /**
   * `before` the row with this path (its last number may be one past the last row), which also says in which object; a path of one number is a
   * row of the part itself. An absent part is written.
   */
  | {
      readonly kind: 'add';
      readonly part: SignaturePartName;
      readonly before: RowPath;
      readonly rows: readonly NewRow[];
    }
  | { readonly kind: 'duplicate'; readonly part: SignaturePartName; readonly paths: readonly RowPath[] }
  /** The last row of a part takes the part with it: a list without any is refused by MLflow. */
  | { readonly kind: 'remove'; readonly part: SignaturePartName; readonly paths: readonly RowPath[] }
  /** Each row one place up (-1) or down (1) among its siblings, all together. */
  | { readonly kind: 'move'; readonly part: SignaturePartName; readonly paths: readonly RowPath[]; readonly by: -1 | 1 }
  /** Whole parts, as the JSON of the signature: what was inferred from data. Parts left out stay. */
  | {
      readonly kind: 'replace';
      readonly parts: readonly { readonly part: SignaturePartName; readonly json: string }[];
    };
