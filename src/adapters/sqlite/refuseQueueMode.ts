import { ConfigurationError } from '../../errors/ConfigurationError';

/** A SQLite file on a network share loses data, so in queue mode it is used only where the credential says that all workers run on this host. */
export function refuseQueueMode(place: { readonly queueMode: boolean; readonly allWorkersOnThisHost: boolean }): void {
  if (!place.queueMode || place.allWorkersOnThisHost) return;
  throw new ConfigurationError(
    'QUEUE_MODE',
    'This n8n runs in queue mode, and the built-in store is a file that only one host can use.',
    'Set All Workers Run on This Host in the credential if that is so, or choose a server.',
  );
}
