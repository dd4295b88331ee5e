import { renderEnglish, type Message } from '../../core/base/message.ts';
import { LifecycleError } from '../../core/lifecycle/lifecycleError.ts';
import { errorText } from '../../core/tracking/errorText.ts';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** Undefined for what is a mistake of this program. Secrets go out of the server's words before those are shortened: half a secret is not found. */
export function problemText(error: unknown, secrets: readonly string[]): string | undefined {
  if (error instanceof LifecycleError) return renderEnglish(error.told);
  if (!(error instanceof TrackingError)) return undefined;
  const { serverMessage = '' } = error.failure;
  const { cause, cure, words } = errorText({
    ...error.failure,
    serverMessage: withoutSecrets(serverMessage, secrets),
  });
  const others = [cure, words].filter((part): part is Message => part !== undefined).map(renderEnglish);
  return [sentence(renderEnglish(cause)), ...others].join(' ');
}

function sentence(cause: string): string {
  return `${cause.charAt(0).toUpperCase()}${cause.slice(1)}.`;
}
