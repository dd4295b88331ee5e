import { message } from '../../base/message.ts';
import { oncePer } from '../../base/oncePer.ts';
import type { MlmodelDocument } from '../document.ts';
import { rule, type Fix, type Subject } from '../rule.ts';
import { environmentOf, inEnvironment, requirementsFile, requirementsIn } from './environmentFiles.ts';
import { lineBreakOf } from '../lineBounds.ts';
import { given, viewOf, type FlavorPart } from '../modelView.ts';
import type { Requirement } from './requirementLines.ts';
import { textOf } from '../values.ts';
import { isRelease, sameVersion } from './versions.ts';

const file = requirementsFile;

/** MLflow 3.17.2 parses each line with `packaging` when it compares the environment, and pip when it makes one. */
const invalid = rule({
  code: 'requirement-invalid',
  severity: 'warning',
  docs: {
    cause: 'pip cannot read the line.',
    example: 'numpy=1.26',
    cure: 'Write `name==version`, or an option, path or address that pip knows.',
  },
  check: inEnvironment(function* ({ requirements = [], condaPip, conda }) {
    for (const line of requirements) {
      if (line.kind !== 'invalid') continue;
      yield {
        file,
        at: line.span,
        message: message('ruleRequirementInvalid', { line: line.text }),
        fixes: equalsFix(line),
      };
    }
    for (const line of condaPip?.lines ?? []) {
      if (line.kind !== 'invalid' || conda === undefined) continue;
      yield { file: conda.file, at: line.span, message: message('ruleRequirementInvalid', { line: line.text }) };
    }
  }),
});

const unpinned = rule({
  code: 'requirement-unpinned',
  severity: 'information',
  docs: {
    cause:
      'The requirement fits many versions, so the environment of the model may be another one each time it is made.',
    example: 'numpy',
    cure: 'Pin it: `numpy==2.4.6`. The quick fix takes the version that the model or `conda.yaml` names.',
  },
  *check(subject) {
    const open = requirementsIn(environmentOf(subject).requirements).filter(isOpen);
    if (open.length === 0) return;
    const known = knownVersions(subject);
    for (const requirement of open) {
      const version = known.get(requirement.name);
      const fix = version === undefined ? undefined : pinFix(requirement, version);
      yield {
        file,
        at: requirement.span,
        message: message('ruleRequirementUnpinned', { name: requirement.name }),
        fixes: fix ? [fix] : [],
      };
    }
  },
});

const duplicate = rule({
  code: 'requirement-duplicate',
  severity: 'warning',
  docs: {
    cause: 'A package is required twice. pip refuses the file when the two do not agree.',
    example: 'numpy==1.26.4\nnumpy==2.4.6',
    cure: 'Keep one of them.',
  },
  check: inEnvironment(function* ({ requirements }) {
    const first = new Map<string, Requirement>();
    for (const requirement of requirementsIn(requirements)) {
      const before = first.get(requirement.name);
      if (before === undefined) first.set(requirement.name, requirement);
      if (before === undefined || (before.marker !== undefined && requirement.marker !== undefined)) continue;
      yield {
        file,
        at: requirement.span,
        message: message('ruleRequirementDuplicate', { name: requirement.name }),
        related: [{ file, at: before.span, message: message('ruleRequirementFirst') }],
        ...(before.text === requirement.text && { tag: 'unnecessary' as const }),
      };
    }
  }),
});

const mlflowPackages: ReadonlySet<string> = new Set(['mlflow', 'mlflow-skinny', 'mlflow-tracing']);

