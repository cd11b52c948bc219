import type { CustomData } from '../formats/model-xml-reader.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { KindName } from '../model/kind-name.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Kind, ReadContext, StatementBuilders } from './kind.ts';

/** All kinds by name and all builders by statement. Passed in everywhere, so that a test can run a world of three kinds. */
export type Registry = {
  readonly kinds: { readonly [K in KindName]?: Kind };
  readonly builders: StatementBuilders;
  /**
   * The database's options as a project states them: MSBuild properties by lower-case name (`defaultcollation`,
   * `ansinulls`, `recovery` …). An empty map gives what DacFx's `new TSqlModelOptions()` gives.
   */
  readonly projectOptions?: (properties: ReadonlyMap<string, string>, context: ReadContext) => SchemaObject;
  /** What no element of model.xml can say, as header data of our own that DacFx passes over, both ways. */
  readonly carried?: {
    write(model: DatabaseModel, context: ReadContext): CustomData | undefined;
    read(header: readonly CustomData[], context: ReadContext): readonly SchemaObject[];
    /** What references to a carried object may say: a reference to it is not unresolved. */
    names(object: SchemaObject, context: ReadContext): readonly ObjectKey[];
  };
};
