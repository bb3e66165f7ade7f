import type { FailedDocument } from '../../document/Document';
import { PrivateLlmError } from '../../errors/PrivateLlmError';
import type { VisionModel } from './readPicturesByChat';

/** What is told to a thread that asked for a picture: the text, or the error in words that are safe to show. Never throws. */
export async function answerPicture(vision: VisionModel | undefined, picture: Uint8Array, signal: AbortSignal): Promise<{ readonly text: string } | { readonly error: FailedDocument['error'] }> {
  try {
    if (!vision) throw new TypeError('A picture was sent though there is no vision model.');
    return { text: await vision.read(picture, signal) };
  } catch (error) {
    if (error instanceof PrivateLlmError) return { error: { code: error.code, message: error.message, todo: error.todo } };
    return { error: { code: 'PICTURE_MISREAD', message: 'The vision model could not be asked.', todo: 'See the log of the model server.' } };
  }
}
