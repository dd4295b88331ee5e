import { message } from '../../base/message.ts';
import { readRequirements, type RequirementLine } from '../../mlmodel/rules/requirementLines.ts';
import { failed, passed, unknown, type Evaluator } from './answer.ts';

/** An input example that is there, and that the model takes by `predict()` and by its scoring server: no problem with it is found. */
export const exampleValid: Evaluator<'exampleValid'> = (_, { candidate: { files } }) => {
  if (files.kind !== 'known') return unknown(files.why);
  const { hasExample, problems } = files.value;
  const problem = problems.find(
    ({ code, severity }) => code.startsWith('example-') && (severity === 'error' || severity === 'warning'),
  );
  if (!hasExample) return failed(message('gateExampleNone'));
  return problem ? failed(problem.message) : passed(message('gateExampleThere'));
};

/**
 * Each line of `requirements.txt` fits one version alone: `name==1.2.3`, an archive, or a commit of a repository. Ranges (`~=`, `<=`) are not
 * pinned. Lines of other files (`-r`, `-c`) are not read, so they make it `unknown`.
 */
export const requirementsPinned: Evaluator<'requirementsPinned'> = (_, { candidate: { files } }) => {
  if (files.kind !== 'known') return unknown(files.why);
  const text = files.value.requirements;
  if (text === undefined) return failed(message('gateRequirementsNone'));
  const lines = readRequirements(text).filter((line) => !isOption(line, text));
  const open = lines.filter((line) => !isPinned(line, text));
  const others = open.filter(({ kind }) => kind !== 'file');
  const count = lines.length;
  if (others.length > 0) {
    const names = others.slice(0, mostNames).map((line) => nameOf(line, text));
    return failed(message('gateRequirementsOpen', { open: others.length, count, names: names.join(', ') }));
  }
  const [file] = open;
  if (file?.kind === 'file') return unknown(message('gateRequirementsElsewhere', { path: file.path }));
  return count === 0 ? failed(message('gateRequirementsEmpty')) : passed(message('gateRequirementsPinned', { count }));
};

const mostNames = 5;

/** `--index-url …` and the like say where packages come from, not which. */
function isOption(line: RequirementLine, text: string): boolean {
  return line.kind === 'other' && /^-(?!e|-editable)/.test(textOf(line, text));
}

function isPinned(line: RequirementLine, text: string): boolean {
  if (line.kind === 'requirement') return line.pinned !== undefined || (line.hasUrl && isFixedPlace(line.text));
  return line.kind === 'other' && !textOf(line, text).startsWith('-') && isFixedPlace(textOf(line, text));
}

/** An archive, or a repository at a commit; a branch moves on. */
function isFixedPlace(place: string): boolean {
  const [address = ''] = place.split(/[\s;]+(?=;)|\s;/);
  return /@[0-9a-f]{40}(#|$)/.test(address) || /\.(whl|tar\.gz|zip)(#|$)/.test(address);
}

function nameOf(line: RequirementLine, text: string): string {
  return line.kind === 'requirement' ? line.name : textOf(line, text);
}

function textOf({ span }: RequirementLine, text: string): string {
  return text.slice(span.start, span.end);
}
