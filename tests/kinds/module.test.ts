import { describeKind } from './kind-fixture.ts';

// Elements of modules hold their place in the file and columns that a writer may leave out: they are compared by what they mean.
describeKind('module', { types: [] });
