import type { Cloud } from '../sign-in.ts';

type Known = Cloud & { readonly names: readonly string[]; readonly suffix: string };

/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud; names as Azure Resource Manager connections have them. */
const clouds: readonly [Known, ...Known[]] = [
  {
    names: ['AzureCloud'],
    suffix: '.database.windows.net',
    authority: 'https://login.microsoftonline.com/',
    resource: 'https://database.windows.net/',
  },
  {
    names: ['AzureUSGovernment', 'AzureUSGovernment2'],
    suffix: '.database.usgovcloudapi.net',
    authority: 'https://login.microsoftonline.us/',
    resource: 'https://database.usgovcloudapi.net/',
  },
  {
    names: ['AzureChinaCloud'],
    suffix: '.database.chinacloudapi.cn',
    authority: 'https://login.chinacloudapi.cn/',
    resource: 'https://database.chinacloudapi.cn/',
  },
];

/** The cloud of a server by its name; the public one where it has a name of its own. */
export function cloudOfServer(server: string): Cloud {
  return clouds.find(({ suffix }) => server.toLowerCase().endsWith(suffix)) ?? clouds[0];
}

/** The cloud that a service connection names; undefined for one that is not known (Azure Stack). */
export function cloudNamed(name: string): Cloud | undefined {
  return clouds.find(({ names }) => names.some((n) => n.toLowerCase() === name.toLowerCase()));
}
