// Everything that is used of tedious, in one place: the command line keeps it in a file of its own (scripts/build.ts), which a
// plan between packages never loads. The last two are its insides, see docs/decisions/tedious.md.
export { Connection, type ConnectionConfiguration, ConnectionError, Request, TYPES } from 'tedious';
export { default as tokenHelpers } from 'tedious/lib/token/helpers.js';
export { default as valueParser } from 'tedious/lib/value-parser.js';
