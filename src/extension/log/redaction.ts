const shortest = 4;

/** Knows the secrets of this window and takes them out of whatever is written. */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** Very short values would blot out ordinary text and say more than they hide. */
  add(secret: string): void {
    for (const form of [secret, encodeURIComponent(secret), base64(secret)]) {
      if (form.length >= shortest) this.#secrets.add(form);
    }
  }

  redact(text: string): string {
    let clean = text.replace(authorization, '$1[redacted]').replace(userInfo, '$1[redacted]@');
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, '[redacted]');
    return clean;
  }
}

const authorization = /(authorization["']?\s*[:=]\s*["']?)(?:(?:basic|bearer|digest)\s+)?[^\s"',;]+/gi;
const userInfo = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
