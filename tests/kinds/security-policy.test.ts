import { describeKind } from './kind-fixture.ts';

describeKind('security-policy', { types: ['SqlSecurityPolicy'] });
