/** The options that decide what a comparison sees and what may go; a part of the plan's options. */
export type DiffOptions = {
  readonly drop: 'none' | 'all' | readonly string[];
  readonly ignore: {
    readonly schemas: readonly string[];
    readonly names: readonly string[];
    readonly kinds: readonly string[];
  };
  readonly security: boolean;
  readonly comments: 'deploy' | 'ignore';
};

/** An object for a reader: its kind and its name as DacFx's DeployReport spells it. */
export type NamedObject = { readonly kind: string; readonly name: string };
