import { ConfigurationError } from '../errors/ConfigurationError';

/** Throws unless the list names exactly this model; an empty list allows none. */
export function checkModelAllowed(model: string, allowed: readonly string[]): void {
  if (allowed.includes(model)) return;
  const named = allowed.length > 0 ? `Allowed are: ${allowed.join(', ')}.` : 'The list of allowed models is empty, so none is allowed.';
  throw new ConfigurationError('MODEL_NOT_ALLOWED', `The model "${model.slice(0, 100)}" is not allowed. ${named}`, 'Choose an allowed model, or have IT add this one to Allowed Models in the Model credential.');
}
