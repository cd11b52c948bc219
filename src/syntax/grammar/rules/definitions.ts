/** Statements that define, alter and drop: which rules they are in. */
export const definitionRules = `
definition_statement = create_module | alter_module | schema_statement | server_statement
`;
