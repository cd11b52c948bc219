/** Statements about principals, permissions, keys, messages, events, databases and servers. */
export const serverObjectRules = `
server_statement = (GRANT | DENY) CONTROL TO name ,...
`;
