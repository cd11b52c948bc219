import { describeKind } from './kind-fixture.ts';

describeKind('event-session', { types: ['SqlEventSession'] });
describeKind('database-event-session', { platform: 'SqlAzure', types: ['SqlDatabaseEventSession'] });
