import { describeKind } from './kind-fixture.ts';

describeKind('full-text', { types: ['SqlFullTextIndex', 'SqlFullTextCatalog'] });
