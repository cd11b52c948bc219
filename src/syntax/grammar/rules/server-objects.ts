/** Statements about principals, permissions, keys, messages, events, databases and servers. */
export const serverObjectRules = `
server_statement = (GRANT | DENY) CONTROL TO name ,...
`;

/** First words of the statements above that are all covered: what no rule fits is an error. */
export const ruledServerStatements: readonly string[] = [];
