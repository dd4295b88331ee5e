import { TrackingError, type ErrorReason } from '../../core/tracking/trackingError.ts';

/** The kinds of failure that VS Code tells apart for a file. */
export type FileProblem = 'notFound' | 'noPermissions' | 'unavailable';

export function fileProblem(error: unknown): FileProblem {
  return error instanceof TrackingError ? (problems[error.reason] ?? 'unavailable') : 'unavailable';
}

const problems: Partial<Record<ErrorReason, FileProblem>> = {
  notFound: 'notFound',
  unauthorized: 'noPermissions',
  forbidden: 'noPermissions',
  untrusted: 'noPermissions',
};
