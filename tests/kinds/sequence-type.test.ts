import { describeKind } from './kind-fixture.ts';

describeKind('sequence-type', { types: ['SqlSequence', 'SqlUserDefinedDataType', 'SqlXmlSchemaCollection'] });
