/** Statements that define, alter and drop: which rules they are in. */
export const definitionRules = `
definition_statement = schema_statement | server_statement
`;
