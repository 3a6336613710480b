/**
 * The shape of a value in a JSON body. The response types that are inferred
 * from the OpenAPI document know neither `readonly` nor interfaces.
 */
export type Wire<T> = T extends readonly (infer U)[]
  ? Wire<U>[]
  : T extends object
  ? { -readonly [K in keyof T]: Wire<T[K]> }
  : T;

export function toWire<T>(value: T): Wire<T> {
  return value as Wire<T>;
}