/** MLflow writes it as the first line unless one of the three is there (MLflow 3.17.2). */
const mlflowMissing = rule({
  code: 'requirement-mlflow-missing',
  severity: 'information',
  docs: {
    cause: 'The requirements do not name MLflow, which loads the model in the environment that is made of them.',
    example: 'scikit-learn==1.9.1',
    cure: 'Add `mlflow==…` with the version of `mlflow_version`.',
  },
  *check(subject) {
    const { requirements } = environmentOf(subject);
    const text = subject.siblings.text(file);
    if (requirements === undefined || text === undefined || viewOf(subject.document).pythonFunction === undefined)
      return;
    if (requirements.some((line) => line.kind !== 'requirement' || mlflowPackages.has(line.name))) return;
    const version = textOf(subject.document.top.get('mlflow_version')?.value);
    const line = version !== undefined && isRelease(version) ? `mlflow==${version}` : 'mlflow';
    const start = text.startsWith('\uFEFF') ? 1 : 0;
    yield {
      file,
      at: requirements[0]?.span ?? { start, end: start },
      message: message('ruleMlflowMissing'),
      fixes: [
        {
          title: message('fixAddRequirement', { line }),
          isPreferred: line !== 'mlflow',
          file,
          edits: [{ at: { start, end: start }, text: `${line}${text.length > start ? lineBreakOf(text) : ''}` }],
        },
      ],
    };
  },
});

/** Versions that the file names, against those that the requirements ask for. */
const versionDiffers = rule({
  code: 'requirement-version-differs',
  severity: 'warning',
  docs: {
    cause: 'The model was saved with another version of the library than the one that its environment asks for.',
    example: 'sklearn_version: 1.9.1   # MLmodel\nscikit-learn==1.4.0     # requirements.txt',
    cure: 'Ask for the version that saved the model, unless another one is known to load it.',
  },
  *check(subject) {
    const required = new Map(requirementsIn(environmentOf(subject).requirements).map((one) => [one.name, one]));
    for (const { packages, version, key, at } of savedVersions(subject.document)) {
      const name = packages.find((one) => required.has(one));
      const requirement = name === undefined ? undefined : required.get(name);
      if (requirement?.pinned === undefined || !isRelease(version) || !isRelease(requirement.pinned)) continue;
      if (sameVersion(version, requirement.pinned)) continue;
      const fix = pinFix(requirement, version);
      yield {
        file,
        at: requirement.span,
        message: message('ruleVersionDiffers', { name: requirement.name, pinned: requirement.pinned, key, version }),
        related: [{ at, message: message('ruleVersionSaved', { key, version }) }],
        fixes: fix ? [{ ...fix, isPreferred: false }] : [],
      };
    }
  },
});

/** The same list goes to both files (MLflow 3.17.2). */
const pipDiffers = rule({
  code: 'requirement-conda-differs',
  severity: 'information',
  docs: {
    cause:
      'The `pip` section of the conda environment and `requirements.txt` ask for different things, so conda and virtualenv make different environments.',
    example: 'numpy==2.4.6   # requirements.txt\n- numpy==1.26.4  # conda.yaml',
    cure: 'Make the two lists agree; MLflow writes the same one to both.',
  },
  *check(subject) {
    const { requirements, condaPip, conda } = environmentOf(subject);
    if (requirements === undefined || condaPip === undefined || conda === undefined) return;
    if ([...condaPip.lines, ...requirements].some(({ kind }) => kind === 'file')) return;
    const inFile = new Map(requirementsIn(requirements).map((one) => [one.name, one]));
    let told: ReadonlySet<string> | undefined; // nearly always the lists agree
    for (const one of requirementsIn(condaPip.lines)) {
      const other = inFile.get(one.name);
      inFile.delete(one.name);
      if (other?.specifier === one.specifier) continue;
      told ??= toldOf(subject, requirementsIn(requirements));
      if (other && told.has(one.name)) continue;
      const wanted = other
        ? message('ruleCondaDiffers', { here: one.text, there: other.text })
        : message('ruleCondaOnly', { here: one.text });
      yield {
        file: conda.file,
        at: one.span,
        message: wanted,
        ...(other && { related: [{ file, at: other.span, message: message('ruleRequirementOther') }] }),
      };
    }
    const [missing] = inFile.values();
    if (missing === undefined) return;
    const more = inFile.size - 1;
    yield {
      file,
      at: missing.span,
      message: message(more === 0 ? 'ruleNotInConda' : 'ruleNotInCondaMore', {
        name: missing.name,
        file: conda.file,
        more,
      }),
    };
  },
});

