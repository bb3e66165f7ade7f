/** The same plain data without undefined fields, as JSON has none; texts, which may be long, are not copied. */
export function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one: unknown) => withoutUndefined(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined).map(([name, field]) => [name, withoutUndefined(field as unknown)])) as T;
}
