import { Memo } from '../../base/memo.ts';
import type { Subject } from '../rule.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import type { YamlNode } from '../yaml/node.ts';
import { readYaml, type YamlDocument } from '../yaml/readYaml.ts';
import { viewOf } from './modelView.ts';
import { readRequirement, readRequirements, type Requirement, type RequirementLine } from './requirementLines.ts';
import { keysOf, listOf, mapOf, textOf } from './values.ts';

export const requirementsFile = 'requirements.txt';

/** A YAML file of the environment that is there. */
export interface EnvironmentFile {
  readonly file: string;
  readonly text: string;
  readonly yaml: YamlDocument;
  readonly keys: ReadonlyMap<string, YamlEntry>;
  /** The list of pip among the dependencies. */
  readonly pip: PipList | undefined;
}

type EnvironmentContent = Omit<EnvironmentFile, 'file' | 'text'>;

export interface PipList {
  /** The key `pip`. */
  readonly key: YamlEntry;
  readonly lines: readonly RequirementLine[];
}

/** The files beside `MLmodel` that say what the model runs in, read once for all rules. */
export interface EnvironmentFiles {
  readonly conda: EnvironmentFile | undefined;
  readonly pythonEnv: EnvironmentFile | undefined;
  readonly condaPip: PipList | undefined;
  readonly requirements: readonly RequirementLine[] | undefined;
}

const read = new WeakMap<Subject, EnvironmentFiles>();

/** Models that were trained together have the same files, and those of one model are the same at each keystroke. */
const limits = { answers: 32, characters: 500_000 };
const readBefore = new Memo<EnvironmentContent>(limits);
const requirementsBefore = new Memo<readonly RequirementLine[]>(limits);

export function environmentOf(subject: Subject): EnvironmentFiles {
  const known = read.get(subject);
  if (known) return known;
  const files = readFiles(subject);
  read.set(subject, files);
  return files;
}

/** What the lines of a requirements list ask for. */
export function requirementsIn(lines: readonly RequirementLine[] | undefined): readonly Requirement[] {
  return (lines ?? []).filter((line) => line.kind === 'requirement');
}

function readFiles(subject: Subject): EnvironmentFiles {
  const env = viewOf(subject.document).pythonFunction?.keys.get('env')?.value;
  const named = keysOf(env);
  const conda = yamlFile(subject, textOf(named.get('conda')?.value) ?? textOf(env) ?? 'conda.yaml');
  const pythonEnv = yamlFile(subject, textOf(named.get('virtualenv')?.value) ?? 'python_env.yaml');
  const text = subject.siblings.text(requirementsFile);
  return {
    conda,
    pythonEnv,
    condaPip: conda?.pip,
    requirements: text === undefined ? undefined : requirementsBefore.get(text, () => readRequirements(text)),
  };
}

function yamlFile({ siblings }: Subject, file: string): EnvironmentFile | undefined {
  const text = siblings.text(file);
  if (text === undefined) return undefined;
  return { file, text, ...readBefore.get(text, () => contentOf(readYaml(text))) };
}

function contentOf(yaml: YamlDocument): EnvironmentContent {
  const keys = keysOf(yaml.root);
  return { yaml, keys, pip: pipListOf(keys) };
}

/** The last `pip:` of the dependencies, as MLflow 3.17.2 takes it. */
function pipListOf(keys: EnvironmentFile['keys']): PipList | undefined {
  const key = itemsOf(keys.get('dependencies')?.value)
    .flatMap((item) => (mapOf(item) ? (keysOf(item).get('pip') ?? []) : []))
    .at(-1);
  if (key === undefined || !listOf(key.value)) return undefined;
  const lines = itemsOf(key.value).flatMap((item) => {
    const line = textOf(item)?.trim();
    return line === undefined || line === '' ? [] : readRequirement(line, item.span);
  });
  return { key, lines };
}

export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return listOf(node)?.items ?? [];
}
