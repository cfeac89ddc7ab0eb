/** An object with properties that are made at their first use and kept; they count among its own, so that `{...object}` takes them. */
export function lazily<Base extends object, Late extends object>(base: Base, makers: { readonly [K in keyof Late]: () => Late[K] }): Base & Late {
  for (const name of Object.keys(makers) as (keyof Late & string)[]) {
    Object.defineProperty(base, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[name]();
        Object.defineProperty(base, name, { enumerable: true, configurable: true, value });
        return value;
      },
    });
  }
  return base as Base & Late; // every name of Late was defined above
}