export const requirementRules = [invalid, unpinned, duplicate, mlflowMissing, versionDiffers, pipDiffers] as const;

/** Packages of which another rule says that their version is not the right one: what mends that makes the two lists agree as well. */
function toldOf(subject: Subject, required: readonly Requirement[]): ReadonlySet<string> {
  const saved = new Map<string, string>();
  for (const { packages, version } of savedVersions(subject.document))
    for (const name of packages) saved.set(name, version);
  return new Set(required.filter((one) => isOpen(one) || isOther(one, saved.get(one.name))).map(({ name }) => name));
}

function isOther({ pinned }: Requirement, saved: string | undefined): boolean {
  if (pinned === undefined || saved === undefined || !isRelease(pinned) || !isRelease(saved)) return false;
  return !sameVersion(saved, pinned);
}

interface SavedVersion {
  readonly packages: readonly string[];
  readonly key: string;
  readonly version: string;
  readonly at: { readonly start: number; readonly end: number };
}

const savedVersions: (document: MlmodelDocument) => readonly SavedVersion[] = oncePer((document) => {
  const mlflow = given(document.top, 'mlflow_version');
  const version = textOf(mlflow?.value);
  const ofFlavors = viewOf(document).flavors.flatMap(versionsOf);
  if (!mlflow || version === undefined) return ofFlavors;
  return [{ packages: [...mlflowPackages], key: 'mlflow_version', version, at: mlflow.valueNode.span }, ...ofFlavors];
});

function versionsOf({ known, keys }: FlavorPart): readonly SavedVersion[] {
  return (known?.keys ?? []).flatMap(({ name, role }) => {
    const entry = role === 'version' ? given(keys, name) : undefined;
    const version = textOf(entry?.value);
    if (entry === undefined || version === undefined) return [];
    return { packages: ownPackages[name] ?? known?.packages ?? [], key: name, version, at: entry.valueNode.span };
  });
}

/** Version keys that do not tell of the flavor's own library. */
const ownPackages: Readonly<Record<string, readonly string[]>> = {
  ['cloudpickle_version']: ['cloudpickle'],
  ['keras_version']: ['keras'],
  ['tensorflow_version']: ['tensorflow', 'tensorflow-cpu'],
  ['johnsnowlabs_version']: ['johnsnowlabs'],
};

/** By package: what the conda environment pins, and above it what the model was saved with. */
function knownVersions(subject: Subject): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const { name, pinned } of requirementsIn(environmentOf(subject).condaPip?.lines)) {
    if (pinned !== undefined) versions.set(name, pinned);
  }
  for (const { packages, version } of savedVersions(subject.document)) {
    if (isRelease(version)) for (const name of packages) versions.set(name, version);
  }
  return versions;
}

/** Neither pinned nor bounded above. */
function isOpen({ specifier, hasUrl }: Requirement): boolean {
  return !hasUrl && !/(^|,)(===?|~=|<=?)/.test(specifier);
}

function pinFix(requirement: Requirement, version: string): Fix | undefined {
  const { bodySpan, text, specifier } = requirement;
  const head = /^[A-Za-z0-9._-]+\s*(\[[^\]]*\])?/.exec(text)?.[0]?.trim();
  if (head === undefined || bodySpan.end - bodySpan.start > text.length) return undefined;
  if (specifier !== '' && requirement.marker !== undefined) return undefined;
  return {
    title: message('fixPin', { text: `${head}==${version}` }),
    isPreferred: true,
    file,
    edits: [{ at: bodySpan, text: `${head}==${version}` }],
  };
}

/** `numpy=1.26`, as conda writes it. */
function equalsFix({ text, span }: { text: string; span: { start: number; end: number } }): readonly Fix[] {
  const match = /^([A-Za-z0-9._-]+(?:\[[^\]]*\])?)\s*=\s*(\d[\w.]*)$/.exec(text);
  if (!match || span.end - span.start !== text.length) return [];
  const mended = `${match[1] ?? ''}==${match[2] ?? ''}`;
  return [
    { title: message('fixReplace', { text: mended }), isPreferred: true, file, edits: [{ at: span, text: mended }] },
  ];
}
