import { describeKind } from './kind-fixture.ts';

describeKind('xml-index', { types: ['SqlXmlIndex', 'SqlSelectiveXmlIndex'] });
