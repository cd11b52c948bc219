/** Releases that the stand-in can be, by the name that system-views.json gives them. */
export type Version = '2014' | '2016' | '2017' | '2019' | '2022' | '2025' | 'AzureSQL';

export type Release = {
  /** For the simulator: decides types and compatibility level. */
  readonly platform: string;
  readonly product: string;
  readonly level: number;
  /** Internal version of its databases and backups: a restore goes to the same or a higher one. */
  readonly database: number;
  readonly title: string;
};

const releases: Readonly<Record<Version, Release>> = {
  '2014': box('Sql120', '12.0.6024.0', 782, 'Microsoft SQL Server 2014 (SP3) (KB4022619)'),
  '2016': box('Sql130', '13.0.6300.2', 852, 'Microsoft SQL Server 2016 (SP3) (KB5003279)'),
  '2017': box('Sql140', '14.0.3465.1', 869, 'Microsoft SQL Server 2017 (RTM-CU31)'),
  '2019': box('Sql150', '15.0.4375.4', 904, 'Microsoft SQL Server 2019 (RTM-CU27)'),
  '2022': box('Sql160', '16.0.4135.4', 957, 'Microsoft SQL Server 2022 (RTM-CU14)'),
  '2025': box('Sql170', '17.0.1000.7', 998, 'Microsoft SQL Server 2025 (RTM)'),
  AzureSQL: {
    platform: 'SqlAzure',
    product: '12.0.2000.8',
    level: 170,
    database: 998,
    title: 'Microsoft SQL Azure (RTM)',
  },
};

function box(platform: string, product: string, database: number, title: string): Release {
  return { platform, product, database, title, level: Number(platform.slice(3)) };
}

export const releaseOf = (version: Version): Release => releases[version];
