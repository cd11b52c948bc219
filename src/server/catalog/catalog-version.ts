import { fail } from '../../base/errors.ts';

/** Catalogs that differ in their views and columns, oldest first. */
export const catalogVersions = ['2014', '2016', '2017', '2019', '2022', '2025', 'AzureSQL'] as const;
export type CatalogVersion = (typeof catalogVersions)[number];

/** What a server says of itself: SERVERPROPERTY 'EngineEdition' and 'ProductVersion', and the database's level. */
export type ServerIdentity = {
  readonly engineEdition: number;
  readonly productVersion: string;
  readonly compatibilityLevel: number;
};

/** What a server is: for a managed instance, which has views of both, the catalogs whose columns may be there. */
export type ServerKind = {
  readonly catalogs: readonly CatalogVersion[];
  /** 'Sql160', 'SqlAzure', …: as in packages. */
  readonly platform: string;
};

const byMajor: Readonly<Record<number, CatalogVersion>> = {
  12: '2014',
  13: '2016',
  14: '2017',
  15: '2019',
  16: '2022',
  17: '2025',
};

/** 2 Standard, 3 Enterprise and Developer, 4 Express, 9 Edge. The others are services, of which 5 and 8 are SQL Server databases. */
const box = new Set([2, 3, 4, 9]);
const azureSqlDatabase = 5;
const managedInstance = 8;

/**
 * The catalogs and the platform of a server. A managed instance says version 12 whatever it is, so the database's level
 * tells: 170 is SQL Server 2025, everything below 2022, which is its least. Throws CAT002 for what is not read.
 */
export function serverKind({ engineEdition, productVersion, compatibilityLevel }: ServerIdentity): ServerKind {
  if (engineEdition === azureSqlDatabase) return { catalogs: ['AzureSQL'], platform: 'SqlAzure' };
  if (engineEdition === managedInstance) {
    return { catalogs: ['2025', 'AzureSQL'], platform: compatibilityLevel >= 170 ? 'Sql170' : 'Sql160' };
  }
  const major = Number.parseInt(productVersion, 10);
  const version = byMajor[major];
  if (!box.has(engineEdition) || version === undefined) {
    fail(
      'CAT002',
      `The catalog of this server is not known: version ${productVersion}, engine edition ${engineEdition}.`,
      {
        hint: 'SQL Server 2014 to 2025, Azure SQL Database and Azure SQL Managed Instance are read.',
      },
    );
  }
  return { catalogs: [version], platform: `Sql${major}0` };
}
