declare const brand: unique symbol

/** A value that only its own constructor makes: `CprNumber` is a string, but no string is a `CprNumber`. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name }
