import type { Severity } from '../rule.ts';
import type { SignaturePartName } from '../document.ts';

/**
 * Where a row of a signature table is: the index of the column, tensor or parameter, then the index of a property of the object that it holds, and
 * so on. Arrays and maps around an object have no rows of their own: `array<object>` opens to the properties of its objects.
 */
export type RowPath = readonly number[];

export const rowCells = ['name', 'type', 'required', 'shape', 'default'] as const;
export type RowCell = (typeof rowCells)[number];

/** A line of a signature table: a column, tensor, parameter or property. Rows of one part come depth first, in the order of the text. */
export interface SignatureRow {
  readonly path: RowPath;
  /** `null`: without a name. */
  readonly name: string | null;
  readonly kind: 'column' | 'tensor' | 'param' | 'property';
  /** As `writeTypeText` writes it: `long`, `array<map<double>>`, `object`; of a tensor its dtype. */
  readonly type: string;
  /** `null`: of tensors and parameters. */
  readonly isRequired: boolean | null;
  /** `(-1, 28)` of a tensor, `(-1)` of a parameter that is a list; otherwise `null`. */
  readonly shape: string | null;
  /** Of a parameter, as JSON; otherwise `null`. */
  readonly default: string | null;
  /** How many rows follow that are inside of this one, at any depth. */
  readonly inside: number;
}

/** One part of the signature as a table. */
export interface SignatureTable {
  readonly part: SignaturePartName;
  /**
   * `absent`: the part is not written, or is null; `broken`: it is there, but cannot be shown as rows, the problems say why. A gesture on an absent
   * part writes it.
   */
  readonly state: 'absent' | 'broken' | 'rows';
  readonly holds: 'columns' | 'tensors' | 'params';
  readonly rows: readonly SignatureRow[];
}

/** Where on the page a problem belongs. */
export type ProblemPlace =
  | { readonly kind: 'row'; readonly part: SignaturePartName; readonly path: RowPath; readonly cell: RowCell | null }
  | { readonly kind: 'part'; readonly part: SignaturePartName }
  | { readonly kind: 'section'; readonly section: PageSection };

export const pageSections = ['model', 'flavors', 'signature', 'environment', 'example', 'metadata', 'text'] as const;
/** `text`: the file as a whole, where nothing of the page shows it. */
export type PageSection = (typeof pageSections)[number];

export interface PageProblem {
  readonly severity: Severity;
  readonly code: string;
  readonly text: string;
  /** `MLmodel`, or the file beside it that the problem is in. */
  readonly file: string;
  readonly place: ProblemPlace;
  /** What the buttons of the fixes say; the preferred one first. */
  readonly fixes: readonly string[];
}

export interface PageFlavor {
  readonly name: string;
  readonly keys: readonly PageFact[];
  /** How to load the model with this flavor, in Python; empty where it is not known. */
  readonly snippet: string;
}

/** A key with its value as text. */
export interface PageFact {
  readonly key: string;
  readonly value: string;
}

/** One package (or Python itself) and what each file says of it; '' where a file does not name it. */
export interface PagePackage {
  readonly name: string;
  /** In the order of {@link PageEnvironment.files}: `1.9.1`, `>=2`, `any`. */
  readonly versions: readonly string[];
  readonly isConflict: boolean;
}

export interface PageEnvironment {
  /** Those that are there, of `conda.yaml`, `python_env.yaml`, `requirements.txt`. */
  readonly files: readonly string[];
  readonly packages: readonly PagePackage[];
}

export interface PageVerdict {
  /** `unknown`: the example was not judged, as one that is too large. */
  readonly outcome: 'accepted' | 'refused' | 'unknown';
  /** Of a refusal, one sentence each; the first few. */
  readonly reasons: readonly string[];
  /** The first input column that refuses; `null` where none does or it is not one of them. */
  readonly column: string | null;
}

export interface PageExample {
  readonly file: string;
  /** `dataframe`, `ndarray`, `json_object` …; '' where it is not said. */
  readonly type: string;
  /** The beginning of the file, '' where it is not read. */
  readonly preview: string;
  readonly isCut: boolean;
  readonly serving: PageVerdict;
  readonly predict: PageVerdict;
}

/** What the file itself says of the model; '' where it does not. */
export interface PageModel {
  readonly title: string;
  /** `python_function`, `sklearn 1.9.1` … */
  readonly tags: readonly string[];
  readonly runId: string;
  readonly modelId: string;
  readonly modelUuid: string;
  /** `artifact_path` or what stands for it. */
  readonly artifactPath: string;
  /** As written: UTC, without a zone. */
  readonly created: string;
  readonly mlflowVersion: string;
  readonly pythonVersion: string;
  /** In bytes; `null` where it is not said. */
  readonly size: number | null;
}

/** Everything that the visual editor shows of an `MLmodel` file, as plain JSON in the person's language. */
export interface ModelPage {
  readonly model: PageModel;
  readonly flavors: readonly PageFlavor[];
  readonly signature: readonly SignatureTable[];
  /** The signature was made from type hints: MLflow holds no data against it. */
  readonly isFromTypeHint: boolean;
  readonly environment: PageEnvironment;
  readonly example: PageExample | null;
  readonly metadata: readonly PageFact[];
  /** In the order of the text; those of files beside it come after those of the file. Their index is what a fix is asked by. */
  readonly problems: readonly PageProblem[];
  /** The text is no YAML: what is shown is what could still be understood, and no gesture is taken. */
  readonly isBroken: boolean;
}
