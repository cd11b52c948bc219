/** SQL Server versions that packages are built for, oldest first, by the names of the command line: Sql100 is SQL Server 2008. */
export const platforms = [
  'Sql100',
  'Sql110',
  'Sql120',
  'Sql130',
  'Sql140',
  'Sql150',
  'Sql160',
  'Sql170',
  'SqlAzure',
] as const;

const known: ReadonlySet<string> = new Set(platforms);

/** Whether we know what this platform's databases are made of; Azure Synapse and Fabric (`SqlDw`, `SqlDbFabric`) are others. */
export function isPlatform(name: string): boolean {
  return known.has(name);
}
