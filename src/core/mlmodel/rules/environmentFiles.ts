import { Memo } from '../../base/memo.ts';
import { oncePer } from '../../base/oncePer.ts';
import type { Found, Subject } from '../rule.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import type { YamlNode } from '../yaml/node.ts';
import { readYaml, type YamlDocument } from '../yaml/readYaml.ts';
import { viewOf } from '../modelView.ts';
import { readRequirement, readRequirements, type Requirement, type RequirementLine } from './requirementLines.ts';
import { keysOf, listOf, mapOf, textOf } from '../values.ts';

export const requirementsFile = 'requirements.txt';

/** A YAML file of the environment that is there. */
export interface EnvironmentFile {
  readonly file: string;
  readonly text: string;
  readonly yaml: YamlDocument;
  readonly keys: ReadonlyMap<string, YamlEntry>;
}

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

/** Models that were trained together have the same files, and those of one model are the same at each keystroke. */
const readBefore = new Memo<EnvironmentFiles>({ answers: 32, characters: 500_000 });

export const environmentOf: (subject: Subject) => EnvironmentFiles = oncePer(readFiles);

/** What the lines of a requirements list ask for. */
export function requirementsIn(lines: readonly RequirementLine[] | undefined): readonly Requirement[] {
  return (lines ?? []).filter((line) => line.kind === 'requirement');
}

/** The `check` of a rule that looks at nothing but these files: what it finds is found once for all models that have the same. */
export function inEnvironment(
  find: (files: EnvironmentFiles) => Iterable<Found>,
): (subject: Subject) => readonly Found[] {
  const findOnce = oncePer((files: EnvironmentFiles): readonly Found[] => [...find(files)]);
  return (subject) => findOnce(environmentOf(subject));
}

/** The names of the files, as the model gives them, whether they are there or not. */
export function environmentNames({ document }: Subject): readonly [conda: string, pythonEnv: string, pip: string] {
  const env = viewOf(document).pythonFunction?.keys.get('env')?.value;
  const named = keysOf(env);
  return [
    textOf(named.get('conda')?.value) ?? textOf(env) ?? 'conda.yaml',
    textOf(named.get('virtualenv')?.value) ?? 'python_env.yaml',
    requirementsFile,
  ];
}

function readFiles(subject: Subject): EnvironmentFiles {
  const { siblings } = subject;
  const [condaFile, pythonEnvFile] = environmentNames(subject);
  const conda = siblings.text(condaFile);
  const pythonEnv = siblings.text(pythonEnvFile);
  const requirements = siblings.text(requirementsFile);
  const parts = [condaFile, conda, pythonEnvFile, pythonEnv, requirements];
  const key = parts.map((part) => (part === undefined ? 'none' : `${part.length} ${part}`)).join('\n');
  return readBefore.get(key, () => {
    const condaRead = yamlFile(condaFile, conda);
    return {
      conda: condaRead,
      pythonEnv: yamlFile(pythonEnvFile, pythonEnv),
      condaPip: condaRead && pipListOf(condaRead),
      requirements: requirements === undefined ? undefined : readRequirements(requirements),
    };
  });
}

function yamlFile(file: string, text: string | undefined): EnvironmentFile | undefined {
  if (text === undefined) return undefined;
  const yaml = readYaml(text);
  return { file, text, yaml, keys: keysOf(yaml.root) };
}

/** The last `pip:` of the dependencies, as MLflow 3.17.2 takes it. */
function pipListOf({ keys }: EnvironmentFile): PipList | undefined {
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
