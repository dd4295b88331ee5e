import { message, type Message } from '../base/message.ts';
import type { ErrorReason, TrackingFailure } from '../tracking/trackingError.ts';
import { isPlainRemote } from './address.ts';
import type { Connection } from './connection.ts';
import { cureSnippet } from './cures.ts';

/** What is looked at, in the order in which a request meets it. */
export const doctorSteps = ['address', 'proxy', 'tls', 'host', 'signIn', 'version', 'registry'] as const;
export type DoctorStep = (typeof doctorSteps)[number];

export interface StepReport {
  readonly step: DoctorStep;
  readonly outcome: 'pass' | 'warn' | 'fail' | 'skipped';
  /** What was seen; beside a failure, what else is known. */
  readonly text: Message | undefined;
  readonly failure: TrackingFailure | undefined;
}

export interface DoctorReport {
  readonly ok: boolean;
  readonly problem: ErrorReason | undefined;
  readonly serverVersion: string | undefined;
  readonly steps: readonly StepReport[];
  /** A line for the settings, or a command for the server's operator, to copy. */
  readonly cure: string | undefined;
}

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validUntil: number;
}

/** All that was found out. */
export interface Findings {
  readonly failure: TrackingFailure | undefined;
  /** The registry was the one who failed, at whatever obstacle: it may have an address of its own. */
  readonly atRegistry: boolean;
  /** An address that checks the Host header answered. */
  readonly hostTaken: boolean;
  readonly serverVersion: string | undefined;
  /** Of the host; empty when it has none or when a proxy asks in our place. */
  readonly addresses: readonly string[];
  readonly certificate: CertificateFacts | undefined;
}

export function doctorReport(connection: Connection, findings: Findings): DoctorReport {
  const { failure, serverVersion, atRegistry } = findings;
  const failedStep = failure && (atRegistry ? 'registry' : (stepOf[failure.reason] ?? 'version'));
  const failedAt = failedStep === undefined ? doctorSteps.length : doctorSteps.indexOf(failedStep);
  const steps = doctorSteps.map((step, index): StepReport => {
    if (index === failedAt) return { step, outcome: 'fail', text: beside(step, findings), failure };
    if (index > failedAt) return skipped(step);
    const { outcome, text } = seen[step](connection, findings);
    return { step, outcome, text, failure: undefined };
  });
  return {
    ok: failure === undefined,
    problem: failure?.reason,
    serverVersion,
    steps,
    cure: failure && cureSnippet(failure, connection),
  };
}

/** At which obstacle a failure means that the request got stuck; anything else is about what answers there. */
const stepOf: Partial<Record<ErrorReason, DoctorStep>> = {
  dns: 'address',
  unreachable: 'address',
  timeout: 'address',
  proxy: 'proxy',
  tls: 'tls',
  hostRejected: 'host',
  unauthorized: 'signIn',
  forbidden: 'signIn',
  registryMissing: 'registry',
};

type Seen = Pick<StepReport, 'outcome' | 'text'>;

const pass = (text: Message): Seen => ({ outcome: 'pass', text });
const warn = (text: Message): Seen => ({ outcome: 'warn', text });

function skipped(step: DoctorStep): StepReport {
  return { step, outcome: 'skipped', text: message('doctorSkipped'), failure: undefined };
}

/** What is said of an obstacle that the request got past. */
const seen: Record<DoctorStep, (connection: Connection, findings: Findings) => Seen> = {
  address: ({ trackingUri }, { addresses }) => {
    const { hostname: host } = new URL(trackingUri);
    return pass(
      addresses.length > 0
        ? message('doctorAddress', { host, addresses: addresses.join(', ') })
        : message('doctorAnswers', { host }),
    );
  },
  proxy: () => pass(message('doctorProxy')),
  tls: ({ trackingUri, auth, insecureTls }, { certificate }) => {
    if (auth !== 'none' && isPlainRemote(trackingUri)) return warn(message('doctorTlsPlain'));
    if (!trackingUri.startsWith('https:')) return { outcome: 'skipped', text: message('doctorTlsOff') };
    if (insecureTls) return warn(message('doctorTlsUnverified'));
    return pass(
      certificate ? message('doctorTlsUntil', { date: isoDate(certificate.validUntil) }) : message('doctorTls'),
    );
  },
  host: (_, { hostTaken }) =>
    hostTaken ? pass(message('doctorHost')) : { outcome: 'skipped', text: message('doctorSkipped') },
  signIn: ({ auth }) => pass(auth === 'none' ? message('doctorSignInOpen') : message('doctorSignIn')),
  version: (_, { serverVersion }) =>
    serverVersion === undefined
      ? warn(message('doctorVersionUnknown'))
      : pass(message('doctorVersion', { version: serverVersion })),
  registry: () => pass(message('doctorRegistry')),
};

function beside(step: DoctorStep, { certificate, serverVersion, failure }: Findings): Message | undefined {
  if (step === 'tls' && certificate) {
    const { subject, issuer, validUntil } = certificate;
    return message('doctorCertificate', { subject, issuer, date: isoDate(validUntil) });
  }
  if (failure?.code === 'noWorkspaces') return message('doctorNoWorkspaces');
  return failure?.reason === 'tooOld' && serverVersion !== undefined
    ? message('doctorVersionOld', { version: serverVersion })
    : undefined;
}

function isoDate(time: number): string {
  return Number.isNaN(time) ? '?' : new Date(time).toISOString().slice(0, 10);
}
