/** What to do about SQL Server's common errors. https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors */
const hints: Readonly<Record<number, string>> = {
  229: 'Grant the login of this connection the permission that the message names; docs/dba.md has the scripts.',
  262: 'Grant the login of this connection the permission that the message names; docs/dba.md has the scripts.',
  297: 'Grant the login of this connection the permission that the statement needs; docs/dba.md has the scripts.',
  300: 'Grant the login of this connection the permission that the message names; docs/dba.md has the scripts.',
  916: 'Create a user for the login in that database, or connect with another login.',
  1105: 'The filegroup is full: add space or let its files grow, then run again.',
  1101: 'The disk or the filegroup is full: add space, then run again.',
  1205: 'Another session held the locks in the other order; what this group did was rolled back. It may simply be run again.',
  1222: 'Another session held the lock longer than this one may wait. See who blocks (sys.dm_exec_requests), then run again.',
  3101: 'Somebody uses the database: close those sessions, or let the restore set it to single user.',
  3110: 'Restoring needs CREATE ANY DATABASE (dbcreator), or ownership of the database that is replaced.',
  3201: 'The account of the SQL Server service must be able to read the file, by a path that the server sees.',
  3257: 'The disk of the server lacks space for the files of the backup.',
  4060: 'Check the name of the database, that it is online, and that the login has a user in it.',
  4064: 'The default database of the login cannot be opened: name the database in the connection.',
  9002: 'The transaction log is full: see log_reuse_wait_desc in sys.databases; back the log up or let it grow.',
  10054: 'The server or the network closed the connection: the log of SQL Server says more.',
  10928: 'The database is at a limit of its service tier; try again later or raise the tier.',
  10929: 'The server is too busy for this database; try again later.',
  17892: 'A logon trigger refused the connection: its author knows why.',
  18401: 'The server is starting; try again in a minute.',
  18452: 'The login is of a domain that the server does not trust.',
  18456: 'Check user and password. The log of SQL Server says why, under the same state number.',
  18470: 'The login is disabled: ALTER LOGIN … ENABLE.',
  18486: 'The login is locked out: ALTER LOGIN … WITH PASSWORD = … UNLOCK.',
  18487: 'The password of the login has expired.',
  18488: 'The password of the login must be changed before it can be used.',
  40197: 'Azure SQL moved the database; it comes back by itself.',
  40501: 'Azure SQL is busy; try again later.',
  40532: 'The name of the login does not belong to this server.',
  40613: 'The database is not available at the moment (paused or moving); try again in a minute.',
  40615: "Let the agent's address through the firewall of the Azure SQL server, or use an agent inside its network.",
  40914: "Let the agent's subnet through the virtual network rules of the Azure SQL server.",
};

/** What to do about an error of the server, where it is a common one. */
export function hintFor(number: number): string | undefined {
  return hints[number];
}
