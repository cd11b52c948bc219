/** model.xml as data: elements with properties and relationships; see docs of DacFx's file format 1.2, schema 2.9. */
export type ModelElement = {
  /** `SqlTable`, `SqlIndex`, … */
  readonly type: string;
  /** `[dbo].[T]`; absent for unnamed constraints and inner specifiers. */
  readonly name?: string | undefined;
  /** Set where a reference by number points at the element (`<Element Disambiguator=…>`). */
  readonly disambiguator?: string | undefined;
  readonly properties: ReadonlyMap<string, string>;
  readonly relationships: ReadonlyMap<string, readonly ModelEntry[]>;
  readonly annotations: readonly ModelAnnotation[];
  /** Attributes of a property's `<Value>` by property name: `QuotedIdentifiers`, `AnsiNulls`, each "true" when given. */
  readonly valueAttributes?: ReadonlyMap<string, Readonly<Record<string, string>>> | undefined;
};

/**
 * An inner element, or a reference to one by name ('' for the database itself, known by its disambiguator). `type` tells built-in
 * elements of one name apart, as the schema dbo and the user dbo, where the relationship does not.
 */
export type ModelEntry =
  | { readonly element: ModelElement }
  | {
      readonly reference: string;
      readonly externalSource?: string;
      readonly disambiguator?: string;
      readonly type?: string;
    };

export type ModelAnnotation = {
  /** `<Annotation Type=…>`, or undefined for `<AttachedAnnotation Disambiguator=…>`. */
  readonly type?: string;
  readonly disambiguator?: string | undefined;
  readonly properties: ReadonlyMap<string, string>;
};
