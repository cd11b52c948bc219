import { describeKind } from './kind-fixture.ts';

describeKind('broker', { types: ['SqlQueue', 'SqlService', 'SqlContract', 'SqlMessageType'] });
