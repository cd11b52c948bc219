import { describeKind } from './kind-fixture.ts';

describeKind('extended-property', { types: ['SqlExtendedProperty'] });
