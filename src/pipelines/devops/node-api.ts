// Everything that is used of azure-devops-node-api, in one place: it is a megabyte with all its clients, and the command line keeps it
// in a file of its own (scripts/build.ts), which only `setup` loads.
export { getBearerHandler, getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
