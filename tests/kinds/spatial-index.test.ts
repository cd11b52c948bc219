import { describeKind } from './kind-fixture.ts';

describeKind('spatial-index', { types: ['SqlSpatialIndex'] });
