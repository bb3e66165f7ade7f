/** Where aliases are kept with their values, sealed, so that they can be given back without a token at hand. */
export interface AliasVault {
  /** Keeps all or none; an alias that stands for another value already is refused. */
  readonly save: (tenant: string, aliases: ReadonlyMap<string, string>) => Promise<void>;
  /** The values by `aliasKey`, those that this tenant has; what another key sealed is refused. */
  readonly find: (tenant: string, keys: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly close: () => Promise<void>;
}
