/** Statements about objects that lie in schemas, and about where they are stored. */
export const schemaObjectRules = `
schema_statement = create_schema_object | alter_schema_object | drop_schema_object | update_statistics | switch_trigger

create_schema_object = CREATE
  ( table_definition | external_table_definition | index_definition | statistics_definition
  | type_definition | sequence_definition | synonym_definition | schema_definition | rule_definition | default_definition
  | xml_schema_collection_definition | assembly_definition | aggregate_definition
  | partition_definition | full_text_definition | search_property_list_definition )

alter_schema_object = ALTER
  ( table_change | index_change | sequence_change | schema_change | xml_schema_collection_change | assembly_change
  | partition_change | full_text_change | search_property_list_change )

drop_schema_object = DROP
  ( TABLE [IF EXISTS] three_part_name ,...
  | (VIEW | PROCEDURE | PROC | FUNCTION | DEFAULT | RULE | AGGREGATE | SYNONYM | SEQUENCE) [IF EXISTS] two_part_name ,...
  | TRIGGER [IF EXISTS] two_part_name ,... [ON (DATABASE | ALL SERVER)]
  | TYPE [IF EXISTS] three_part_name
  | ASSEMBLY [IF EXISTS] two_part_name ,... [WITH NO DEPENDENTS]
  | EXTERNAL TABLE three_part_name ,...
  | index_removal
  | STATISTICS ({ '.' } name name_rest) ,...
  | SCHEMA [IF EXISTS] (object_name (CASCADE | RESTRICT) | name !'.')
  | XML SCHEMA COLLECTION two_part_name
  | PARTITION (FUNCTION | SCHEME) name
  | FULLTEXT (CATALOG name | INDEX ON object_name | STOPLIST name !!';')
  | SEARCH PROPERTY LIST name !!';' )

switch_trigger = (ENABLE | DISABLE) TRIGGER (ALL | object_name ,...) ON (ALL SERVER | DATABASE | object_name)
`;
