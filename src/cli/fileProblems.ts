import type { Finding } from './finding.ts';
import { siblingLimits } from '../core/mlmodel/siblings.ts';
import type { TextRead } from './readText.ts';
import type { SarifRule } from './sarifReport.ts';

/** What keeps a file from being checked at all; an editor shows no such file. */
export const fileProblemRules: readonly SarifRule[] = [
  {
    code: 'file-unreadable',
    severity: 'error',
    docs: {
      cause: 'The file cannot be read: permissions, no regular file, or larger than 64 MB (16 MB beside a model).',
      example: '',
      cure: 'Make it readable, or leave it out of the paths that are checked.',
    },
  },
  {
    code: 'file-encoding',
    severity: 'error',
    docs: {
      cause: 'The file is not UTF-8, which MLflow needs.',
      example: '',
      cure: 'Save it as UTF-8.',
    },
  },
  {
    code: 'internal-error',
    severity: 'error',
    docs: {
      cause: 'A mistake in mlmodel itself kept it from checking this model; the others were checked.',
      example: '',
      cure: 'Report it, with what stands on standard error and, where possible, the file.',
    },
  },
];

/** Of a file beside a model: what is said about the model may be incomplete then. */
export const tooLargeBeside: Finding = {
  code: 'file-unreadable',
  severity: 'information',
  message: `The file is larger than ${siblingLimits.fileBytes / 1_000_000} MB and was not looked at.`,
  at: { start: 0, end: 0 },
};

export const internalError: Finding = {
  code: 'internal-error',
  severity: 'error',
  message: 'A mistake in mlmodel itself kept it from checking this model.',
  at: { start: 0, end: 0 },
};

export function problemOf(read: Exclude<TextRead, { kind: 'text' }>): Finding {
  const place = { severity: 'error', at: { start: 0, end: 0 } } as const;
  if (read.kind === 'notUtf8') return { ...place, code: 'file-encoding', message: 'The file is not UTF-8.' };
  return { ...place, code: 'file-unreadable', message: `The file cannot be read: ${read.reason}.` };
}
