import { ConfigurationError } from '../../errors/ConfigurationError';
import type { QdrantConnection } from './QdrantConnection';

/** The first version that takes weights for the fusion of a hybrid query. */
const OLDEST = [1, 17] as const;

/** Throws with both versions where the server is older than the requests of this package. */
export async function refuseOldServer(connection: QdrantConnection, signal?: AbortSignal): Promise<void> {
  const version = await connection.version(signal);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new ConfigurationError('QDRANT_TOO_OLD', `Qdrant at ${connection.host} is version ${version}; ${OLDEST.join('.')} or newer is needed.`, 'Update the Qdrant server.');
}
