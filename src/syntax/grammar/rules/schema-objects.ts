/** Statements about objects that lie in schemas, and about where they are stored. */
export const schemaObjectRules = `
schema_statement = drop_object
table_element = anything { !',' anything }
drop_object = DROP (TABLE | VIEW | PROCEDURE | PROC | FUNCTION) [IF EXISTS] object_name ,...
`;

/** First words of the statements above that are all covered: what no rule fits is an error. */
export const ruledSchemaStatements: readonly string[] = [];
