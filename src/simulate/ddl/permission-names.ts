/** Codes of sys.database_permissions.type by permission name (documentation: sys.database_permissions). */
const codes: Readonly<Record<string, string>> = {
  ALTER: 'AL',
  'ALTER ANY APPLICATION ROLE': 'ALAR',
  'ALTER ANY ASSEMBLY': 'ALAS',
  'ALTER ANY ASYMMETRIC KEY': 'ALAK',
  'ALTER ANY CERTIFICATE': 'ALCF',
  'ALTER ANY COLUMN ENCRYPTION KEY': 'ALCK',
  'ALTER ANY COLUMN MASTER KEY': 'ALCM',
  'ALTER ANY CONTRACT': 'ALSC',
  'ALTER ANY DATABASE AUDIT': 'ALDA',
  'ALTER ANY DATABASE DDL TRIGGER': 'ALTG',
  'ALTER ANY DATABASE EVENT NOTIFICATION': 'ALED',
  'ALTER ANY DATABASE EVENT SESSION': 'AADS',
  'ALTER ANY DATABASE SCOPED CONFIGURATION': 'ALDC',
  'ALTER ANY DATASPACE': 'ALDS',
  'ALTER ANY EXTERNAL DATA SOURCE': 'AEDS',
  'ALTER ANY EXTERNAL FILE FORMAT': 'AEFF',
  'ALTER ANY FULLTEXT CATALOG': 'ALFT',
  'ALTER ANY MASK': 'AAMK',
  'ALTER ANY MESSAGE TYPE': 'ALMT',
  'ALTER ANY REMOTE SERVICE BINDING': 'ALSB',
  'ALTER ANY ROLE': 'ALRL',
  'ALTER ANY ROUTE': 'ALRT',
  'ALTER ANY SCHEMA': 'ALSM',
  'ALTER ANY SECURITY POLICY': 'ALSP',
  'ALTER ANY SENSITIVITY CLASSIFICATION': 'AASC',
  'ALTER ANY SERVICE': 'ALSV',
  'ALTER ANY SYMMETRIC KEY': 'ALSK',
  'ALTER ANY USER': 'ALUS',
  AUTHENTICATE: 'AUTH',
  'BACKUP DATABASE': 'BADB',
  'BACKUP LOG': 'BALO',
  CHECKPOINT: 'CP',
  CONNECT: 'CO',
  'CONNECT REPLICATION': 'CORP',
  CONTROL: 'CL',
  'CREATE AGGREGATE': 'CRAG',
  'CREATE ASSEMBLY': 'CRAS',
  'CREATE DEFAULT': 'CRDF',
  'CREATE FULLTEXT CATALOG': 'CRFT',
  'CREATE FUNCTION': 'CRFN',
  'CREATE PROCEDURE': 'CRPR',
  'CREATE QUEUE': 'CRQU',
  'CREATE ROLE': 'CRRL',
  'CREATE RULE': 'CRRU',
  'CREATE SCHEMA': 'CRSM',
  'CREATE SEQUENCE': 'CRSO',
  'CREATE SERVICE': 'CRSV',
  'CREATE SYMMETRIC KEY': 'CRSK',
  'CREATE SYNONYM': 'CRSN',
  'CREATE TABLE': 'CRTB',
  'CREATE TYPE': 'CRTY',
  'CREATE USER': 'CUSR',
  'CREATE VIEW': 'CRVW',
  'CREATE XML SCHEMA COLLECTION': 'CRXS',
  DELETE: 'DL',
  EXECUTE: 'EX',
  'EXECUTE ANY EXTERNAL SCRIPT': 'EAES',
  IMPERSONATE: 'IM',
  INSERT: 'IN',
  'KILL DATABASE CONNECTION': 'KIDC',
  RECEIVE: 'RC',
  REFERENCES: 'RF',
  SELECT: 'SL',
  SEND: 'SN',
  SHOWPLAN: 'SPLN',
  'SUBSCRIBE QUERY NOTIFICATIONS': 'SUQN',
  'TAKE OWNERSHIP': 'TO',
  UNMASK: 'UMSK',
  UPDATE: 'UP',
  'VIEW ANY COLUMN ENCRYPTION KEY DEFINITION': 'VWCK',
  'VIEW ANY COLUMN MASTER KEY DEFINITION': 'VWCM',
  'VIEW ANY SENSITIVITY CLASSIFICATION': 'VASC',
  'VIEW CHANGE TRACKING': 'VWCT',
  'VIEW DATABASE STATE': 'VWDS',
  'VIEW DATABASE PERFORMANCE STATE': 'VDP',
  'VIEW DATABASE SECURITY STATE': 'VDS',
  'VIEW DEFINITION': 'VW',
};

/** The four characters of a permission; a permission that is not in the list gets the initials of its words. */
export function permissionCode(name: string): string {
  const known = Object.hasOwn(codes, name) ? codes[name] : undefined;
  const code =
    known ??
    name
      .split(' ')
      .map((word) => word.charAt(0))
      .join('')
      .slice(0, 4);
  return code.padEnd(4);
}

/** What ALL means for an object of a type. */
export function allPermissions(objectType: string): readonly string[] {
  switch (objectType.trim()) {
    case 'P':
    case 'PC':
      return ['EXECUTE'];
    case 'FN':
    case 'FS':
      return ['EXECUTE', 'REFERENCES'];
    default:
      return ['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'UPDATE'];
  }
}
