import { isIP } from 'node:net';
import { connect, type PeerCertificate } from 'node:tls';
import type { CertificateFacts } from '../core/connections/doctorReport.ts';

/**
 * The certificate that a server presents, whether it is trusted or not; nothing else is sent. Undefined when none was seen in time: the way may
 * lead through a proxy, which this does not take.
 */
export function readCertificate(host: string, port: number, timeout = 5_000): Promise<CertificateFacts | undefined> {
  return new Promise((resolve) => {
    const name = isIP(host) ? {} : { servername: host };
    const socket = connect({ host, port, ...name, rejectUnauthorized: false, timeout });
    const finish = (facts: CertificateFacts | undefined): void => {
      socket.destroy();
      resolve(facts);
    };
    socket.once('secureConnect', () => finish(toFacts(socket.getPeerCertificate())));
    socket.once('timeout', () => finish(undefined));
    socket.once('error', () => finish(undefined));
  });
}

function toFacts({ subject, issuer, valid_to: validTo }: PeerCertificate): CertificateFacts | undefined {
  if (!validTo) return undefined;
  return { subject: nameOf(subject), issuer: nameOf(issuer), validUntil: Date.parse(validTo) };
}

function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const text = [name?.CN].flat().find((part) => part) ?? [name?.O].flat().find((part) => part);
  return text === undefined ? '?' : `CN=${text}`;
}
