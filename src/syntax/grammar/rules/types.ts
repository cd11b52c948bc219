/** Types, sequences, synonyms, schemas, rules, defaults, XML schema collections, assemblies and aggregates. */
export const typeRules = `
type_definition = TYPE two_part_name (FROM data_type [NULL | NOT NULL] | clr_name | AS TABLE '(' type_element ,... ')' [WITH '(' memory_optimized ')'])
clr_name = EXTERNAL NAME two_part_name

sequence_definition = SEQUENCE two_part_name { AS data_type | START WITH signed_number | sequence_option }
sequence_change = SEQUENCE two_part_name { RESTART [WITH signed_number] | sequence_option }
sequence_option =
    INCREMENT BY signed_number | (MINVALUE | MAXVALUE) signed_number | CACHE [signed_number] | CYCLE
  | NO (MINVALUE | MAXVALUE | CACHE | CYCLE)

synonym_definition = SYNONYM two_part_name FOR object_name

schema_definition = SCHEMA (name [AUTHORIZATION name] | AUTHORIZATION name)
  { CREATE (table_definition | view_definition) | grant_statement | deny_statement | revoke_statement }
schema_change = SCHEMA name TRANSFER [(OBJECT | TYPE) '::' | XML SCHEMA COLLECTION '::'] two_part_name

rule_definition = RULE two_part_name AS condition
default_definition = DEFAULT two_part_name AS expression

xml_schema_collection_definition = XML SCHEMA COLLECTION two_part_name AS expression
xml_schema_collection_change = XML SCHEMA COLLECTION two_part_name ADD expression

assembly_definition = ASSEMBLY name [AUTHORIZATION name] FROM expression ,... [WITH permission_set]
permission_set = PERMISSION_SET '=' (SAFE | EXTERNAL_ACCESS | UNSAFE)
assembly_change = ASSEMBLY name !end_of_statement [FROM expression] [WITH (permission_set | VISIBILITY '=' on_off | UNCHECKED DATA) ,...]
  [DROP FILE (ALL | string ,...)] [ADD FILE FROM (expression [AS string]) ,...]
aggregate_definition = AGGREGATE two_part_name '(' (variable [AS] data_type [NULL | NOT NULL]) ,... ')' RETURNS data_type clr_name
`;
